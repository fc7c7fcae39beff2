/// A picture in shades, 0 black and 255 white, in the curve of sRGB.
///
/// Shades are averaged and made into dots in that curve rather than in light: printed dots are larger than the squares
/// that they stand for, and the share of dots that a shade gets here makes up for most of that. The same holds when a
/// picture is made smaller, so that a thin line keeps its share of dots. Not verified on hardware.
package struct Shades: Equatable {
    /// How many pixels a row has.
    package let width: Int
    /// How many rows there are.
    package let height: Int
    /// The shades, row by row.
    package let pixels: [UInt8]

    /// Makes a picture of `width * height` shades.
    package init(width: Int, height: Int, pixels: [UInt8]) {
        precondition(pixels.count == width * height)
        (self.width, self.height, self.pixels) = (width, height, pixels)
    }
}
