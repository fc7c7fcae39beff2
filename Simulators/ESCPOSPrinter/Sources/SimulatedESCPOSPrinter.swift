import Interfaces
import SimulatorKit
import Varlink

/// Stands in for receipt printers that speak Epson's ESC/POS.
package final class SimulatedESCPOSPrinter: Simulator {
    /// The name of the family.
    package static let family = "ESCPOSPrinter"

    private var printer: Printer

    /// Makes a printer that has just been switched on.
    package init(settings: [String: String]) throws(SettingFault) {
        printer = Printer(try PrinterSettings(settings))
    }

    /// How many bytes it takes now.
    package var capacity: Int { printer.capacity }

    /// Whether its line answers.
    package var isPowered: Bool { printer.isPowered }

    /// What it prints on.
    package var paper: PaperFormat? { printer.settings.paper }

    /// When it goes on printing.
    package var deadline: MonotonicTime? { printer.deadline }

    /// How it stands, in the words of its actions.
    package var state: [String: String] {
        let status = printer.status
        return [
            "cover": status.isCoverOpen ? "open" : "close",
            "paper": status.paper.rawValue,
            "cutter": status.isCutterJammed ? "jam" : "clear",
            "drawer": status.isDrawerOpen ? "open" : "close",
            "drawerLatch": status.isDrawerJammed ? "jam" : "clear",
            "power": printer.isPowered ? "on" : printer.startedAt == nil ? "off" : "booting",
            "error": status.hasCutterError ? "cutter" : "none",
            "fence": printer.isLying ? "lie" : "honest",
            "unknownCommands": String(printer.unknownCommands),
            "columns": String(printer.settings.columns),
            "online": printer.isPowered && !status.isOffline ? "yes" : "no",
        ]
    }

    /// What can be done to it.
    package var actions: [LinkSimulation.Action] {
        [
            .init(action: "cover", values: ["open", "close"]),
            .init(action: "paper", values: ["out", "low", "full"]),
            .init(action: "cutter", values: ["jam", "clear"]),
            .init(action: "drawer", values: ["open", "close"]),
            .init(action: "drawerLatch", values: ["jam", "clear"]),
            .init(action: "fence", values: ["honest", "lie"]),
            .init(action: "power", values: ["off", "on", "cycle"]),
        ]
    }

    /// Takes what the driver wrote.
    package func receive(_ bytes: [UInt8], now: MonotonicTime) { printer.receive(bytes, now: now) }

    /// Goes on printing.
    package func timeHasCome(now: MonotonicTime) { printer.proceed(now: now) }

    /// Does what a person does.
    package func act(_ action: String, _ value: String, now: MonotonicTime) {
        switch (action, value) {
        case ("cover", _): printer.status.isCoverOpen = value == "open"
        case ("paper", _): load(PrinterStatus.Paper(rawValue: value) ?? .full)
        case ("cutter", _): printer.status.isCutterJammed = value == "jam"
        case ("drawer", _): printer.status.isDrawerOpen = value == "open"
        case ("drawerLatch", _): printer.status.isDrawerJammed = value == "jam"
        case ("fence", _): printer.isLying = value == "lie"
        case ("power", "on"): printer.switchOn(now: now)
        case ("power", "off"): printer.switchOff()
        case ("power", _):
            printer.switchOff()
            printer.switchOn(now: now)
        default: break
        }
        printer.proceed(now: now)
    }

    /// Hands over what has happened.
    package func takeEffects() -> [SimulatorEffect] { printer.takeEffects() }

    /// A roll that is full where one was not is another roll.
    private func load(_ paper: PrinterStatus.Paper) {
        if printer.status.paper != .full, paper == .full { printer.changePaper() }
        if printer.status.paper == .out, paper == .low { printer.changePaper() }
        printer.status.paper = paper
    }
}
