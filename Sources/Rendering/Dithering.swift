extension Shades {
    /// Dots of which dark is black and light is white.
    package func thresholded() -> Raster {
        dots { _, _, shade in shade < 128 }
    }

    /// Dots in a pattern of eight by eight, which gives each shade its share of them.
    package func ordered() -> Raster {
        dots { x, y, shade in Int(shade) * 128 < (2 * Int(Shades.pattern[y % 8 * 8 + x % 8]) + 1) * 255 }
    }

    /// Dots of which each passes on to its neighbours what it has given too much or too little.
    ///
    /// The weights are those of Floyd and Steinberg (1976); rows run to and fro, so that no worms of dots form.
    package func diffused() -> Raster {
        var raster = Raster(widthDots: width, heightDots: height)
        // What each pixel of this row and of the next has been passed, in sixteenths; one more on either side.
        var here = [Int32](repeating: 0, count: width + 2)
        var below = here
        for y in 0..<height {
            let step = y % 2 == 0 ? 1 : -1
            var x = step > 0 ? 0 : width - 1
            for _ in 0..<width {
                let wanted = Int32(pixels[y * width + x]) * 16 + here[x + 1]
                let isBlack = wanted < 128 * 16
                if isBlack { raster.blacken(column: x, row: y) }
                let error = (wanted - (isBlack ? 0 : 255 * 16)) / 16
                let forward = error * 7
                let (behind, under) = (error * 3, error * 5)
                here[x + 1 + step] += forward
                below[x + 1 - step] += behind
                below[x + 1] += under
                // What rounding has left goes on as well, or shades would drift.
                below[x + 1 + step] += (wanted - (isBlack ? 0 : 255 * 16)) - forward - behind - under
                x += step
            }
            swap(&here, &below)
            for index in below.indices { below[index] = 0 }
        }
        return raster
    }

    private func dots(_ isBlack: (_ x: Int, _ y: Int, _ shade: UInt8) -> Bool) -> Raster {
        var raster = Raster(widthDots: width, heightDots: height)
        for y in 0..<height {
            for x in 0..<width where isBlack(x, y, pixels[y * width + x]) { raster.blacken(column: x, row: y) }
        }
        return raster
    }

    /// The index matrix of Bayer (1973): each step lies as far as possible from those before it.
    private static let pattern: [UInt8] = (0..<64).map { index in
        let (x, y) = (index % 8, index / 8)
        return (0..<3).reduce(0) { value, bit in
            let (column, row) = (x >> bit & 1, y >> bit & 1)
            return value | UInt8((column ^ row) << 1 | row) << UInt8(2 * (2 - bit))
        }
    }
}
