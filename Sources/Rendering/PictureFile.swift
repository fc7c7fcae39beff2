import CPNG
import Glibc
import Varlink

/// Why a picture cannot be drawn.
package struct PictureRefusal: Error, Equatable {
    /// What is wrong, as callers tell cases apart.
    package enum Reason: Equatable { case notAFile, notPNG, truncated, damaged, tooLarge }

    /// What is wrong.
    package let reason: Reason
    /// The same in a sentence.
    package let detail: String
}

/// PNG files, read as shades.
package enum PictureFile {
    /// The longest file.
    package static let maximumBytes = 4 << 20

    /// Reads the file behind a descriptor from its beginning, wherever the descriptor stands.
    ///
    /// It is copied first: whoever sent it could change or shorten it while it is being looked at.
    package static func read(_ descriptor: OwnedDescriptor) throws(PictureRefusal) -> Shades {
        var status = stat()
        guard fstat(descriptor.rawValue, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw PictureRefusal(reason: .notAFile, detail: "the descriptor is no file")
        }
        guard status.st_size <= maximumBytes else {
            throw PictureRefusal(
                reason: .tooLarge,
                detail: "the file has \(status.st_size) bytes, \(maximumBytes) are the most"
            )
        }
        return try decode(try contents(descriptor, count: Int(status.st_size)))
    }

    private static func contents(_ descriptor: OwnedDescriptor, count: Int) throws(PictureRefusal) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var position = 0
        while position < count {
            let got = bytes.withUnsafeMutableBytes {
                pread(descriptor.rawValue, $0.baseAddress.map { $0 + position }, count - position, off_t(position))
            }
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else {
                throw PictureRefusal(reason: .notAFile, detail: "the file cannot be read: \(SystemError("pread"))")
            }
            if got == 0 { break }
            position += got
        }
        bytes.removeLast(count - position)
        return bytes
    }

    /// Reads the bytes of a file.
    package static func decode(_ bytes: [UInt8]) throws(PictureRefusal) -> Shades {
        var picture = png_picture()
        var status = bytes.withUnsafeBytes { png_picture_measure($0.baseAddress, $0.count, &picture) }
        guard status == PNG_PICTURE_READ else { throw refusal(status, picture) }
        let (width, height) = (Int(picture.width), Int(picture.height))
        let pixels = [UInt8](unsafeUninitializedCapacity: width * height) { shades, count in
            status = bytes.withUnsafeBytes { png_picture_read($0.baseAddress, $0.count, &picture, shades.baseAddress) }
            // What was not read is nobody's business, the bytes that happen to be there least of all.
            count = status == PNG_PICTURE_READ ? width * height : 0
        }
        guard status == PNG_PICTURE_READ else { throw refusal(status, picture) }
        return Shades(width: width, height: height, pixels: pixels)
    }

    private static func refusal(_ status: png_picture_status, _ picture: png_picture) -> PictureRefusal {
        switch status {
        case PNG_PICTURE_NOT_PNG:
            return PictureRefusal(reason: .notPNG, detail: "the file does not begin as PNG files do")
        case PNG_PICTURE_TRUNCATED:
            return PictureRefusal(reason: .truncated, detail: "the file ends before the picture does")
        case PNG_PICTURE_TOO_LARGE:
            let most = "\(PNG_PICTURE_MAXIMUM_WIDTH) by \(PNG_PICTURE_MAXIMUM_HEIGHT)"
            return PictureRefusal(
                reason: .tooLarge,
                detail: "the picture has \(picture.width) by \(picture.height) pixels, \(most) are the most"
            )
        case PNG_PICTURE_DAMAGED:
            return PictureRefusal(reason: .damaged, detail: "libpng: \(message(of: picture))")
        default:
            return PictureRefusal(reason: .tooLarge, detail: "there is no memory for the picture")
        }
    }

    /// What libpng said; a name of a chunk in it may hold any byte.
    private static func message(of picture: png_picture) -> String {
        withUnsafeBytes(of: picture.message) { bytes in
            let plain = bytes.prefix { $0 != 0 }.map { 0x20...0x7E ~= $0 ? $0 : UInt8(ascii: "?") }
            return String(decoding: plain, as: UTF8.self)
        }
    }
}
