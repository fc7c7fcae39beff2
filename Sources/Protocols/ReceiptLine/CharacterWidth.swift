/// How many characters of usual width a scalar takes on paper: 2 for wide ones, 0 for marks on the letter before.
///
/// ReceiptLine's own implementation lets the printer's character set decide, with 2 for all but ASCII in those of East
/// Asia. Only these have wide letters, so that Unicode's EastAsianWidth.txt says the same of letters; it is followed in
/// ranges that pass over single exceptions.
func characterWidth(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
        0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
        0x1F900...0x1F9FF, 0x20000...0x3FFFD:
        return 2
    default: return 1
    }
}
