import Interfaces

/// What a picture may be, as far as can be seen without decoding it.
enum ImageCheck {
    private static let mostBytes = 4 << 20
    private static let mostWidth: UInt32 = 4096
    private static let mostHeight: UInt32 = 16384

    /// Throws what is wrong with a picture; `descriptors` is how many came beside the call.
    static func check(_ image: Printer.Image, descriptors: Int) throws(ContentFault) {
        try ContentFault.check(image.widthDots, 1...Int(mostWidth), "widthDots")
        switch (image.descriptor, image.base64) {
        case (let number?, nil):
            guard 0..<descriptors ~= number else {
                throw ContentFault("descriptor is \(number), and \(descriptors) came beside the call")
            }
        case (nil, let text?): try check(base64: text)
        default: throw ContentFault("expected either the descriptor of a picture or the picture in base64")
        }
    }

    private static func check(base64 text: String) throws(ContentFault) {
        guard let bytes = Base64Text(text), bytes.count <= mostBytes else {
            throw ContentFault("base64 is not base 64 of at most 4 MiB")
        }
        // The signature, the head of the first chunk, and in it width and height (PNG, third edition, 5.2 and 11.2.1).
        let head = bytes.prefix(24)
        let start: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]
        guard head.count == 24, head.starts(with: start) else { throw ContentFault("the picture is no PNG file") }
        let (width, height) = (number(head[16..<20]), number(head[20..<24]))
        guard 1...mostWidth ~= width, 1...mostHeight ~= height else {
            throw ContentFault("the picture has \(width) by \(height) pixels, and at most 4096 by 16384 are allowed")
        }
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt32 { bytes.reduce(0) { $0 << 8 | UInt32($1) } }
}

/// Text in base 64 (RFC 4648), looked at without decoding all of it.
struct Base64Text {
    private let letters: [UInt8]
    /// How many bytes it stands for.
    let count: Int

    /// Nil when it is no base 64.
    init?(_ text: String) {
        let all = Array(text.utf8)
        let padding = all.suffix(2).reversed().prefix { $0 == UInt8(ascii: "=") }.count
        letters = all.dropLast(padding)
        guard all.count % 4 == 0, letters.allSatisfy({ Base64Text.value($0) != nil }) else { return nil }
        count = all.count / 4 * 3 - padding
    }

    /// The first bytes, at most so many.
    func prefix(_ most: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        var (bits, held) = (UInt32(0), 0)
        for letter in letters where bytes.count < most {
            bits = bits << 6 | UInt32(Base64Text.value(letter) ?? 0)
            held += 6
            guard held >= 8 else { continue }
            held -= 8
            bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(held)))
        }
        return bytes
    }

    private static func value(_ letter: UInt8) -> UInt8? {
        switch letter {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): letter - UInt8(ascii: "A")
        case UInt8(ascii: "a")...UInt8(ascii: "z"): letter - UInt8(ascii: "a") + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): letter - UInt8(ascii: "0") + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
