import Glibc

/// Reads single characters of an encoding with several bytes, by the tables of the C library.
///
/// Every Linux with glibc has those tables; where their files are missing nothing is decoded.
package final class CharacterDecoder {
    private let descriptor: iconv_t?

    /// A decoder of an encoding by its name in iconv, such as `CP932`.
    package init(_ encoding: String) {
        let descriptor = iconv_open("UTF-32LE", encoding)
        // The failure is -1 and not nil.
        self.descriptor = descriptor == iconv_t(bitPattern: -1) ? nil : descriptor
    }

    deinit { if let descriptor { iconv_close(descriptor) } }

    /// The one character that these bytes are; nil where they are none, or several.
    package func character(_ bytes: [UInt8]) -> Unicode.Scalar? {
        guard let descriptor else { return nil }
        var (source, result) = (bytes.map { CChar(bitPattern: $0) }, [CChar](repeating: 0, count: 8))
        let left: Int? = source.withUnsafeMutableBufferPointer { from in
            result.withUnsafeMutableBufferPointer { to in
                var (input, inputLeft) = (from.baseAddress, from.count)
                var (output, outputLeft) = (to.baseAddress, to.count)
                _ = iconv(descriptor, nil, nil, nil, nil)
                return iconv(descriptor, &input, &inputLeft, &output, &outputLeft) == .max ? nil : outputLeft
            }
        }
        guard left == 4 else { return nil }
        let value = result.prefix(4).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32(UInt8(bitPattern: $1)) }
        return Unicode.Scalar(value)
    }
}
