import CLibMD

/// Tells, for as long as a key is known, whether two documents are the same: SHA-256 of all their bytes.
package struct Fingerprint: Hashable, Sendable {
    /// The 32 bytes.
    package let bytes: [UInt8]

    /// Takes bytes that were written down.
    init(bytes: [UInt8]) { self.bytes = bytes }

    /// Of several pieces in their order; where one ends and the next begins counts.
    package init(of pieces: [[UInt8]]) {
        var context = SHA2_CTX()
        SHA256Init(&context)
        for piece in pieces {
            var count = UInt64(piece.count).littleEndian
            withUnsafeBytes(of: &count) { SHA256Update(&context, $0.baseAddress, $0.count) }
            piece.withUnsafeBytes { SHA256Update(&context, $0.baseAddress, $0.count) }
        }
        var digest = [UInt8](repeating: 0, count: 32)
        SHA256Final(&digest, &context)
        bytes = digest
    }
}
