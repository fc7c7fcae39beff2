/// A table of characters that a printer has, under the number by which it is selected.
package struct CodePage: Equatable, Sendable {
    /// The tables that are known; the name is that of IBM, Microsoft or ISO.
    package enum Table: String, CaseIterable, Sendable {
        /// IBM page 437.
        case page437 = "437"
        /// IBM page 737.
        case page737 = "737"
        /// IBM page 775.
        case page775 = "775"
        /// IBM page 850.
        case page850 = "850"
        /// IBM page 852.
        case page852 = "852"
        /// IBM page 855.
        case page855 = "855"
        /// IBM page 857.
        case page857 = "857"
        /// IBM page 858.
        case page858 = "858"
        /// IBM page 860.
        case page860 = "860"
        /// IBM page 861.
        case page861 = "861"
        /// IBM page 863.
        case page863 = "863"
        /// IBM page 865.
        case page865 = "865"
        /// IBM page 866.
        case page866 = "866"
        /// Windows page 1250.
        case page1250 = "1250"
        /// Windows page 1251.
        case page1251 = "1251"
        /// Windows page 1252.
        case page1252 = "1252"
        /// Windows page 1253.
        case page1253 = "1253"
        /// Windows page 1254.
        case page1254 = "1254"
        /// Windows page 1257.
        case page1257 = "1257"
        /// ISO 8859-2.
        case latin2 = "8859-2"
        /// ISO 8859-7.
        case greek = "8859-7"
        /// ISO 8859-15.
        case latin9 = "8859-15"
        /// Half-width Katakana of JIS X 0201.
        case katakana
    }

    /// What its bytes mean.
    package let table: Table
    /// The number in this printer's command; makers differ.
    package let number: UInt8

    /// A table under the number that a printer has for it.
    package init(_ table: Table, number: UInt8) { (self.table, self.number) = (table, number) }
}

extension CodePage.Table {
    /// What the bytes from 80h on mean; U+FFFD where they mean nothing.
    package var characters: String {
        switch self {
        case .page437: CodePageTable.page437
        case .page737: CodePageTable.page737
        case .page775: CodePageTable.page775
        case .page850: CodePageTable.page850
        case .page852: CodePageTable.page852
        case .page855: CodePageTable.page855
        case .page857: CodePageTable.page857
        case .page858: CodePageTable.page858
        case .page860: CodePageTable.page860
        case .page861: CodePageTable.page861
        case .page863: CodePageTable.page863
        case .page865: CodePageTable.page865
        case .page866: CodePageTable.page866
        case .page1250: CodePageTable.page1250
        case .page1251: CodePageTable.page1251
        case .page1252: CodePageTable.page1252
        case .page1253: CodePageTable.page1253
        case .page1254: CodePageTable.page1254
        case .page1257: CodePageTable.page1257
        case .latin2: CodePageTable.latin2
        case .greek: CodePageTable.greek
        case .latin9: CodePageTable.latin9
        case .katakana: CodePageTable.katakana
        }
    }
}

extension Character {
    /// The byte of a printable character of ASCII.
    var printableASCII: UInt8? {
        // What takes one byte is one scalar of ASCII.
        let units = utf8
        guard units.count == 1, let unit = units.first, 0x20...0x7E ~= unit else { return nil }
        return unit
    }
}
