/// The characters below 80h that ESC R exchanges for those of a country.
///
/// Source: the tables of receiptful/escpost (8488c6c); countries that are not listed have ASCII.
enum InternationalCharacters {
    /// What a byte stands for in a country.
    static func scalar(_ byte: UInt8, country: UInt8) -> Unicode.Scalar {
        let scalar = Unicode.Scalar(byte)
        guard let exchanges = exchanges(country) else { return scalar }
        var rest = exchanges.unicodeScalars.makeIterator()
        while let from = rest.next(), let to = rest.next() {
            if from == scalar { return to }
        }
        return scalar
    }

    /// Each character and what it becomes, in turn.
    private static func exchanges(_ country: UInt8) -> String? {
        switch country {
        case 1: "@à[°\\ç]§{é|ù}è"
        case 2: "@§[Ä\\Ö]Ü{ä|ö}ü~ß"
        case 3: "#£"
        case 4: "[Æ\\Ø]Å{æ|ø}å"
        case 5: "$¤@É[Ä\\Ö]Å^Ü`é{ä|ö}å~ü"
        case 6: "[°]é`ù{à|ò}è~ì"
        case 7: "#₧[¡\\Ñ]¿{¨|ñ"
        case 8: "\\¥"
        case 9: "$¤@É[Æ\\Ø]Å^Ü`é{æ|ø}å~ü"
        case 10: "@É[Æ\\Ø]Å^Ü`é{æ|ø}å~ü"
        case 11: "@á[¡\\Ñ]¿^é{í|ñ}ó~ú"
        case 12: "@á[¡\\Ñ]¿^é`ü{í|ñ}ó~ú"
        case 13: "\\₩"
        case 14: "@Ž[Š\\Đ]Ć^Č`ž{š|đ}ć~č"
        case 15: "$¥"
        case 16: "#₫"
        case 17: "%٪"
        default: nil
        }
    }
}
