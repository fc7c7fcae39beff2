import ESCPOS

/// How what follows is printed; only what changes is sent.
struct PrintStyle: Equatable {
    var alignment = LineAlignment.left
    var isBold = false
    var width = 1
    var height = 1
    var underline = TextUnderline.none
    var isReversed = false
    var font = PrinterFont.a

    /// The commands that lead from another style to this one.
    func commands(from old: PrintStyle) -> [PrinterCommand] {
        var commands: [PrinterCommand] = []
        if alignment != old.alignment { commands.append(.alignment(alignment)) }
        if isBold != old.isBold { commands.append(.bold(isBold)) }
        if width != old.width || height != old.height { commands.append(.size(width: width, height: height)) }
        if underline != old.underline { commands.append(.underline(underline)) }
        if isReversed != old.isReversed { commands.append(.reversed(isReversed)) }
        if font != old.font { commands.append(.font(font)) }
        return commands
    }
}
