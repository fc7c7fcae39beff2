extension Shades {
    /// How high a picture becomes that is made so wide; at least 1.
    package func scaledHeight(width newWidth: Int) -> Int { max(1, (height * newWidth + width / 2) / width) }

    /// The picture made as wide as that, in proportion.
    ///
    /// Smaller, each new pixel is the average of what it covers; larger by a whole number, each pixel is
    /// repeated, so that drawings stay sharp; larger by any other, neighbours flow into each other.
    package func scaled(width newWidth: Int) -> Shades {
        let newHeight = scaledHeight(width: newWidth)
        if newWidth == width { return self }
        if newWidth < width { return averaged(newWidth, newHeight) }
        if newWidth % width == 0 { return repeated(newWidth / width) }
        return interpolated(newWidth, newHeight)
    }

    private func averaged(_ newWidth: Int, _ newHeight: Int) -> Shades {
        let columns = Share.shares(of: width, among: newWidth)
        let rows = Share.shares(of: height, among: newHeight)
        var result = [UInt8]()
        result.reserveCapacity(newWidth * newHeight)
        var sums = [Float](repeating: 0, count: newWidth)
        for row in rows {
            for index in sums.indices { sums[index] = 0 }
            for y in row.first...row.last {
                add(row: y, columns, weight: row.weight(of: y), to: &sums)
            }
            for sum in sums { result.append(UInt8(min(255, sum + 0.5))) }
        }
        return Shades(width: newWidth, height: newHeight, pixels: result)
    }

    /// Adds one row, averaged along itself.
    private func add(row y: Int, _ columns: [Share], weight: Float, to sums: inout [Float]) {
        let start = y * width
        pixels.withUnsafeBufferPointer { pixels in
            for (index, column) in columns.enumerated() {
                var sum: Float = 0
                for x in column.first...column.last { sum += Float(pixels[start + x]) * column.weight(of: x) }
                sums[index] += sum * weight
            }
        }
    }

    private func repeated(_ times: Int) -> Shades {
        var result = [UInt8]()
        result.reserveCapacity(pixels.count * times * times)
        for y in 0..<height {
            let begin = result.count
            for pixel in pixels[y * width..<(y + 1) * width] {
                for _ in 0..<times { result.append(pixel) }
            }
            let row = result[begin...]
            for _ in 1..<times { result.append(contentsOf: row) }
        }
        return Shades(width: width * times, height: height * times, pixels: result)
    }

    private func interpolated(_ newWidth: Int, _ newHeight: Int) -> Shades {
        let columns = Between.places(of: width, among: newWidth)
        var result = [UInt8]()
        result.reserveCapacity(newWidth * newHeight)
        for row in Between.places(of: height, among: newHeight) {
            let (upper, lower) = (row.first * width, row.second * width)
            for column in columns {
                let above = column.mix(pixels[upper + column.first], pixels[upper + column.second])
                let below = column.mix(pixels[lower + column.first], pixels[lower + column.second])
                result.append(UInt8(min(255, above + (below - above) * row.part + 0.5)))
            }
        }
        return Shades(width: newWidth, height: newHeight, pixels: result)
    }
}

/// Which old pixels of a row or column a new one covers, when there are fewer new ones.
private struct Share {
    let first: Int
    let last: Int
    /// The weights of the first, of those between and of the last; their sum is 1.
    private let weights: (first: Float, between: Float, last: Float)

    func weight(of index: Int) -> Float {
        index == first ? weights.first : index == last ? weights.last : weights.between
    }

    static func shares(of old: Int, among new: Int) -> [Share] {
        (0..<new).map { index in
            // In parts of one new pixel, all numbers are whole: an old one is `new` parts, a new one `old`.
            let (start, end) = (index * old, (index + 1) * old)
            let (first, last) = (start / new, (end - 1) / new)
            let whole = Float(old)
            let head = Float(min(end, (first + 1) * new) - start) / whole
            let tail = Float(end - last * new) / whole
            return Share(first: first, last: last, weights: (head, Float(new) / whole, tail))
        }
    }

    private init(first: Int, last: Int, weights: (first: Float, between: Float, last: Float)) {
        (self.first, self.last, self.weights) = (first, last, weights)
    }
}

/// Between which old pixels of a row or column the middle of a new one lies, when there are more new ones.
private struct Between {
    let first: Int
    let second: Int
    /// How far it is from the first, 0 to 1.
    let part: Float

    func mix(_ one: UInt8, _ other: UInt8) -> Float { Float(one) + (Float(other) - Float(one)) * part }

    static func places(of old: Int, among new: Int) -> [Between] {
        (0..<new).map { index in
            let middle = max(0, (Float(index) + 0.5) * Float(old) / Float(new) - 0.5)
            let first = min(Int(middle), old - 1)
            return Between(first: first, second: min(first + 1, old - 1), part: middle - Float(first))
        }
    }
}
