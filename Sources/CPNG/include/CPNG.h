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

/// What a file says of its size.
struct png_picture {
    uint32_t width; ///< in pixels, at least 1 when the status is PNG_PICTURE_READ
    uint32_t height;
    char message[96]; ///< what libpng said of a damaged file
};

/// Looks at the beginning of a file: PNG_PICTURE_READ when the picture can be asked for. Its size is there as well when
/// that is too large.
enum png_picture_status png_picture_measure(const void *bytes, size_t count, struct png_picture *picture);

/// Reads a file that was measured, as `width * height` shades, row by row, 0 black and 255 white, in the curve of sRGB.
/// Colours become their luminance; what is transparent becomes white in part, as programs that show pictures on a white
/// page do it; 16 bits a sample become 8, and a gamma that the file states is brought to sRGB. Whatever the status, some
/// shades may have been written.
enum png_picture_status png_picture_read(const void *bytes, size_t count, struct png_picture *picture,
                                         uint8_t *shades);

#endif
