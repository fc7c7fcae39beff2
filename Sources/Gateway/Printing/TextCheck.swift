import Interfaces

/// What text may hold.
enum TextCheck {
    /// Throws what is wrong with a text.
    static func check(_ text: Printer.Text) throws(ContentFault) {
        try ContentFault.check(text.widthTimes, 1...8, "widthTimes")
        try ContentFault.check(text.heightTimes, 1...8, "heightTimes")
        try check(characters: text.text)
        try check(text.runs ?? [])
    }

    /// Throws what is wrong with the pieces of a line.
    static func check(_ runs: [Printer.TextRun]) throws(ContentFault) {
        for run in runs {
            try ContentFault.check(run.widthTimes, 1...8, "widthTimes")
            try ContentFault.check(run.heightTimes, 1...8, "heightTimes")
            try check(characters: run.text)
        }
    }

    /// Throws when text holds a control character other than the line feed.
    static func check(characters text: String) throws(ContentFault) {
        guard let control = text.unicodeScalars.first(where: isControl) else { return }
        throw ContentFault(
            "text holds U+\(hexadecimal(control.value)), and no control character but line feed is allowed"
        )
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar != "\n" && (scalar.value < 0x20 || 0x7f...0x9f ~= scalar.value)
    }

    private static func hexadecimal(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
