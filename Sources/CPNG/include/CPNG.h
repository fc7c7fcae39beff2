#ifndef CPNG_H
#define CPNG_H

// A PNG file read by libpng, as shades of grey, within limits.

#include <stddef.h>
#include <stdint.h>

/// The largest picture, in pixels.
#define PNG_PICTURE_MAXIMUM_WIDTH 4096
#define PNG_PICTURE_MAXIMUM_HEIGHT 16384

/// What became of a file.
enum png_picture_status {
    PNG_PICTURE_READ,
    PNG_PICTURE_NOT_PNG,
    PNG_PICTURE_TRUNCATED,
    PNG_PICTURE_DAMAGED,
    PNG_PICTURE_TOO_LARGE,
    PNG_PICTURE_NO_MEMORY,
};

/// A picture in shades: one byte a pixel, row by row, 0 black and 255 white, in the curve of sRGB.
struct png_picture {
    uint32_t width;  ///< known as soon as the file says it, even when it is too large
    uint32_t height;
    uint8_t *pixels; ///< the caller's, for free(3); NULL unless the picture was read
    char message[96]; ///< what libpng said of a damaged file
};

/// Reads a file. Colours become their luminance, what is transparent becomes white in part, as programs that show
/// pictures on a white page do it; 16 bits a sample become 8, and a gamma that the file states is brought to sRGB.
enum png_picture_status png_picture_read(const void *bytes, size_t count, struct png_picture *picture);

#endif
