/// The models that return process ids, by the name that they give themselves.
///
/// From the list on Epson's public page of `GS ( H` function 48. Left out are TM-J2000, TM-J2100, TM-U220, TM-U220II
/// and TM-U230, of which the guide of TM-L90 and TM-T88III says otherwise: a printer that does not know the command may
/// put it on paper. Others make printers that bear these names; the answer to a first id decides.
enum ConfirmingModels {
    static func contains(_ model: String) -> Bool { names.contains(model.uppercased()) }

    private static let names: Set<String> = [
        "EU-M30", "TM-L90", "TM-L90LFC", "TM-L100", "TM-M10", "TM-M30", "TM-M30II", "TM-M30II-H", "TM-M30II-NT",
        "TM-M30II-S", "TM-M30II-SL", "TM-M30III", "TM-M30III-H", "TM-M50", "TM-M50II", "TM-M50II-H", "TM-P20",
        "TM-P20II", "TM-P60", "TM-P60II", "TM-P80", "TM-P80II", "TM-T20", "TM-T20II", "TM-T20III", "TM-T20IIIL",
        "TM-T20X", "TM-T70", "TM-T70II", "TM-T81III", "TM-T82II", "TM-T82III", "TM-T82IIIL", "TM-T82X", "TM-T83III",
        "TM-T88IV", "TM-T88V", "TM-T88VI", "TM-T88VII", "TM-T90", "TM-T100",
    ]
}
