import Interfaces

/// What commands do.
extension Printer {
    mutating func execute(_ command: PrinterCommand) {
        switch command[0] {
        case 0x1B: escape(command)
        case 0x1C: fileSeparator(command)
        case 0x1D: groupSeparator(command)
        // Commands behind DLE were obeyed when they came in.
        default: break
        }
    }

    private mutating func escape(_ command: PrinterCommand) {
        let parameter = command[2]
        switch command[1] {
        case 0x0C: printPage(keeps: true)
        case 0x20: modes.rightSpacing = Int(parameter)
        case 0x21: selectPrintMode(parameter)
        case 0x24: moveTo(horizontal(command.word(2)))
        case 0x25: modes.usesDefinedCharacters = parameter & 1 != 0
        case 0x26: defineCharacters(command)
        case 0x28: if command[2] == 0x41 { note("buzzer") }
        case 0x2A: bitImage(command)
        case 0x2D: modes.style.isUnderlined = [1, 2, 0x31, 0x32].contains(parameter)
        case 0x32: modes.lineSpacing = PrintModes.usualLineSpacing
        case 0x33: modes.lineSpacing = vertical(Int(parameter))
        case 0x3F: definedCharacters.remove(parameter, modes.style.font)
        case 0x3D: isSelected = parameter & 1 != 0
        case 0x40: reset()
        case 0x44: modes.tabStops = command.bytes.dropFirst(2).prefix { $0 != 0 }.map(Int.init)
        case 0x45: modes.style.isEmphasized = parameter & 1 != 0
        case 0x47: modes.style.isDoubleStruck = parameter & 1 != 0
        case 0x4A: printLine(dots: vertical(Int(parameter)))
        case 0x4C: beginPage()
        case 0x4D: if let font = font(parameter) { modes.style.font = font }
        case 0x52: modes.country = parameter
        case 0x53: endPage()
        case 0x54: turnPage(parameter)
        case 0x56: turnCharacters(parameter)
        case 0x57: choosePageArea(command)
        case 0x5C:
            let distance = Int(Int16(truncatingIfNeeded: command.word(2)))
            moveTo(line.position + horizontal(distance))
        case 0x61: align(parameter)
        case 0x64: printAndFeed(lines: Int(parameter))
        case 0x69, 0x6D: cut(command)
        case 0x70: pulse(parameter & 1)
        case 0x74: selectCodePage(parameter)
        case 0x75: answer([status.isDrawerLineHigh(settings.drawerSense) ? 1 : 0])
        case 0x76: answer([status.paperSensors])
        case 0x7B: if line.isEmpty, page == nil { modes.isUpsideDown = parameter & 1 != 0 }
        // Reverse feed and the like change nothing that is kept here.
        default: break
        }
    }

    private mutating func groupSeparator(_ command: PrinterCommand) {
        let parameter = command[2]
        switch command[1] {
        case 0x24, 0x5C: moveOnPage(command)
        case 0x21:
            modes.style.widthTimes = Int(parameter >> 4 & 7) + 1
            modes.style.heightTimes = Int(parameter & 7) + 1
            (modes.kanji.widthTimes, modes.kanji.heightTimes) = (modes.style.widthTimes, modes.style.heightTimes)
        case 0x28, 0x38: extended(command)
        case 0x2A: defineBitImage(command)
        case 0x2F: printBitImage(parameter)
        case 0x42: modes.style.isReversed = parameter & 1 != 0
        case 0x48: setBarcodeText(parameter)
        case 0x49: identify(parameter)
        case 0x4C: if line.isEmpty { modes.leftMargin = min(horizontal(command.word(2)), settings.dots) }
        case 0x50: (modes.horizontalUnits, modes.verticalUnits) = (Int(command[2]), Int(command[3]))
        case 0x54: if parameter & 1 == 0 { line.clear() } else if !line.isEmpty { printLine() }
        case 0x56: cut(command)
        case 0x57: if line.isEmpty { modes.areaWidth = max(TextStyle.Font.a.width, horizontal(command.word(2))) }
        case 0x5E: note("macro, which is not carried out")
        case 0x61:
            automaticItems = parameter & 0x4F
            if automaticItems != 0 { sendStatus() }
        case 0x63: note("counter, which is not printed")
        case 0x66: if let font = font(parameter) { modes.barcodeFont = font }
        case 0x67:
            // Maintenance counters stand still here: 5Fh, decimal digits, NUL (gilbertfl/escpos-netprinter).
            if parameter == 0x32 { answer([0x5F, 0x30, 0x00]) }
        case 0x68: if parameter > 0 { modes.barcodeHeight = Int(parameter) }
        case 0x6B: barcode(command)
        case 0x51, 0x76: raster(command)
        case 0x72: transmitStatus(parameter)
        case 0x77: setModuleWidth(parameter)
        default: break
        }
    }

    /// ESC !: everything at once.
    private mutating func selectPrintMode(_ bits: UInt8) {
        modes.style.font = bits & 0x01 != 0 ? .b : .a
        modes.style.isEmphasized = bits & 0x08 != 0
        modes.style.heightTimes = bits & 0x10 != 0 ? 2 : 1
        modes.style.widthTimes = bits & 0x20 != 0 ? 2 : 1
        modes.style.isUnderlined = bits & 0x80 != 0
    }

    private func font(_ number: UInt8) -> TextStyle.Font? {
        switch number {
        case 0, 0x30: .a
        case 1, 0x31: .b
        case 2, 0x32: .c
        default: nil
        }
    }

    /// The commands behind GS ( and GS 8 L.
    private mutating func extended(_ command: PrinterCommand) {
        switch command[2] {
        case 0x41: note("test print")
        case 0x48: processId(command)
        case 0x4C: extendedGraphics(command)
        case 0x6B: symbol(command)
        default: break
        }
    }

    /// ESC a counts at the beginning of a line only.
    mutating func align(_ number: UInt8) {
        guard line.isEmpty else { return }
        switch number {
        case 0, 0x30: modes.alignment = .left
        case 1, 0x31: modes.alignment = .centre
        case 2, 0x32: modes.alignment = .right
        default: break
        }
    }

    private mutating func selectCodePage(_ number: UInt8) {
        modes.codePage = number
        if CodePage.table(number) == nil { note("character table \(number), which is not decoded") }
    }

    /// Where the next character goes; a place outside of the area is passed over.
    private mutating func moveTo(_ position: Int) { if (0...areaWidth).contains(position) { line.position = position } }

    /// Dots of motion units in the direction of lines: 1 dot unless GS P says otherwise.
    private func horizontal(_ units: Int) -> Int {
        page?.direction.isAlongPaper == true ? alongPaper(units) : acrossPaper(units)
    }

    /// Dots of motion units from line to line.
    func vertical(_ units: Int) -> Int {
        page?.direction.isAlongPaper == true ? acrossPaper(units) : alongPaper(units)
    }

    /// Dots of horizontal motion units.
    func acrossPaper(_ units: Int) -> Int {
        modes.horizontalUnits == 0 ? units : units * settings.resolution / modes.horizontalUnits
    }

    /// Dots of vertical motion units.
    func alongPaper(_ units: Int) -> Int {
        modes.verticalUnits == 0 ? units : units * settings.resolution / modes.verticalUnits
    }

    /// ESC V, in standard mode; in page mode it counts for what follows.
    private mutating func turnCharacters(_ number: UInt8) {
        if [0, 1, 2, 0x30, 0x31, 0x32].contains(number) { modes.turning = Int(number & 3) }
    }
}
