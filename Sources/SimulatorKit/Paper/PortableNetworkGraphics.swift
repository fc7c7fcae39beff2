/// Writes pictures with four colours as PNG files (W3C, Portable Network Graphics, second edition).
struct PortableNetworkGraphics {
    /// The red, green and blue of up to four colours.
    let colours: [(UInt8, UInt8, UInt8)]
    /// How many dots lie on a metre.
    let dotsPerMetre: UInt32

    /// A file of rows of two bits for each dot, the leftmost dot in the highest bits.
    func file(width: Int, height: Int, rows: [UInt8]) -> [UInt8] {
        var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        // Two bits deep, colours from a table.
        let header = PortableNetworkGraphics.bytes(UInt32(width)) + PortableNetworkGraphics.bytes(UInt32(height))
        append("IHDR", header + [2, 3, 0, 0, 0], to: &file)
        append("PLTE", colours.flatMap { [$0.0, $0.1, $0.2] }, to: &file)
        let resolution = PortableNetworkGraphics.bytes(dotsPerMetre)
        append("pHYs", resolution + resolution + [1], to: &file)
        // Each row begins with the number of its filter; rows of text need none.
        let rowBytes = (width * 2 + 7) / 8
        var filtered: [UInt8] = []
        filtered.reserveCapacity((rowBytes + 1) * height)
        for row in 0..<height {
            filtered.append(0)
            filtered += rows[row * rowBytes..<(row + 1) * rowBytes]
        }
        append("IDAT", Deflate.stream(filtered, rowBytes: rowBytes + 1), to: &file)
        append("IEND", [], to: &file)
        return file
    }

    private func append(_ kind: StaticString, _ data: [UInt8], to file: inout [UInt8]) {
        let checked = kind.withUTF8Buffer { Array($0) } + data
        file += PortableNetworkGraphics.bytes(UInt32(data.count)) + checked
        file += PortableNetworkGraphics.bytes(PortableNetworkGraphics.checksum(checked))
    }

    /// CRC-32 as ISO 3309 has it.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~0) { table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] ^ $0 >> 8 }
    }

    private static let table: [UInt32] = (0..<256).map { number in
        (0..<8).reduce(UInt32(number)) { value, _ in value & 1 == 0 ? value >> 1 : 0xEDB8_8320 ^ value >> 1 }
    }

    static func bytes(_ number: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - $0 * 8)) }
    }
}

/// Packs bytes as RFC 1950 and 1951 say, in one block of fixed codes, repeating what came just before or one row above.
enum Deflate {
    /// A whole stream; `rowBytes` is the distance at which bytes are likely to come again.
    static func stream(_ bytes: [UInt8], rowBytes: Int) -> [UInt8] {
        var writer = BitWriter(bytes: [0x78, 0x01])
        // The last block, with fixed codes.
        writer.put(1, 1)
        writer.put(1, 2)
        bytes.withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                let near = length(bytes, index, distance: 1)
                let above = near < 258 ? length(bytes, index, distance: rowBytes) : 0
                if max(near, above) >= 3 {
                    repeatBytes(&writer, length: max(near, above), distance: near >= above ? 1 : rowBytes)
                    index += max(near, above)
                } else {
                    literal(&writer, Int(bytes[index]))
                    index += 1
                }
            }
        }
        literal(&writer, 256)
        return writer.finished() + PortableNetworkGraphics.bytes(checksum(bytes))
    }

    private static func length(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, distance: Int) -> Int {
        // The format's window is of 32 KB.
        guard index >= distance, distance <= 32768 else { return 0 }
        let end = min(bytes.count, index + 258)
        var position = index
        while position < end, bytes[position] == bytes[position - distance] { position += 1 }
        return position - index
    }

    private static func literal(_ writer: inout BitWriter, _ symbol: Int) {
        switch symbol {
        case 0...143: writer.putCode(0x30 + symbol, 8)
        case 144...255: writer.putCode(0x190 + symbol - 144, 9)
        case 256...279: writer.putCode(symbol - 256, 7)
        default: writer.putCode(0xC0 + symbol - 280, 8)
        }
    }

    private static func repeatBytes(_ writer: inout BitWriter, length: Int, distance: Int) {
        if length == 258 {
            literal(&writer, 285)
        } else {
            let (group, extra) = grouped(length - 3, perGroup: 4)
            literal(&writer, 257 + group)
            writer.put((length - 3) & ((1 << extra) - 1), extra)
        }
        let (group, extra) = grouped(distance - 1, perGroup: 2)
        writer.putCode(group, 5)
        writer.put((distance - 1) & ((1 << extra) - 1), extra)
    }

    /// The number of a code whose groups double in size after every `perGroup`, and how many further bits it has.
    private static func grouped(_ value: Int, perGroup: Int) -> (code: Int, extra: Int) {
        let bits = perGroup == 4 ? 2 : 1
        guard value >= perGroup * 2 else { return (value, 0) }
        let extra = Int.bitWidth - 1 - value.leadingZeroBitCount - bits
        return ((extra + 1) << bits | (value >> extra & (perGroup - 1)), extra)
    }

    /// Adler-32.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var (low, high): (UInt32, UInt32) = (1, 0)
        for byte in bytes {
            low = (low + UInt32(byte)) % 65521
            high = (high + low) % 65521
        }
        return high << 16 | low
    }

    private struct BitWriter {
        var bytes: [UInt8]
        private var bits: UInt64 = 0
        private var count = 0

        init(bytes: [UInt8]) { self.bytes = bytes }

        /// Puts a number, its lowest bit first.
        mutating func put(_ value: Int, _ length: Int) {
            bits |= UInt64(value) << UInt64(count)
            count += length
            while count >= 8 {
                bytes.append(UInt8(truncatingIfNeeded: bits))
                bits >>= 8
                count -= 8
            }
        }

        /// Puts a code, its highest bit first.
        mutating func putCode(_ code: Int, _ length: Int) {
            var turned = 0
            for bit in 0..<length where code >> bit & 1 != 0 { turned |= 1 << (length - 1 - bit) }
            put(turned, length)
        }

        mutating func finished() -> [UInt8] {
            if count > 0 { put(0, 8 - count) }
            return bytes
        }
    }
}
