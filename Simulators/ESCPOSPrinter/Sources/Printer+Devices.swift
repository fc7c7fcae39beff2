import Interfaces

/// The cutter, the drawer, and what the printer tells of itself.
extension Printer {
    /// How far the paper moves from the head to the blade, in dots: three to four lines (ReceiptPrinterEncoder).
    static let headToCutter = 120

    /// GS V, ESC i and ESC m.
    ///
    /// A line that has begun is printed first; not verified on hardware.
    mutating func cut(_ command: PrinterCommand) {
        // What is on a page comes out when the page does, and cannot be cut before.
        guard page == nil else { return note("cut in page mode, which does nothing") }
        if !line.isEmpty { printLine() }
        guard !status.isCutterJammed else {
            failedCut = command
            status.hasCutterError = true
            return
        }
        guard command[0] == 0x1D else { return make(.init(.cut, text: "partial")) }
        let function = command[2]
        if [65, 66, 103, 104].contains(function) { feed(vertical(Int(command[3])) + Printer.headToCutter) }
        // Functions 97 and 98 cut when this line comes to the blade, which is the same piece of paper.
        let isPartial = [1, 0x31, 66, 98, 104].contains(function)
        make(.init(.cut, text: isPartial ? "partial" : "full"))
    }

    /// Sends current through a drawer, 0 or 1.
    mutating func pulse(_ drawer: UInt8) {
        make(.init(.pulse, text: "drawer \(drawer + 1)"))
        if !status.isDrawerJammed { status.isDrawerOpen = true }
    }

    /// What is obeyed on reception.
    mutating func obey(_ command: RealtimeScanner.Command) {
        switch command {
        case .status(let number):
            if let byte = status.realtime(number, settings.drawerSense) { answer([byte]) }
        case .resume: recover(clears: false)
        case .recoverAndClear: recover(clears: true)
        // Ignored while there is an error: TM-U220, RP-U420, TM-T88III.
        case .pulse(let drawer): if !status.hasCutterError { pulse(drawer) }
        case .powerOff: switchOff()
        case .buzzer: note("buzzer")
        case .automaticStatus: sendStatus()
        case .clear:
            clear()
            answer([0x37, 0x25, 0x00])
        }
    }

    /// DLE ENQ: only an error that can be recovered from is.
    private mutating func recover(clears: Bool) {
        guard status.hasCutterError, !status.isCutterJammed else { return }
        let pending = failedCut
        failedCut = nil
        if clears { clear() }
        status.hasCutterError = false
        if !clears, let pending { cut(pending) }
    }

    /// GS r: queued behind what was sent before it, so that its answer comes when that is printed.
    mutating func transmitStatus(_ number: UInt8) {
        if !earlyAnswers.wasAnswered(.status(number)) { answerStatus(number) }
    }

    /// The answer to GS r.
    mutating func answerStatus(_ number: UInt8) {
        switch number {
        case 1, 0x31: answer([status.paperSensors])
        case 2, 0x32: answer([status.isDrawerLineHigh(settings.drawerSense) ? 1 : 0])
        default: break
        }
    }

    /// GS I: who the printer is.
    ///
    /// Layout of the texts: Epson's manuals of the TM-J2000 and TM-T88III.
    mutating func identify(_ number: UInt8) {
        switch number {
        case 1, 0x31: answer([settings.modelId])
        // An autocutter, and characters of two bytes on models for countries that have them.
        case 2, 0x32: answer([multibyte == nil ? 0x02 : 0x03])
        case 3, 0x33: answer([0x01])
        case 65: answer(block(settings.firmware))
        case 66: answer(block("EPSON"))
        case 67: answer(block(settings.model))
        case 68: answer(block(settings.serial))
        case 69: answer(block(multibyte?.language.answer ?? ""))
        default: note("question GS I \(number), which is not answered")
        }
    }

    private func block(_ text: String) -> [UInt8] { [0x5F] + Array(text.utf8) + [0x00] }

    /// GS ( H: returns the four characters when all before them has been printed.
    ///
    /// Source: Epson's page on the function.
    mutating func processId(_ command: PrinterCommand) {
        guard command.length == 11, command[5] == 0x30, command[6] == 0x30 else { return }
        let characters = Array(command.bytes[7..<11])
        if !earlyAnswers.wasAnswered(.processId(characters)) { answerProcessId(characters) }
    }

    /// The answer to GS ( H.
    mutating func answerProcessId(_ characters: [UInt8]) {
        guard settings.answersProcessId, characters.allSatisfy({ (0x20...0x7E).contains($0) }) else { return }
        answer([0x37, 0x22] + characters + [0x00])
    }
}
