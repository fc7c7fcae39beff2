#include "Layout.h"

/// Everything from here on is black, or white again.
static void paint_in(cairo_t *cairo, bool is_black) {
    cairo_set_operator(cairo, is_black ? CAIRO_OPERATOR_OVER : CAIRO_OPERATOR_DEST_OUT);
}

static void fill(cairo_t *cairo, int x, int y, int width, int height) {
    cairo_rectangle(cairo, x, y, width, height);
    cairo_fill(cairo);
}

static void draw_line(const struct text_layout *layout, cairo_t *cairo, PangoLayoutLine *line) {
    PangoRectangle logical;
    pango_layout_line_get_pixel_extents(line, NULL, &logical);
    int start = text_line_start(layout, line);
    bool is_reversed = layout->paragraph.is_reversed;
    if (is_reversed)
        fill(cairo, start + logical.x, 0, logical.width, layout->line_height);
    paint_in(cairo, !is_reversed);
    cairo_move_to(cairo, start, layout->ascent);
    pango_cairo_show_layout_line(cairo, line);
    // At the bottom of the cell, where printers have it, and of the same thickness for all letters.
    int underline = layout->paragraph.underline_dots, cell = layout->paragraph.cell_dots;
    int below = cell - text_cell_ascent(cell) - underline;
    if (underline > 0)
        fill(cairo, start + logical.x, layout->ascent + below, logical.width, underline);
    paint_in(cairo, true);
}

static void pack(const uint8_t *shades, int stride, int width, int64_t height, uint8_t *rows) {
    for (int64_t y = 0; y < height; y++, shades += stride) {
        uint8_t byte = 0;
        for (int x = 0; x < width; x++) {
            byte = (uint8_t)(byte << 1 | shades[x] >> 7);
            if (x % 8 == 7)
                *rows++ = byte;
        }
        if (width % 8)
            *rows++ = (uint8_t)(byte << (8 - width % 8));
    }
}

/// Draws one line on a surface of its own: a paragraph is higher than a surface may be.
static bool draw_one(const struct text_layout *layout, PangoLayoutLine *line, uint8_t *rows) {
    const struct text_paragraph *paragraph = &layout->paragraph;
    int height = layout->line_height * paragraph->height_times;
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_A8, paragraph->width_dots, height);
    cairo_t *cairo = cairo_create(surface);
    cairo_set_antialias(cairo, CAIRO_ANTIALIAS_NONE);
    cairo_scale(cairo, paragraph->width_times, paragraph->height_times);
    draw_line(layout, cairo, line);
    bool is_drawn = cairo_status(cairo) == CAIRO_STATUS_SUCCESS;
    cairo_destroy(cairo);
    cairo_surface_flush(surface);
    if (is_drawn)
        pack(cairo_image_surface_get_data(surface), cairo_image_surface_get_stride(surface), paragraph->width_dots,
             height, rows);
    cairo_surface_destroy(surface);
    return is_drawn;
}

bool text_draw(const struct text_layout *layout, uint8_t *rows) {
    size_t line_bytes = (size_t)(layout->paragraph.width_dots + 7) / 8 * (size_t)layout->line_height
                        * (size_t)layout->paragraph.height_times;
    for (GSList *lines = pango_layout_get_lines_readonly(layout->layout); lines; lines = lines->next) {
        if (!draw_one(layout, lines->data, rows))
            return false;
        rows += line_bytes;
    }
    return true;
}
