#include "Layout.h"

#include <stdlib.h>

#include "Fonts.h"

/// Lines are measured as if letters were neither made wider nor higher: Pango takes one scale for both directions.
/// Cairo makes the letters themselves for the scale at which they are drawn, and each stands where the small one would.
static PangoContext *make_context(const struct text_paragraph *paragraph) {
    PangoContext *context = pango_font_map_create_context(text_font_map());
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_NONE);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_FULL);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_ON);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    // Otherwise it would be that of the process's environment.
    pango_context_set_language(context, pango_language_from_string(paragraph->language ? paragraph->language : "en"));
    return context;
}

static PangoLayout *make_layout(const struct text_paragraph *paragraph) {
    PangoContext *context = make_context(paragraph);
    PangoLayout *layout = pango_layout_new(context);
    g_object_unref(context);
    PangoFontDescription *description = text_description(paragraph);
    pango_layout_set_font_description(layout, description);
    pango_font_description_free(description);
    PangoAttrList *attributes = text_attributes(paragraph);
    pango_layout_set_attributes(layout, attributes);
    pango_attr_list_unref(attributes);
    pango_layout_set_width(layout, paragraph->width_dots / paragraph->width_times * PANGO_SCALE);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_text(layout, paragraph->text, (int)paragraph->length);
    return layout;
}

/// Looks for the first character of a run that is not drawn as itself.
static bool find_missing(PangoLayoutRun *run, size_t *missing) {
    PangoItem *item = run->item;
    if (text_font_is_coloured(item->analysis.font)) {
        *missing = (size_t)item->offset;
        return true;
    }
    bool is_found = false;
    for (int index = 0; index < run->glyphs->num_glyphs; index++) {
        if (!(run->glyphs->glyphs[index].glyph & PANGO_GLYPH_UNKNOWN_FLAG))
            continue;
        size_t byte = (size_t)(item->offset + run->glyphs->log_clusters[index]);
        if (!is_found || byte < *missing)
            *missing = byte;
        is_found = true;
    }
    return is_found;
}

static bool find_missing_in_line(PangoLayoutLine *line, size_t *missing) {
    bool is_found = false;
    for (GSList *runs = line->runs; runs; runs = runs->next) {
        size_t byte = 0;
        if (!find_missing(runs->data, &byte))
            continue;
        if (!is_found || byte < *missing)
            *missing = byte;
        is_found = true;
    }
    return is_found;
}

/// Makes room for what reaches above or below the cell, and says whether the line fits the width.
static bool take_line(struct text_layout *layout, PangoLayoutLine *line, int *descent) {
    PangoRectangle ink, logical;
    pango_layout_line_get_pixel_extents(line, &ink, &logical);
    // Letters drawn larger may reach a little further than the measure of the small ones says.
    int reserve = layout->paragraph.height_times > 1 ? 1 : 0;
    int above = -ink.y + reserve, below = ink.y + ink.height + reserve;
    if (ink.height > 0 && above > layout->ascent)
        layout->ascent = above;
    if (ink.height > 0 && below > *descent)
        *descent = below;
    return logical.width <= layout->width;
}

int text_cell_ascent(int cell_dots) { return (cell_dots * 80 + 50) / 100; }

static void measure(struct text_layout *layout, struct text_outcome *outcome) {
    layout->ascent = text_cell_ascent(layout->paragraph.cell_dots);
    int descent = layout->paragraph.cell_dots - layout->ascent;
    for (GSList *lines = pango_layout_get_lines_readonly(layout->layout); lines; lines = lines->next) {
        PangoLayoutLine *line = lines->data;
        if (find_missing_in_line(line, &outcome->missing_byte)) {
            outcome->status = TEXT_MISSING_GLYPH;
            return;
        }
        if (!take_line(layout, line, &descent) && outcome->status == TEXT_LAID_OUT)
            outcome->status = TEXT_TOO_NARROW;
        layout->line_count++;
    }
    layout->line_height = layout->ascent + descent;
    if (layout->line_height < layout->paragraph.line_dots)
        layout->line_height = layout->paragraph.line_dots;
    outcome->line_count = layout->line_count;
    outcome->height_dots = (int64_t)layout->line_count * layout->line_height * layout->paragraph.height_times;
}

struct text_layout *text_lay_out(const struct text_paragraph *paragraph, struct text_outcome *outcome) {
    *outcome = (struct text_outcome){.status = TEXT_LAID_OUT};
    struct text_layout *layout = calloc(1, sizeof *layout);
    if (!layout)
        abort();
    layout->paragraph = *paragraph;
    layout->width = paragraph->width_dots / paragraph->width_times;
    layout->layout = make_layout(paragraph);
    measure(layout, outcome);
    return layout;
}

static bool is_right_to_left(PangoLayoutLine *line) {
    return pango_layout_line_get_resolved_direction(line) == PANGO_DIRECTION_RTL;
}

int text_line_start(const struct text_layout *layout, PangoLayoutLine *line) {
    PangoRectangle ink, logical;
    pango_layout_line_get_pixel_extents(line, &ink, &logical);
    enum text_alignment alignment = layout->paragraph.alignment;
    if (alignment == TEXT_ALIGN_START)
        alignment = is_right_to_left(line) ? TEXT_ALIGN_RIGHT : TEXT_ALIGN_LEFT;
    int left = layout->width - logical.width;
    int start = alignment == TEXT_ALIGN_LEFT ? 0 : alignment == TEXT_ALIGN_CENTER ? left / 2 : left;
    // What reaches beyond its own place, such as a tail, is not cut off at the edge.
    if (ink.width <= layout->width) {
        if (start + ink.x + ink.width > layout->width)
            start = layout->width - ink.x - ink.width;
        if (start + ink.x < 0)
            start = -ink.x;
    }
    return start;
}

void text_layout_free(struct text_layout *layout) {
    g_object_unref(layout->layout);
    free(layout);
}
