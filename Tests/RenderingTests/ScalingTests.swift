import Testing

@testable import Rendering

@Suite struct ScalingTests {
    @Test func `a smaller picture is the average of what it covers`() {
        let picture = Shades(width: 4, height: 2, pixels: [0, 100, 200, 200, 100, 200, 100, 100])
        #expect(picture.scaled(width: 2) == Shades(width: 2, height: 1, pixels: [100, 150]))
    }

    @Test func `pixels that are covered in part count in part`() {
        // Three become two: each covers one whole and half of the middle one.
        let picture = Shades(width: 3, height: 3, pixels: [0, 90, 240, 0, 90, 240, 0, 90, 240])
        #expect(picture.scaled(width: 2) == Shades(width: 2, height: 2, pixels: [30, 190, 30, 190]))
    }

    @Test func `a picture twice as wide repeats its pixels`() {
        let picture = Shades(width: 2, height: 1, pixels: [10, 250])
        #expect(picture.scaled(width: 4) == Shades(width: 4, height: 2, pixels: [10, 10, 250, 250, 10, 10, 250, 250]))
    }

    @Test func `a picture larger by part of a pixel flows`() {
        let picture = Shades(width: 2, height: 2, pixels: [0, 255, 0, 255])
        let larger = picture.scaled(width: 3)
        #expect(larger == Shades(width: 3, height: 3, pixels: [0, 128, 255, 0, 128, 255, 0, 128, 255]))
    }

    @Test func `one shade stays one shade at every size`() {
        for shade: UInt8 in [0, 1, 77, 128, 254, 255] {
            let picture = Shades(width: 37, height: 11, pixels: [UInt8](repeating: shade, count: 37 * 11))
            for width in [1, 2, 5, 36, 37, 38, 74, 100] {
                let scaled = picture.scaled(width: width)
                #expect(scaled.pixels.allSatisfy { $0 == shade }, "\(shade) at \(width)")
                #expect(scaled.pixels.count == scaled.width * scaled.height)
            }
        }
    }

    @Test func `proportions are kept, and a flat picture keeps a row`() {
        let flat = Shades(width: 400, height: 1, pixels: [UInt8](repeating: 0, count: 400))
        #expect(flat.scaled(width: 10).height == 1)
        let wide = Shades(width: 300, height: 200, pixels: [UInt8](repeating: 9, count: 60000))
        #expect(wide.scaledHeight(width: 384) == 256)
    }

    @Test func `its own width leaves a picture as it is`() {
        let picture = Shades(width: 2, height: 2, pixels: [1, 2, 3, 4])
        #expect(picture.scaled(width: 2) == picture)
    }
}
