/// How large codes in two dimensions become, by ISO/IEC 18004 and 16022.
enum MatrixCapacity {
    /// How many modules wide the QR code is that holds the data; nil when none does.
    static func qr(_ data: [UInt8], _ correction: MatrixSymbol.Correction) -> Int? {
        let isNumber = data.allSatisfy { 0x30...0x39 ~= $0 }
        for (index, words) in qrDataWords.enumerated() {
            let isSmall = index < 9
            // The kind of data, their count, and the data; a printer may find a shorter way, never a longer one.
            let bits =
                isNumber
                ? 4 + (isSmall ? 10 : index < 26 ? 12 : 14) + (data.count * 10 + 2) / 3
                : 4 + (isSmall ? 8 : 16) + data.count * 8
            if bits <= words[correction.rawValue] * 8 { return 21 + 4 * index }
        }
        return nil
    }

    /// How many modules wide the square Data Matrix code is that holds the data at most; nil when none does.
    static func dataMatrix(_ data: [UInt8]) -> Int? {
        var (words, place) = (0, 0)
        while place < data.count {
            let isPair = place + 1 < data.count && data[place...place + 1].allSatisfy { 0x30...0x39 ~= $0 }
            words += isPair || data[place] < 0x80 ? 1 : 2
            place += isPair ? 2 : 1
        }
        // As bytes: the switch, a length of one or two, and the data.
        let needed = min(words, data.count + 3)
        return squares.first { $0.words >= needed }?.modules
    }

    /// Data code words of each QR version at each degree of correction.
    private static let qrDataWords: [[Int]] = [
        [19, 16, 13, 9], [34, 28, 22, 16], [55, 44, 34, 26], [80, 64, 48, 36], [108, 86, 62, 46], [136, 108, 76, 60],
        [156, 124, 88, 66], [194, 154, 110, 86], [232, 182, 132, 100], [274, 216, 154, 122], [324, 254, 180, 140],
        [370, 290, 206, 158], [428, 334, 244, 180], [461, 365, 261, 197], [523, 415, 295, 223], [589, 453, 325, 253],
        [647, 507, 367, 283], [721, 563, 397, 313], [795, 627, 445, 341], [861, 669, 485, 385], [932, 714, 512, 406],
        [1006, 782, 568, 442], [1094, 860, 614, 464], [1174, 914, 664, 514], [1276, 1000, 718, 538],
        [1370, 1062, 754, 596], [1468, 1128, 808, 628], [1531, 1193, 871, 661], [1631, 1267, 911, 701],
        [1735, 1373, 985, 745], [1843, 1455, 1033, 793], [1955, 1541, 1115, 845], [2071, 1631, 1171, 901],
        [2191, 1725, 1231, 961], [2306, 1812, 1286, 986], [2434, 1914, 1354, 1054], [2566, 1992, 1426, 1096],
        [2702, 2102, 1502, 1142], [2812, 2216, 1582, 1222], [2956, 2334, 1666, 1276],
    ]

    /// Square Data Matrix codes: modules across, data code words.
    private static let squares: [(modules: Int, words: Int)] = [
        (10, 3), (12, 5), (14, 8), (16, 12), (18, 18), (20, 22), (22, 30), (24, 36), (26, 44), (32, 62), (36, 86),
        (40, 114), (44, 144), (48, 174), (52, 204), (64, 280), (72, 368), (80, 456), (88, 576), (96, 696), (104, 816),
        (120, 1050), (132, 1304), (144, 1558),
    ]
}
