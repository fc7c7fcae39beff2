import SimulatorKit

/// PDF417 with text, digits or bytes (ISO/IEC 15438).
enum StackedCode {
    /// What GS ( k functions 65 to 70 set.
    struct Settings: Equatable {
        /// Columns of data; 0 for what fits best.
        var columns = 0
        /// Rows; 0 for as many as are needed.
        var rows = 0
        var module = 3
        /// How many modules high a row is.
        var rowHeight = 3
        var correction = Correction.ratio(1)
        var isTruncated = false

        /// How many check words there are.
        enum Correction: Equatable {
            /// 0 to 8: 2 to 512 words.
            case level(Int)
            /// 1 to 40: so many tenths of the data words, at least.
            case ratio(Int)
        }

        /// What is out of range changes nothing.
        mutating func set(_ function: UInt8, _ value: Int, _ second: Int) {
            switch (function, value) {
            case (65, 0...30): columns = value
            case (66, 0), (66, 3...90): rows = value
            case (67, 2...8): module = value
            case (68, 2...8): rowHeight = value
            case (69, 48): if (48...56).contains(second) { correction = .level(second - 48) }
            case (69, 49): if (1...40).contains(second) { correction = .ratio(second) }
            case (70, 0...1): isTruncated = value == 1
            case (70, 48...49): isTruncated = value == 49
            default: break
            }
        }
    }

    /// Words beyond this do not fit into a symbol.
    private static let mostWords = 928
    private static let pad = 900

    /// The size of a symbol.
    private struct Shape {
        let columns: Int
        let rows: Int
    }

    /// A symbol without its quiet zone, no wider than told where its columns are chosen; nil when the data do not fit.
    static func drawn(_ data: [UInt8], _ settings: Settings, width: Int) -> Bitmap? {
        let words = StackedCodeWords.words(data)
        let level = level(settings.correction, words.count + 1)
        guard !data.isEmpty, let shape = shape(1 + words.count + 2 << level, settings, width) else { return nil }
        let dataCount = shape.columns * shape.rows - 2 << level
        var all = [dataCount] + words
        all += [Int](repeating: pad, count: dataCount - all.count)
        all += ReedSolomon(.init(prime: 929, generator: 3), count: 2 << level, firstRoot: 1).check(all)
        return draw(all, shape, level, isTruncated: settings.isTruncated)
            .stretched(settings.module, settings.module * settings.rowHeight)
    }

    private static func level(_ correction: Settings.Correction, _ count: Int) -> Int {
        switch correction {
        case .level(let level): level
        case .ratio(let tenths): (0...8).first { 2 << $0 >= (count * tenths + 9) / 10 } ?? 8
        }
    }

    private static func shape(_ count: Int, _ settings: Settings, _ width: Int) -> Shape? {
        let fixed = settings.isTruncated ? 35 : 69
        let chosen = settings.columns > 0 ? settings.columns...settings.columns : 1...30
        let shapes = chosen.compactMap { columns -> Shape? in
            let needed = max(3, (count + columns - 1) / columns)
            let rows = settings.rows > 0 ? settings.rows : needed
            guard rows >= needed, rows <= 90, rows * columns <= mostWords else { return nil }
            let isSeen = settings.columns > 0 || (fixed + 17 * columns) * settings.module <= width
            return isSeen ? Shape(columns: columns, rows: rows) : nil
        }
        // About twice as wide as it is high.
        return shapes.min { unlikeness($0, settings, fixed) < unlikeness($1, settings, fixed) }
    }

    private static func unlikeness(_ shape: Shape, _ settings: Settings, _ fixed: Int) -> Int {
        abs(fixed + 17 * shape.columns - 2 * shape.rows * settings.rowHeight)
    }

    private static func draw(_ words: [Int], _ shape: Shape, _ level: Int, isTruncated: Bool) -> Bitmap {
        let width = 17 * (shape.columns + (isTruncated ? 2 : 4)) + 1
        var picture = Bitmap(width: width, height: shape.rows)
        for row in 0..<shape.rows {
            let said = [(shape.rows - 1) / 3, level * 3 + (shape.rows - 1) % 3, shape.columns - 1].map {
                row / 3 * 30 + $0
            }
            let cluster = row % 3
            var x = 0
            put(0b1_1111_1110_1010_1000, 17, &picture, &x, row)
            put(pattern(cluster, said[cluster]), 17, &picture, &x, row)
            for word in words[row * shape.columns..<(row + 1) * shape.columns] {
                put(pattern(cluster, word), 17, &picture, &x, row)
            }
            if isTruncated {
                put(1, 1, &picture, &x, row)
            } else {
                put(pattern(cluster, said[(cluster + 2) % 3]), 17, &picture, &x, row)
                put(0b11_1111_1010_0010_1001, 18, &picture, &x, row)
            }
        }
        return picture
    }

    private static func put(_ modules: Int, _ count: Int, _ picture: inout Bitmap, _ x: inout Int, _ row: Int) {
        for bit in (0..<count).reversed() {
            if modules >> bit & 1 != 0 { picture[x, row] = true }
            x += 1
        }
    }

    private static func pattern(_ cluster: Int, _ value: Int) -> Int { patterns[cluster * 929 + value] }

    private static let patterns: [Int] = {
        let digits = StackedCodePatterns.text.utf8.map { Int($0) < 0x41 ? Int($0) - 0x30 : Int($0) - 0x37 }
        return stride(from: 0, to: digits.count, by: 4).map { digits[$0..<$0 + 4].reduce(1) { $0 << 4 | $1 } }
    }()
}
