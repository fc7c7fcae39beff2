/// Text from outside as a terminal may get it: on one line, and without anything that moves its cursor, changes its
/// colours or turns the direction of writing.
func printable(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(isUnsafe(scalar) ? "\u{FFFD}" : scalar) }
    return String(result)
}

private func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F }
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate: return true
    // The joiners belong to the spelling of some scripts; other characters of format turn the line around or hide.
    case .format: return scalar.value != 0x200C && scalar.value != 0x200D
    default: return false
    }
}

/// How many columns of a terminal a text takes.
func columns(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + columns($1) } }

/// How many columns a scalar takes: 2 for wide ones, 0 for marks on the letter before.
///
/// After Unicode's EastAsianWidth.txt, in ranges that pass over single exceptions.
func columns(_ scalar: Unicode.Scalar) -> Int {
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

/// A text in exactly so many columns: filled with spaces, or cut with an ellipsis.
func fitted(_ text: String, to width: Int) -> String {
    let needed = columns(text)
    if needed <= width { return text + String(repeating: " ", count: width - needed) }
    guard width > 0 else { return "" }
    var (kept, taken) = (String.UnicodeScalarView(), 0)
    for scalar in text.unicodeScalars {
        guard taken + columns(scalar) <= width - 1 else { break }
        kept.append(scalar)
        taken += columns(scalar)
    }
    return String(kept) + "…" + String(repeating: " ", count: width - 1 - taken)
}
