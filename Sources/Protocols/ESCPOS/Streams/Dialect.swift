/// Which commands a printer takes, and how long they are: makers agree on most of ESC/POS, not on all.
package enum Dialect: String, CaseIterable, Sendable {
    /// Epson's commands.
    case epson
    /// The same with what printers without a name add: `ESC B` sounds a buzzer (Xprinter, Rongta: rafiki270/PrinterDriver), SO and
    /// DC4 make letters wide (grandchef/escpos-buffer sends them to "generic 80mm" and CMP-20).
    case clone
    /// Bematech's: `GS F9h 5` selects the set of commands, `ESC B` sounds a buzzer, `ESC v` opens the drawer
    /// (grandchef/escpos-buffer, MP-4200 TH).
    case bematech
    /// Elgin's VOX: `ESC W` is large letters and has one parameter, `ESC v` opens the drawer, `GS o` and `GS k 0Bh` make QR codes
    /// (grandchef/escpos-buffer).
    case elgin
}
