#ifndef CPANGO_H
#define CPANGO_H

// Paragraphs shaped and broken by Pango and drawn by Cairo, in dots without shades between black and white.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Calls `visit` with each file and folder that finding and reading fonts takes; no font is looked at yet.
void text_visit_font_places(void (*visit)(const char *path, void *context), void *context);

/// Finds the fonts, and returns how many files there are; 0 when there is none, and then nothing can be drawn.
int text_find_fonts(void);

/// Lets go of the letters that were drawn before when they and all else take more than so many bytes; what was laid out
/// must have been freed. Pango keeps fonts of hundreds of sizes otherwise.
void text_bound_memory(size_t bytes);

/// On which side lines stand; by the direction of each line unless told.
enum text_alignment { TEXT_ALIGN_START, TEXT_ALIGN_LEFT, TEXT_ALIGN_CENTER, TEXT_ALIGN_RIGHT };

/// A paragraph as org.lanekeeper.link.Renderer describes it; all numbers are within its ranges.
struct text_paragraph {
    const char *text; ///< UTF-8 without control characters but line feeds; needs no NUL at its end
    size_t length;
    const char *language; ///< NULL unless told
    int width_dots;
    int cell_dots;
    int line_dots;
    int width_times;
    int height_times;
    enum text_alignment alignment;
    int underline_dots;
    bool is_bold;
    bool is_reversed;
};

/// What became of laying out.
enum text_status { TEXT_LAID_OUT, TEXT_MISSING_GLYPH, TEXT_TOO_NARROW };

/// A paragraph that was laid out.
struct text_layout;

/// What is known of it.
struct text_outcome {
    enum text_status status;
    size_t missing_byte; ///< where the first character stands that no font has
    int line_count;
    int64_t height_dots;
};

/// Lays a paragraph out. The layout is the caller's, for text_layout_free, whatever the outcome.
struct text_layout *text_lay_out(const struct text_paragraph *paragraph, struct text_outcome *outcome);

/// Draws it into rows of (width_dots + 7) / 8 bytes, highest bit first, 1 for black; false when there is no memory.
bool text_draw(const struct text_layout *layout, uint8_t *rows);

/// Frees it.
void text_layout_free(struct text_layout *layout);

#endif
