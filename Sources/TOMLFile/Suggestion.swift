/// The candidate that a misspelt word was probably meant to be, or nil when none is close.
func closest(to word: String, among candidates: [String]) -> String? {
    // Whoever writes a key longer than this has made no slip of a finger, and distances cost its square.
    guard word.utf8.count <= 64 else { return nil }
    let best = candidates.map { ($0, distance(Array(word.unicodeScalars), Array($0.unicodeScalars))) }
        .min { $0.1 < $1.1 }
    guard let (candidate, distance) = best, distance <= max(1, candidate.unicodeScalars.count / 3) else { return nil }
    return candidate
}

/// How many letters to add, leave out, change or swap with their neighbour make one word of the other.
private func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for (row, letter) in left.enumerated() {
        var current = [row + 1]
        for (column, other) in right.enumerated() {
            var cost = min(last[column + 1] + 1, current[column] + 1, last[column] + (letter == other ? 0 : 1))
            if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
                cost = min(cost, beforeLast[column - 1] + 1)
            }
            current.append(cost)
        }
        (beforeLast, last) = (last, current)
    }
    return last[right.count]
}
