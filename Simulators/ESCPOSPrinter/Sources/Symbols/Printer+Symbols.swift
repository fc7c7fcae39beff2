import SimulatorKit

/// Codes in two dimensions: GS ( k.
extension Printer {
    private static let symbolNames: [UInt8: String] = [
        48: "PDF417", 49: "QR code", 50: "MaxiCode", 51: "GS1 DataBar", 52: "composite symbol", 53: "Aztec code",
        54: "DataMatrix",
    ]

    /// GS ( k: functions 65 to 70 set, 80 stores, 81 prints.
    mutating func symbol(_ command: PrinterCommand) {
        guard let name = Printer.symbolNames[command[5]] else { return }
        switch command[6] {
        case 80: symbols.store(command[5], Array(command.data(from: 8, count: max(0, command.length - 8))))
        // Nothing stored, nothing printed.
        case 81: if let data = symbols.data[command[5]] { printSymbol(command[5], name, data) }
        default: symbols.settings.set(command)
        }
    }

    private mutating func printSymbol(_ kind: UInt8, _ name: String, _ data: [UInt8]) {
        let text = "\(name) \(Printer.shown(data))"
        guard [48, 49, 51, 54].contains(kind) else { return note("\(text), which is not drawn") }
        guard let picture = symbols.drawn(kind, width: areaWidth) else { return note("\(text), whose data do not fit") }
        guard picture.width <= areaWidth else { return note("\(text), which is wider than the print area") }
        printImage(picture, text)
    }
}

/// What is stored for symbols, and how they are to be drawn.
struct SymbolStore {
    /// The data by kind.
    private(set) var data: [UInt8: [UInt8]] = [:]
    var settings = SymbolSettings()
    /// What was drawn last, for symbols that are printed again.
    private var drawing: (kind: UInt8, settings: SymbolSettings, width: Int, picture: Bitmap?)?

    /// No symbol holds more: a QR code 7089 digits.
    private static let longest = 7089

    /// Keeps data until ESC @, or until others come.
    mutating func store(_ kind: UInt8, _ bytes: [UInt8]) {
        data[kind] = Array(bytes.prefix(SymbolStore.longest))
        drawing = nil
    }

    /// The dots of what is stored, in a print area of this width; nil when it cannot be a symbol.
    mutating func drawn(_ kind: UInt8, width: Int) -> Bitmap? {
        if let drawing, drawing.kind == kind, drawing.settings == settings, drawing.width == width {
            return drawing.picture
        }
        let picture = settings.drawn(kind, data[kind] ?? [], width: width)
        drawing = (kind, settings, width, picture)
        return picture
    }
}

/// Sizes and levels of symbols.
struct SymbolSettings: Equatable {
    var qrModule = 3
    var qrLevel = QRCode.Level.low
    var matrixModule = 3
    var dataBarModule = 2
    /// The widest row of an expanded stacked symbol in dots; 0 for all of the print area.
    var dataBarWidth = 0
    var stacked = StackedCode.Settings()

    /// The functions below 80; what is out of range changes nothing.
    mutating func set(_ command: PrinterCommand) {
        let value = Int(command[7])
        switch (command[5], command[6]) {
        case (49, 67): if (1...16).contains(value) { qrModule = value }
        case (49, 69): if let level = QRCode.Level(rawValue: value - 48) { qrLevel = level }
        case (54, 67): if (2...16).contains(value) { matrixModule = value }
        case (51, 67): if (2...8).contains(value) { dataBarModule = value }
        case (51, 71): dataBarWidth = command.word(7)
        case (48, let function): stacked.set(function, value, Int(command[8]))
        default: break
        }
    }

    fileprivate func drawn(_ kind: UInt8, _ data: [UInt8], width: Int) -> Bitmap? {
        switch kind {
        case 48: StackedCode.drawn(data, stacked, width: width)
        case 49: QRCode.drawn(data, level: qrLevel)?.stretched(qrModule, qrModule)
        case 51: dataBar(data, width: width)
        case 54: DataMatrix.drawn(data)?.stretched(matrixModule, matrixModule)
        default: nil
        }
    }

    /// The first byte says which of the kinds it is.
    private func dataBar(_ data: [UInt8], width: Int) -> Bitmap? {
        guard let kind = data.first.flatMap(DataBarStacked.Kind.init(rawValue:)) else { return nil }
        let modules = (dataBarWidth == 0 ? width : min(width, dataBarWidth)) / dataBarModule
        return DataBarStacked.drawn(kind, Array(data.dropFirst()), width: modules)?
            .stretched(dataBarModule, dataBarModule)
    }
}
