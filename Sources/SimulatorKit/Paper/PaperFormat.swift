/// The paper of a simulated printer.
package struct PaperFormat: Equatable, Sendable {
    /// How many dots are printed side by side.
    package let dots: Int
    /// Dots in an inch.
    package let resolution: Int
    /// The white to the left and to the right of what can be printed on, in dots; a multiple of 4.
    package let margin: Int

    /// Paper on which so many dots are printed.
    package init(dots: Int, resolution: Int, margin: Int) {
        (self.dots, self.resolution, self.margin) = (dots, resolution, (margin + 3) / 4 * 4)
    }
}

/// How a piece of paper begins or ends.
package enum PaperEdge: Equatable {
    /// Cut through.
    case cut
    /// Cut, but for a bridge in the middle.
    case partlyCut
    /// Torn.
    case torn
    /// Not yet: the paper goes on into the printer.
    case none
}

/// A piece of paper, by the numbers of its marks.
struct PaperPiece: Equatable {
    /// The mark before its first one.
    var after: Int
    /// Its last mark.
    var through: Int
    var top = PaperEdge.cut
    var bottom = PaperEdge.none
    /// Whether there is anything to be seen on it.
    var isPrinted = false
}
