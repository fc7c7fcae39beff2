/// How much fits a line.
package struct PaperSize: Equatable {
    /// Characters of font A.
    package let columns: Int
    /// Characters of font B.
    package let columnsB: Int
    /// Dots.
    package let dots: Int

    /// By the profile, where the setting does not say otherwise: then letters of 12 dots, which nearly all printers have
    /// (NielsLeenheer/ReceiptPrinterEncoder).
    package init(_ profile: PrinterProfile, _ settings: PrinterSettings) {
        columns = settings.columns ?? profile.columns.a
        guard columns != profile.columns.a else {
            (columnsB, dots) = (profile.columns.b, profile.dots)
            return
        }
        (columnsB, dots) = (columns * profile.columns.b / profile.columns.a, columns * 12)
    }
}
