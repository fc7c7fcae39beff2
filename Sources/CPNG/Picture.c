#include "CPNG.h"

#include <png.h>
#include <setjmp.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "Shades.h"

/// What one reading needs at hand, libpng's functions included.
struct reading {
    const uint8_t *bytes;
    size_t count;
    size_t position;
    bool is_truncated;
    struct png_picture *picture;
    uint8_t *shades;
    uint8_t *row;
};

static void give_bytes(png_structp png, png_bytep buffer, size_t length) {
    struct reading *reading = png_get_io_ptr(png);
    if (length > reading->count - reading->position) {
        reading->is_truncated = true;
        png_error(png, "the file ends too early");
    }
    memcpy(buffer, reading->bytes + reading->position, length);
    reading->position += length;
}

static void note_error(png_structp png, png_const_charp message) {
    struct reading *reading = png_get_error_ptr(png);
    strncpy(reading->picture->message, message, sizeof reading->picture->message - 1);
    png_longjmp(png, 1);
}

static void ignore_warning(png_structp png, png_const_charp message) {
    (void)png;
    (void)message;
}

/// Nothing of these changes a dot, and some of them can be made to take much room.
static void ignore_chunks(png_structp png) {
    static const png_byte ignored[] = "iCCP\0tEXt\0zTXt\0iTXt\0eXIf\0sPLT\0hIST\0pCAL\0sCAL\0tIME\0pHYs\0oFFs\0bKGD";
    png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, ignored, (int)(sizeof ignored / 5));
    png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, NULL, 0);
}

static void limit(png_structp png) {
    png_set_user_limits(png, PNG_PICTURE_MAXIMUM_WIDTH, PNG_PICTURE_MAXIMUM_HEIGHT);
    png_set_chunk_cache_max(png, 16);
    png_set_chunk_malloc_max(png, 1 << 20);
    ignore_chunks(png);
}

static void ask_for_four_samples(png_structp png, png_infop info) {
    png_set_expand(png);
    png_set_scale_16(png);
    png_set_gray_to_rgb(png);
    png_set_add_alpha(png, 255, PNG_FILLER_AFTER);
    // A file that says sRGB, or nothing, is taken as it is.
    double gamma = 0;
    if (!png_get_valid(png, info, PNG_INFO_sRGB) && png_get_gAMA(png, info, &gamma) && gamma > 0)
        png_set_gamma(png, PNG_DEFAULT_sRGB, gamma);
}

static void read_rows(png_structp png, struct reading *reading, bool is_interlaced) {
    struct png_picture *picture = reading->picture;
    // Libpng would hold a whole picture in colour to put the passes together; ours takes a quarter of that.
    for (int pass = 0; pass < (is_interlaced ? PNG_INTERLACE_ADAM7_PASSES : 1); pass++) {
        uint32_t first_column = is_interlaced ? PNG_PASS_START_COL(pass) : 0;
        uint32_t first_row = is_interlaced ? PNG_PASS_START_ROW(pass) : 0;
        uint32_t column_step = is_interlaced ? PNG_PASS_COL_OFFSET(pass) : 1;
        uint32_t row_step = is_interlaced ? PNG_PASS_ROW_OFFSET(pass) : 1;
        if (first_column >= picture->width)
            continue;
        uint32_t columns = (picture->width - first_column + column_step - 1) / column_step;
        for (uint32_t y = first_row; y < picture->height; y += row_step) {
            png_read_row(png, reading->row, NULL);
            uint8_t *shades = reading->shades + (size_t)y * picture->width + first_column;
            for (uint32_t x = 0; x < columns; x++)
                shades[(size_t)x * column_step] = shade_of(reading->row + (size_t)x * 4);
        }
    }
}

/// The part that libpng may leave by a jump: it keeps nothing in variables of its own that is needed afterwards.
static enum png_picture_status read_guarded(png_structp png, png_infop info, struct reading *reading) {
    struct png_picture *picture = reading->picture;
    if (setjmp(png_jmpbuf(png)))
        return reading->is_truncated ? PNG_PICTURE_TRUNCATED : PNG_PICTURE_DAMAGED;
    limit(png);
    png_set_read_fn(png, reading, give_bytes);
    png_read_info(png, info);
    if (png_get_image_width(png, info) != picture->width || png_get_image_height(png, info) != picture->height)
        png_error(png, "two different sizes");
    ask_for_four_samples(png, info);
    bool is_interlaced = png_get_interlace_type(png, info) == PNG_INTERLACE_ADAM7;
    png_read_update_info(png, info);
    if (png_get_rowbytes(png, info) != (size_t)picture->width * 4)
        png_error(png, "samples of an unknown kind");
    reading->row = malloc((size_t)picture->width * 4);
    if (!reading->row)
        return PNG_PICTURE_NO_MEMORY;
    read_rows(png, reading, is_interlaced);
    png_read_end(png, NULL);
    return PNG_PICTURE_READ;
}

static uint32_t number_at(const uint8_t *bytes) {
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

enum png_picture_status png_picture_measure(const void *bytes, size_t count, struct png_picture *picture) {
    memset(picture, 0, sizeof *picture);
    size_t signature = count < 8 ? count : 8;
    if (signature == 0 || png_sig_cmp(bytes, 0, signature) != 0)
        return PNG_PICTURE_NOT_PNG;
    // The signature, the length and name of the first chunk, then the two sizes.
    if (count < 24)
        return PNG_PICTURE_TRUNCATED;
    const uint8_t *header = (const uint8_t *)bytes + 12;
    picture->width = number_at(header + 4);
    picture->height = number_at(header + 8);
    if (memcmp(header, "IHDR", 4) != 0 || picture->width == 0 || picture->height == 0) {
        strncpy(picture->message, "the header is none", sizeof picture->message - 1);
        return PNG_PICTURE_DAMAGED;
    }
    if (picture->width > PNG_PICTURE_MAXIMUM_WIDTH || picture->height > PNG_PICTURE_MAXIMUM_HEIGHT)
        return PNG_PICTURE_TOO_LARGE;
    return PNG_PICTURE_READ;
}

enum png_picture_status png_picture_read(const void *bytes, size_t count, struct png_picture *picture,
                                         uint8_t *shades) {
    struct reading reading = {.bytes = bytes, .count = count, .picture = picture, .shades = shades};
    prepare_shades();
    png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &reading, note_error, ignore_warning);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    enum png_picture_status status = info ? read_guarded(png, info, &reading) : PNG_PICTURE_NO_MEMORY;
    png_destroy_read_struct(png ? &png : NULL, info ? &info : NULL, NULL);
    free(reading.row);
    return status;
}
