/// What a command of a stream does beyond printing.
///
/// By what kunif/EscPosUtils says of each function, and Epson's manuals. Where it is not certain that an effect is gone once the
/// printer was reset (`ESC @`), the command counts as a setting. Nothing of this was verified on hardware.
enum CommandEffect: Equatable {
    /// It prints, or changes how what follows is printed.
    case plain
    /// It drives a drawer, or may.
    case drawer(String)
    /// It changes what the printer keeps or how it is set, or switches it off.
    case setting(String)
    /// It makes the printer answer, or keeps it from answering.
    case answer(String)

    /// The effect of a whole command, its prefix included.
    static func of(_ command: ArraySlice<UInt8>, _ dialect: Dialect) -> CommandEffect {
        func at(_ index: Int) -> UInt8 { index < command.count ? command[command.startIndex + index] : 0 }
        switch at(0) {
        case 0x10: return realtime(at)
        case 0x1B: return escape(at, dialect)
        case 0x1C: return fileSeparator(at)
        case 0x1D: return groupSeparator(at, command)
        default: return .plain
        }
    }

    /// The effect of a control byte that stands alone; nil where it is none of the language.
    ///
    /// Printers of Star and Citizen open the drawer at BEL, others sound a buzzer (receipt-print-hq/escpos-printer-db, `pulseBel`):
    /// which is not known from here. NUL is passed over, and used to fill.
    static func of(control: UInt8, _ dialect: Dialect) -> CommandEffect? {
        switch control {
        case 0x00, 0x09, 0x0A, 0x0C, 0x0D, 0x18: .plain
        case 0x07: .drawer("BEL opens the drawer of some printers")
        case 0x0E, 0x14: dialect == .clone ? .plain : nil
        default: nil
        }
    }

    private static func realtime(_ at: (Int) -> UInt8) -> CommandEffect {
        switch (at(1), at(2)) {
        case (0x14, 0x01): .drawer("DLE DC4 1 opens a drawer")
        case (0x14, 0x02): .setting("DLE DC4 2 switches the printer off")
        case (0x14, 0x03): .plain
        case (0x14, 0x08): .answer("DLE DC4 8 clears the printer's buffers")
        case (0x05, _): .answer("DLE ENQ may clear the printer's buffers")
        default: .answer("it asks for the printer's status")
        }
    }

    private static func escape(_ at: (Int) -> UInt8, _ dialect: Dialect) -> CommandEffect {
        switch at(1) {
        case 0x70: return .drawer("ESC p opens a drawer")
        case 0x76 where dialect == .elgin || dialect == .bematech: return .drawer("ESC v opens the drawer")
        case 0x76, 0x75: return .answer("it asks for the printer's status")
        // Without bit 0 the printer obeys nothing any more, the driver's questions included.
        case 0x3D: return at(2) & 1 == 1 ? .plain : .setting("ESC = switches the printer's ear off")
        // It may go on without paper then, and say that all is well.
        case 0x63: return at(2) == 0x34 ? .setting("ESC c 4 says when the printer stops for paper") : .plain
        case 0x28 where at(2) == 0x59: return .setting("ESC ( Y selects printing in batches")
        case 0x28: return at(5) == 98 || at(5) == 99 ? .setting("ESC ( A sets when the buzzer sounds") : .plain
        default: return .plain
        }
    }

    private static func fileSeparator(_ at: (Int) -> UInt8) -> CommandEffect {
        switch (at(1), at(2)) {
        case (0x71, _): .setting("FS q rewrites all pictures that the printer keeps")
        case (0x67, 0x31): .setting("FS g 1 writes the printer's memory")
        case (0x67, _): .answer("FS g 2 asks for the printer's memory")
        case (0x28, 0x45): .setting("FS ( E sets pictures that are printed with each receipt")
        case (0x28, 0x4C): .setting("FS ( L sets the layout of the paper")
        case (0x28, 0x65): .answer("FS ( e sets which states the printer tells")
        default: .plain
        }
    }

    private static func groupSeparator(_ at: (Int) -> UInt8, _ command: ArraySlice<UInt8>) -> CommandEffect {
        switch at(1) {
        case 0x49, 0x72: return .answer("it asks for the printer's status")
        case 0x61, 0x6A: return .answer("it sets which states the printer tells")
        // What it runs, another stream may have put there.
        case 0x5E: return .drawer("GS ^ runs a macro, and a macro may open a drawer")
        case 0x7A: return .setting("GS z sets how the printer goes on after a paper change")
        case 0x67: return at(2) == 0x30 ? .setting("GS g 0 resets a counter") : .answer("GS g 2 asks for a counter")
        case 0xF9: return .setting("GS F9h selects another set of commands")
        case 0x44: return at(3) == 0x43 ? .setting("GS D rewrites pictures that the printer keeps") : .plain
        case 0x38: return graphics(command.dropFirst(7))
        case 0x28: return counted(at(2), command.dropFirst(5))
        default: return .plain
        }
    }

    private static func counted(_ letter: UInt8, _ data: ArraySlice<UInt8>) -> CommandEffect {
        switch letter {
        case UInt8(ascii: "A"): .setting("GS ( A begins a test, or prints commands as numbers from then on")
        case UInt8(ascii: "B"): .answer("GS ( B sets which states the printer tells")
        case UInt8(ascii: "C"): .setting("GS ( C writes the printer's memory")
        case UInt8(ascii: "D"): .setting("GS ( D switches realtime commands on or off")
        case UInt8(ascii: "E"): .setting("GS ( E changes how the printer is set")
        case UInt8(ascii: "H"): .answer("GS ( H asks for a confirmation")
        case UInt8(ascii: "K"): .setting("GS ( K changes how the printer's head is driven")
        case UInt8(ascii: "L"): graphics(data)
        case UInt8(ascii: "M"): .setting("GS ( M changes how the printer is set")
        case UInt8(ascii: "k"): symbol(data)
        default: .plain
        }
    }

    /// `GS ( L`: functions 48, 51 and 52 tell how much memory there is, 64 and 80 what is in it; 65 to 68 change what is kept
    /// without power.
    private static func graphics(_ data: ArraySlice<UInt8>) -> CommandEffect {
        switch data.dropFirst().first {
        case 0, 3, 4, 48, 51, 52, 64, 80: .answer("GS ( L asks for the printer's memory")
        case 65, 66, 67, 68: .setting("GS ( L rewrites pictures that the printer keeps")
        default: .plain
        }
    }

    /// `GS ( k`: function 82 tells how large a code becomes.
    private static func symbol(_ data: ArraySlice<UInt8>) -> CommandEffect {
        data.dropFirst().first == 82 ? .answer("GS ( k asks how large a code becomes") : .plain
    }
}
