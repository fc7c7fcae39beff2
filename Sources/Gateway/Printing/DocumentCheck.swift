import Interfaces

/// Looks at a document before anything is done with it: what no printer could mean is refused with its place.
package enum DocumentCheck {
    /// What is wrong, and with which element, counted from 0.
    package struct Fault: Error, Equatable {
        /// The element.
        package let element: Int
        /// What was expected, without the text itself.
        package let reason: String
    }

    /// More elements than any receipt has.
    package static let mostElements = 10_000

    /// Throws the first fault of a document.
    package static func check(_ document: Printer.Document) throws(Fault) {
        guard !document.elements.isEmpty else { throw Fault(element: 0, reason: "a document has at least one element") }
        guard document.elements.count <= mostElements else {
            throw Fault(element: mostElements, reason: "a document has at most \(mostElements) elements")
        }
        for (index, element) in document.elements.enumerated() {
            if let reason = reason(element) { throw Fault(element: index, reason: reason) }
        }
    }

    private static func reason(_ element: Printer.Element) -> String? {
        let fields: [Any?] = [
            element.text, element.row, element.rule, element.image, element.barcode, element.matrixCode,
            element.feedLines, element.cut, element.drawer, element.buzzer,
        ]
        guard fields.count(where: { $0 != nil }) == 1 else { return "expected exactly one field of an element" }
        if let lines = element.feedLines, !(1...100 ~= lines) { return "feedLines is 1 to 100" }
        guard let text = element.text else { return nil }
        for times in [text.widthTimes, text.heightTimes] {
            if let times, !(1...8 ~= times) { return "widthTimes and heightTimes are 1 to 8" }
        }
        if let control = text.text.unicodeScalars.first(where: isControl) {
            return "text holds U+\(hexadecimal(control.value)), and no control character but line feed is allowed"
        }
        return nil
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar != "\n" && (scalar.value < 0x20 || 0x7f...0x9f ~= scalar.value)
    }

    private static func hexadecimal(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
