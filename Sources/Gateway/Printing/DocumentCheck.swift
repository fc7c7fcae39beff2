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

    /// The document with the check digits that its bar codes lack; throws its first fault.
    ///
    /// `descriptors` is how many came beside the call.
    package static func checked(
        _ document: Printer.Document,
        descriptors: Int = 0
    ) throws(Fault) -> Printer.Document {
        guard !document.elements.isEmpty else { throw Fault(element: 0, reason: "a document has at least one element") }
        guard document.elements.count <= mostElements else {
            throw Fault(element: mostElements, reason: "a document has at most \(mostElements) elements")
        }
        var document = document
        for index in document.elements.indices {
            do throws(ContentFault) { try check(&document.elements[index], descriptors) } catch {
                throw Fault(element: index, reason: error.reason)
            }
        }
        return document
    }

    private static func check(_ element: inout Printer.Element, _ descriptors: Int) throws(ContentFault) {
        let fields: [Any?] = [
            element.text, element.row, element.rule, element.image, element.barcode, element.matrixCode,
            element.feedLines, element.cut, element.drawer, element.buzzer,
        ]
        guard fields.count(where: { $0 != nil }) == 1 else {
            throw ContentFault("expected exactly one field of an element")
        }
        if let text = element.text { try TextCheck.check(text) }
        if let row = element.row { try RowCheck.check(row) }
        if let image = element.image { try ImageCheck.check(image, descriptors: descriptors) }
        if let barcode = element.barcode { element.barcode = try BarcodeCheck.checked(barcode) }
        if let code = element.matrixCode { try MatrixCodeCheck.check(code) }
        try ContentFault.check(element.feedLines, 1...100, "feedLines")
        try ContentFault.check(element.drawer, 1...2, "drawer")
        try ContentFault.check(element.buzzer, 1...9, "buzzer")
    }
}

/// What is wrong with an element; its place is added by who counts.
struct ContentFault: Error, Equatable {
    /// What was expected, without the text itself.
    let reason: String

    init(_ reason: String) { self.reason = reason }

    /// Throws when a number is there and out of its range.
    static func check(_ number: Int?, _ range: ClosedRange<Int>, _ name: String) throws(ContentFault) {
        guard let number, !range.contains(number) else { return }
        throw ContentFault("\(name) is \(number), expected \(range.lowerBound) to \(range.upperBound)")
    }
}
