import Testing

@testable import Rendering

@Suite struct DitheringTests {
    /// A picture of one shade.
    private func plain(_ shade: UInt8, _ width: Int = 64, _ height: Int = 64) -> Shades {
        Shades(width: width, height: height, pixels: [UInt8](repeating: shade, count: width * height))
    }

    private func blackDots(_ raster: Raster) -> Int { raster.rows.reduce(0) { $0 + $1.nonzeroBitCount } }

    @Test func `white stays white and black becomes black, however dots are made`() {
        for make in [Shades.diffused, Shades.ordered, Shades.thresholded] {
            #expect(blackDots(make(plain(255))()) == 0)
            #expect(blackDots(make(plain(0))()) == 64 * 64)
        }
    }

    @Test func `each shade gets its share of dots`() {
        for shade in stride(from: 5, through: 250, by: 5) {
            let wanted = 64.0 * 64.0 * (1 - Double(shade) / 255)
            let ordered = Double(blackDots(plain(UInt8(shade)).ordered()))
            // A pattern of 64 dots has 65 steps.
            #expect(abs(ordered - wanted) <= 64)
            let diffused = Double(blackDots(plain(UInt8(shade)).diffused()))
            // What reaches the edge is lost.
            #expect(abs(diffused - wanted) <= 80, "shade \(shade)")
        }
    }

    @Test func `the threshold lies in the middle`() {
        let raster = Shades(width: 4, height: 1, pixels: [0, 127, 128, 255]).thresholded()
        #expect(raster.rows == [0b1100_0000])
    }

    @Test func `no dot lies behind the end of a row`() {
        for make in [Shades.diffused, Shades.ordered, Shades.thresholded] {
            let raster = make(plain(0, 9, 2))()
            #expect(raster.rows == [0xFF, 0x80, 0xFF, 0x80])
        }
    }

    @Test func `half a shade is a chessboard in a pattern`() {
        let raster = plain(128, 8, 2).ordered()
        #expect(Set(raster.rows) == [0b1010_1010, 0b0101_0101])
    }

    @Test func `a slope of shades becomes a slope of dots`() {
        let pixels = (0..<64).flatMap { _ in (0..<256).map { UInt8($0) } }
        let raster = Shades(width: 256, height: 64, pixels: pixels).diffused()
        var last = Int.max
        for part in 0..<8 {
            var black = 0
            for row in 0..<64 {
                for column in part * 32..<(part + 1) * 32 where raster.isBlack(column: column, row: row) { black += 1 }
            }
            #expect(black < last)
            last = black
        }
    }
}
