import Interfaces

extension CodeOptions {
    /// The element for this data.
    ///
    /// ReceiptLine's own implementation prints nothing for data that does not fit its code, and puts another check digit in
    /// the place of a wrong one; here both are refused.
    func element(_ property: Property, _ alignment: Printer.Alignment) throws(LineFault) -> Printer.Element {
        let data = try property.text()
        let bytes = Array(data.utf8)
        func refuse(_ reason: String) -> LineFault { LineFault(property.column, reason) }
        switch kind {
        case .qr:
            guard bytes.count <= longestQR else { throw refuse("expected at most \(longestQR) bytes for a QR code") }
            return .init(
                matrixCode: .init(
                    symbology: .qr,
                    data: data,
                    moduleDots: cellDots,
                    errorCorrection: errorCorrection,
                    alignment: alignment
                )
            )
        case .upc where bytes.count < 9:
            guard 7...8 ~= bytes.count, bytes.first == 0x30, bytes.allSatisfy(isDigit) else {
                throw refuse("expected 11 or 12 digits for UPC-A, or 0 and 6 or 7 digits for UPC-E")
            }
            if bytes.count == 8, CodeOptions.checkDigit(CodeOptions.upcA(bytes)) != bytes[7] {
                throw refuse("expected another check digit")
            }
            return barcode(.upcE, data, alignment)
        case .upc:
            let reason = "expected 11 or 12 digits for UPC-A, or 0 and 6 or 7 digits for UPC-E"
            try CodeOptions.checkDigits(bytes, 11, reason, property.column)
            return barcode(.upcA, data, alignment)
        case .ean:
            let reason = "expected 12 or 13 digits for EAN-13, or 7 or 8 for EAN-8"
            try CodeOptions.checkDigits(bytes, bytes.count < 9 ? 7 : 12, reason, property.column)
            return barcode(bytes.count < 9 ? .ean8 : .ean13, data, alignment)
        case .code39:
            // The asterisks are its start and stop characters, which every printer adds.
            var inner = bytes[...]
            if inner.first == 0x2A { inner.removeFirst() }
            if inner.last == 0x2A { inner.removeLast() }
            guard !inner.isEmpty, inner.allSatisfy({ isDigit($0) || isCapital($0) || isIn("-. $/+%", $0) }) else {
                throw refuse("expected digits, capitals, spaces and - . $ / + % for Code 39")
            }
            return barcode(.code39, String(decoding: inner, as: UTF8.self), alignment)
        case .itf:
            guard bytes.count % 2 == 0, bytes.allSatisfy(isDigit) else {
                throw refuse("expected an even number of digits for ITF")
            }
            return barcode(.itf, data, alignment)
        case .codabar:
            let inner = bytes.dropFirst().dropLast()
            guard let first = bytes.first, let last = bytes.last, !inner.isEmpty, isIn("ABCDabcd", first),
                isIn("ABCDabcd", last), inner.allSatisfy({ isDigit($0) || isIn("-$:/.+", $0) })
            else { throw refuse("expected digits and - $ : / . + between two of A B C D for Codabar") }
            return barcode(.codabar, data.uppercased(), alignment)
        case .code93, .code128:
            guard bytes.allSatisfy({ $0 < 0x80 }) else { throw refuse("expected ASCII for Code 93 and Code 128") }
            return barcode(kind == .code93 ? .code93 : .code128, data, alignment)
        }
    }

    /// The capacity of version 40 in bytes (ISO/IEC 18004, table 7).
    private var longestQR: Int {
        switch errorCorrection {
        case .low: 2953
        case .medium: 2331
        case .quartile: 1663
        case .high: 1273
        }
    }

    private func barcode(
        _ symbology: Printer.Symbology,
        _ data: String,
        _ alignment: Printer.Alignment
    ) -> Printer.Element {
        .init(
            barcode: .init(
                symbology: symbology,
                data: data,
                heightDots: heightDots,
                moduleDots: moduleDots,
                text: hasText ? .below : Printer.BarcodeText.none,
                alignment: alignment
            )
        )
    }

    /// Throws unless these are so many digits, or one more that is their check digit.
    private static func checkDigits(
        _ bytes: [UInt8],
        _ count: Int,
        _ reason: String,
        _ column: Int
    ) throws(LineFault) {
        guard count...count + 1 ~= bytes.count, bytes.allSatisfy(isDigit) else { throw LineFault(column, reason) }
        if bytes.count == count + 1, checkDigit(bytes.dropLast()) != bytes[count] {
            throw LineFault(column, "expected another check digit")
        }
    }

    /// The check digit of UPC and EAN (GS1 General Specifications, 7.9): weights 3 and 1 from the right.
    private static func checkDigit(_ digits: ArraySlice<UInt8>) -> UInt8 {
        let sum = digits.reversed().enumerated().reduce(0) {
            $0 + Int($1.element - 0x30) * ($1.offset % 2 == 0 ? 3 : 1)
        }
        return UInt8((10 - sum % 10) % 10) + 0x30
    }

    /// The 11 digits of UPC-A that 0 and 6 digits of UPC-E stand for (GS1 General Specifications, 5.2.1).
    private static func upcA(_ short: [UInt8]) -> ArraySlice<UInt8> {
        let (d, zero) = (Array(short[1...6]), UInt8(0x30))
        let long: [UInt8]
        switch d[5] {
        case 0x30...0x32: long = [d[0], d[1], d[5], zero, zero, zero, zero, d[2], d[3], d[4]]
        case 0x33: long = [d[0], d[1], d[2], zero, zero, zero, zero, zero, d[3], d[4]]
        case 0x34: long = [d[0], d[1], d[2], d[3], zero, zero, zero, zero, zero, d[4]]
        default: long = [d[0], d[1], d[2], d[3], d[4], zero, zero, zero, zero, d[5]]
        }
        return ([zero] + long)[...]
    }
}

private func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }

private func isCapital(_ byte: UInt8) -> Bool { 0x41...0x5A ~= byte }

private func isIn(_ set: StaticString, _ byte: UInt8) -> Bool { set.withUTF8Buffer { $0.contains(byte) } }
