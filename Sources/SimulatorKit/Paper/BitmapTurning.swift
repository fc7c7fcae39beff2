extension Bitmap {
    /// The same turned by a quarter, clockwise.
    package var turnedRight: Bitmap {
        var result = Bitmap(width: height, height: width)
        for y in 0..<height { for x in 0..<width where self[x, y] { result[height - 1 - y, x] = true } }
        return result
    }

    /// The same turned by a quarter, against the clock.
    package var turnedLeft: Bitmap {
        var result = Bitmap(width: height, height: width)
        for y in 0..<height { for x in 0..<width where self[x, y] { result[y, width - 1 - x] = true } }
        return result
    }

    /// Makes a rectangle white; what lies outside of the picture is passed over.
    package mutating func erase(x: Int, y: Int, width: Int, height: Int) {
        for row in max(0, y)..<max(max(0, y), min(self.height, y + height)) {
            for column in max(0, x)..<max(max(0, x), min(self.width, x + width)) { self[column, row] = false }
        }
    }

    /// A part of the same; what lies outside of the picture is white.
    package func part(x: Int, y: Int, width: Int, height: Int) -> Bitmap {
        var result = Bitmap(width: width, height: height)
        result.draw(self, x: -x, y: -y)
        return result
    }
}
