extension Bitmap {
    /// The same turned by a quarter, clockwise.
    package var turnedRight: Bitmap { moved(width: height, height: width) { (height - 1 - $1, $0) } }

    /// The same turned by a quarter, against the clock.
    package var turnedLeft: Bitmap { moved(width: height, height: width) { ($1, width - 1 - $0) } }

    /// The same turned by half a turn.
    package var upsideDown: Bitmap { moved(width: width, height: height) { (width - 1 - $0, height - 1 - $1) } }

    /// A part of the same; what lies outside of the picture is white.
    package func part(x: Int, y: Int, width: Int, height: Int) -> Bitmap {
        var result = Bitmap(width: width, height: height)
        result.draw(self, x: -x, y: -y)
        return result
    }

    /// The same with each black dot at another place; white costs next to nothing.
    private func moved(width: Int, height: Int, _ place: (_ x: Int, _ y: Int) -> (Int, Int)) -> Bitmap {
        var result = Bitmap(width: width, height: height)
        for y in 0..<self.height {
            for index in 0..<rowBytes {
                let byte = bytes[y * rowBytes + index]
                if byte == 0 { continue }
                for bit in 0..<8 where byte & 0x80 >> UInt8(bit) != 0 {
                    let (x, y) = place(index * 8 + bit, y)
                    result[x, y] = true
                }
            }
        }
        return result
    }
}
