#ifndef CPANGO_LAYOUT_H
#define CPANGO_LAYOUT_H

#include <pango/pangocairo.h>

#include "CPango.h"

/// A layout, and where its lines are. Lengths are dots before letters are made wider and higher.
struct text_layout {
    struct text_paragraph paragraph; ///< its text is no longer there
    PangoLayout *layout;
    int width;
    int ascent;      ///< from a line's top to its baseline
    int line_height; ///< from one line to the next
    int line_count;
};

/// How many of a cell's dots are above the baseline: as DejaVu Sans Mono has it, whose ascent is 0.928 of 1.164.
int text_cell_ascent(int cell_dots);

/// Where a line begins, seen from the paper's left edge.
int text_line_start(const struct text_layout *layout, PangoLayoutLine *line);

#endif
