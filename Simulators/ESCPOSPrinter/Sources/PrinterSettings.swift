import SimulatorKit

/// What the configuration says of a simulated printer.
package struct PrinterSettings {
    /// How many dots it prints side by side.
    var dots = 576
    /// Dots in an inch.
    var resolution = 203
    /// How long a line takes, in nanoseconds.
    var lineNanoseconds: Int64 = 0
    /// Whether it answers GS ( H.
    var answersProcessId = true
    /// Whether it says that it has printed when it has only heard.
    var isLying = false
    /// How many bytes wait while it is offline.
    var receiveBuffer = 4096
    /// How long it hears nothing after it was switched on.
    ///
    /// Not verified on hardware.
    var boot: Duration = .milliseconds(1500)
    var model = "TM-T20III"
    var firmware = "1.00"
    var serial = "SIM0000001"
    /// What GS I 1 answers.
    var modelId: UInt8 = 0x20
    /// What the maker has beside Epson's commands.
    var dialect = Dialect.epson
    /// The language of a model that has characters of two bytes.
    var language: MultibyteTable.Language?
    var drawerSense = DrawerSense.openIsHigh

    /// What it prints on: rolls of 80 mm, and of 58 mm for the narrow class.
    var paper: PaperFormat {
        PaperFormat(dots: dots, resolution: resolution, margin: dots == 384 ? 40 : dots == 512 ? 28 : 32)
    }

    /// How many characters of font A stand side by side.
    var columns: Int { dots / TextStyle.Font.a.width }

    /// What the sense line of the drawer's connector shows; it is pulled up, and the drawer's switch decides.
    enum DrawerSense {
        case openIsHigh
        case openIsLow
        case none
    }

    /// Reads settings.
    package init(_ settings: [String: String] = [:]) throws(SettingFault) {
        for (name, value) in settings.sorted(by: { $0.key < $1.key }) { try set(name, value) }
    }

    private mutating func set(_ name: String, _ value: String) throws(SettingFault) {
        switch name {
        case "columns":
            // 48 and 32 columns at 203 dots an inch, 42 at 180: the classes of 80 mm and 58 mm printers.
            let classes = ["48": (576, 203), "42": (512, 180), "32": (384, 203)]
            (dots, resolution) = try PrinterSettings.choose(classes, name, value)
        case "speed":
            lineNanoseconds = 1_000_000_000 / Int64(try PrinterSettings.number(1...100_000, name, value))
        case "processId": answersProcessId = try PrinterSettings.choose(["yes": true, "no": false], name, value)
        case "fence": isLying = try PrinterSettings.choose(["honest": false, "lie": true], name, value)
        case "receiveBuffer": receiveBuffer = try PrinterSettings.number(512...1_048_576, name, value)
        case "boot": boot = .milliseconds(try PrinterSettings.number(0...60_000, name, value))
        case "model": model = try PrinterSettings.text(name, value)
        case "firmware": firmware = try PrinterSettings.text(name, value)
        case "serial": serial = try PrinterSettings.text(name, value)
        case "modelId": modelId = UInt8(try PrinterSettings.number(1...127, name, value))
        case "kanji":
            let languages: [MultibyteTable.Language] = [.japanese, .simplifiedChinese, .traditionalChinese, .korean]
            var values: [String: MultibyteTable.Language?] = ["none": .none]
            for language in languages { values[language.rawValue] = .some(language) }
            language = try PrinterSettings.choose(values, name, value)
        case "drawerSense":
            let senses: [String: DrawerSense] = ["openHigh": .openIsHigh, "openLow": .openIsLow, "none": .none]
            drawerSense = try PrinterSettings.choose(senses, name, value)
        case "dialect":
            let dialects = Dialect.allCases.map { ($0.rawValue, $0) }
            dialect = try PrinterSettings.choose(Dictionary(uniqueKeysWithValues: dialects), name, value)
        default:
            let known =
                "boot, columns, dialect, drawerSense, fence, firmware, kanji, model, modelId, processId, receiveBuffer, serial, speed"
            throw SettingFault(name: name, value: value, expected: "one of \(known)")
        }
    }

    private static func choose<Value>(
        _ values: [String: Value],
        _ name: String,
        _ value: String
    ) throws(SettingFault) -> Value {
        if let chosen = values[value] { return chosen }
        throw SettingFault(name: name, value: value, expected: values.keys.sorted().joined(separator: ", "))
    }

    private static func number(_ range: ClosedRange<Int>, _ name: String, _ value: String) throws(SettingFault) -> Int {
        if let number = Int(value), range.contains(number) { return number }
        throw SettingFault(name: name, value: value, expected: "\(range.lowerBound) to \(range.upperBound)")
    }

    /// Texts go to the driver between 5Fh and a NUL.
    private static func text(_ name: String, _ value: String) throws(SettingFault) -> String {
        if value.utf8.count <= 80, value.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return value }
        throw SettingFault(name: name, value: value, expected: "at most 80 printable ASCII characters")
    }
}
