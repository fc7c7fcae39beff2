import ESCPOS
import Interfaces

extension DocumentEncoder {
    /// A bar code that the printer draws.
    mutating func append(_ element: Printer.Barcode) throws(Refusal) {
        let profile = target.profile
        let barcode = try BarcodeData.barcode(element.symbology, element.data)
        let isDataBar = barcode.kind.rawValue >= Barcode.Kind.dataBarOmnidirectional.rawValue
        guard profile.barcodeFunction == .b ? !isDataBar || profile.hasDataBar : barcode.isOfFunctionA else {
            throw Refusal(reason: "the printer has no bar codes of this kind")
        }
        let command = profile.barcodeFunction == .b ? barcode.functionB : barcode.functionA
        guard RealtimeSequence.first(in: command) == nil else {
            throw Refusal(reason: "the printer would find a command in these data")
        }
        let height = try checked(element.heightDots ?? 80, 1...255, "heightDots")
        let module = try module(element.moduleDots, barcode.modules)
        set(PrintStyle(alignment: (element.alignment ?? .center).line))
        append(.barcodeHeight(height))
        append(.barcodeModule(module))
        append(.barcodeText(position(element.text ?? .below)))
        append(command, lines: height / 24 + 3)
    }

    /// A code in two dimensions that the printer draws.
    mutating func append(_ element: Printer.MatrixCode) throws(Refusal) {
        let kind = kind(element.symbology)
        guard target.profile.matrixCodes.contains(kind) else {
            throw Refusal(reason: "the printer has no codes of this kind")
        }
        let data = Array(element.data.utf8)
        guard 1...MatrixSymbol.mostData ~= data.count else {
            throw Refusal(reason: "data are \(data.count) bytes, expected 1 to \(MatrixSymbol.mostData)")
        }
        let range = kind == .pdf417 ? 2...8 : kind == .dataMatrix ? 2...16 : 1...16
        let symbol = MatrixSymbol(
            kind,
            data,
            moduleDots: try checked(element.moduleDots ?? (kind == .pdf417 ? 3 : 4), range, "moduleDots"),
            correction: correction(element.errorCorrection ?? (kind == .pdf417 ? .low : .medium))
        )
        guard let modules = symbol.modules else { throw Refusal(reason: "the code cannot hold \(data.count) bytes") }
        guard modules * symbol.moduleDots <= target.paper.dots else {
            throw Refusal(
                reason: "the code is \(modules * symbol.moduleDots) dots wide, and the paper \(target.paper.dots)"
            )
        }
        for command in symbol.commands where RealtimeSequence.first(in: command) != nil {
            throw Refusal(reason: "the printer would find a command in these data")
        }
        set(PrintStyle(alignment: (element.alignment ?? .center).line))
        let last = symbol.commands.count - 1
        // A PDF417 code is lower than a square one of that width.
        let lines = (modules == 0 ? target.paper.dots : modules * symbol.moduleDots) / 24 + 1
        for (index, command) in symbol.commands.enumerated() { append(command, lines: index == last ? lines : 0) }
    }

    /// How wide the narrowest bar becomes: the widest that fits, 3 at most, unless told.
    private func module(_ told: Int?, _ modules: Int) throws(Refusal) -> Int {
        let dots = target.paper.dots
        let wanted = try told.map { told throws(Refusal) in try checked(told, 2...6, "moduleDots") }
        if let module = wanted ?? [3, 2].first(where: { $0 * modules <= dots }), module * modules <= dots {
            return module
        }
        let narrowest = wanted ?? 2
        throw Refusal(
            reason: "the bar code is \(modules * narrowest) dots wide with bars of \(narrowest), and the paper \(dots)"
        )
    }

    private func position(_ text: Printer.BarcodeText) -> BarcodeTextPosition {
        switch text {
        case .none: .none
        case .above: .above
        case .below: .below
        case .both: .both
        }
    }

    private func kind(_ symbology: Printer.MatrixSymbology) -> MatrixSymbol.Kind {
        switch symbology {
        case .qr: .qr
        case .pdf417: .pdf417
        case .dataMatrix: .dataMatrix
        }
    }

    private func correction(_ correction: Printer.ErrorCorrection) -> MatrixSymbol.Correction {
        switch correction {
        case .low: .low
        case .medium: .medium
        case .quartile: .quartile
        case .high: .high
        }
    }
}
