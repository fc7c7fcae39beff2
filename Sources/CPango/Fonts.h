#ifndef CPANGO_FONTS_H
#define CPANGO_FONTS_H

#include <pango/pangocairo.h>

#include "CPango.h"

/// The fonts of this process.
PangoFontMap *text_font_map(void);

/// Which letters a text is to have: families, and the sizes of those that are as wide as high. The caller's.
PangoAttrList *text_attributes(const struct text_paragraph *paragraph);

/// The usual letters of a paragraph; the caller's.
PangoFontDescription *text_description(const struct text_paragraph *paragraph);

/// Whether a font has pictures in colours in place of letters, which cannot be made into dots.
bool text_font_is_coloured(PangoFont *font);

#endif
