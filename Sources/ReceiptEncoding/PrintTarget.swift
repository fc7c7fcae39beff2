import ESCPOS

/// The printer that a document is encoded for.
package struct PrintTarget {
    package let profile: PrinterProfile
    package let paper: PaperSize
    let pages: CodePages

    package init(_ profile: PrinterProfile, _ settings: PrinterSettings) {
        self.profile = profile
        paper = PaperSize(profile, settings)
        pages = CodePages(settings.codePages ?? profile.codePages)
    }

    /// What a line across the paper is drawn with; no page has a dashed one.
    func strokes(_ rule: Rule) -> [Character] {
        let strokes: [Character] =
            switch rule {
            case .single: [pages.has("─") ? "─" : "-"]
            case .double: [pages.has("═") ? "═" : "="]
            case .dashed: ["-", " "]
            }
        return (0..<paper.columns).map { strokes[$0 % strokes.count] }
    }

    /// A line across the paper.
    enum Rule { case single, double, dashed }
}
