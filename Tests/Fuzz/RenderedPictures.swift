// sources: Rendering CPango CPNG Interfaces Varlink CLinux
// libraries: pangocairo pangoft2 fontconfig libpng
// Files that may be PNG: whatever they hold, they become dots within the limits or are refused with a reason.

import Varlink

/// Reads the bytes as a file, as they are and with the checksums that its chunks should have.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    draw(bytes)
    // Hardly any change gets past a checksum by itself.
    draw(withRightChecksums(bytes))
    return 0
}

private func draw(_ file: [UInt8]) {
    do throws(PictureRefusal) {
        let shades = try PictureFile.decode(file)
        precondition((1...4096).contains(shades.width) && (1...16384).contains(shades.height))
        // Large ones take the same ways, for longer.
        guard shades.pixels.count <= 1 << 16 else { return }
        for width in [1, 7, shades.width, min(shades.width * 2, 300), 100]
        where shades.scaledHeight(width: width) < 4096 {
            let scaled = shades.scaled(width: width)
            precondition(scaled.width == width && scaled.height == shades.scaledHeight(width: width))
            for raster in [scaled.diffused(), scaled.ordered(), scaled.thresholded()] { check(raster) }
        }
    } catch {
        precondition(!error.detail.isEmpty && error.detail.utf8.allSatisfy { 0x20...0x7E ~= $0 })
    }
}

private func check(_ raster: Raster) {
    precondition(raster.rows.count == raster.rowBytes * raster.heightDots)
    guard raster.widthDots % 8 != 0 else { return }
    let behind: UInt8 = 0xFF >> UInt8(raster.widthDots % 8)
    for end in stride(from: raster.rowBytes - 1, to: raster.rows.count, by: raster.rowBytes) {
        precondition(raster.rows[end] & behind == 0)
    }
}

private func withRightChecksums(_ file: [UInt8]) -> [UInt8] {
    var file = file
    var position = 8
    while position + 12 <= file.count {
        let length = file[position..<position + 4].reduce(0) { $0 << 8 | Int($1) }
        let end = position + 8 + length
        guard end + 4 <= file.count else { break }
        let sum = checksum(file[position + 4..<end])
        for index in 0..<4 { file[end + index] = UInt8(truncatingIfNeeded: sum >> UInt32(24 - 8 * index)) }
        position = end + 4
    }
    return file
}

/// The CRC-32 of ISO 3309, as PNG has it.
private func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    ~bytes.reduce(0xFFFF_FFFF) { sum, byte in
        (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
}
