/// Codabar (EN 798): digits and a few signs between two letters.
enum Codabar {
    /// As it came.
    static func checked(_ data: [UInt8]) throws(ContentFault) -> [UInt8] {
        guard data.count >= 3, let first = data.first, let last = data.last, isMark(first), isMark(last) else {
            throw ContentFault("data do not stand between two of A, B, C and D")
        }
        try BarcodeBytes.check(data.dropFirst().dropLast(), "digits and $ + - . / :") {
            BarcodeBytes.isDigit($0) || "$+-./:".utf8.contains($0)
        }
        return data
    }

    private static func isMark(_ byte: UInt8) -> Bool { 0x41...0x44 ~= byte }
}
