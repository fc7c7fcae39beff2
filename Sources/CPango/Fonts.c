#include "Fonts.h"

#include <fontconfig/fontconfig.h>
#include <malloc.h>
#include <pango/pangofc-font.h>

static PangoFontMap *font_map;

static FcConfig *configuration(void) {
    static FcConfig *loaded;
    if (!loaded) {
        // Pango and fontconfig have threads of their own: a region for each would take most of the address space.
        mallopt(M_ARENA_MAX, 1);
        loaded = FcInitLoadConfig();
        if (loaded)
            FcConfigSetCurrent(loaded);
    }
    return loaded;
}

static void visit_all(FcStrList *list, void (*visit)(const char *path, void *context), void *context) {
    for (FcChar8 *path; list && (path = FcStrListNext(list));)
        visit((const char *)path, context);
    if (list)
        FcStrListDone(list);
}

void text_visit_font_places(void (*visit)(const char *path, void *context), void *context) {
    FcConfig *config = configuration();
    if (!config)
        return;
    visit_all(FcConfigGetFontDirs(config), visit, context);
    visit_all(FcConfigGetCacheDirs(config), visit, context);
    visit_all(FcConfigGetConfigFiles(config), visit, context);
    // Configuration files are links into the first of these; Pango asks libthai where Thai words end.
    static const char *const others[] = {"/etc/fonts", "/usr/share/fontconfig", "/usr/share/libthai"};
    for (size_t index = 0; index < sizeof others / sizeof others[0]; index++)
        visit(others[index], context);
}

PangoFontMap *text_font_map(void) { return font_map; }

int text_find_fonts(void) {
    FcConfig *config = configuration();
    if (!config || !FcConfigBuildFonts(config))
        return 0;
    FcFontSet *fonts = FcConfigGetFonts(config, FcSetSystem);
    int count = fonts ? fonts->nfont : 0;
    if (count > 0 && !font_map)
        font_map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    return font_map ? count : 0;
}

void text_bound_memory(size_t bytes) {
    if (!font_map || mallinfo2().uordblks <= bytes)
        return;
    g_object_unref(font_map);
    font_map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    malloc_trim(0);
}

/// The size of letters whose advance is half a cell's height: that of DejaVu Sans Mono is 0.602 of its size.
static int em_dots(int cell_dots) { return (cell_dots * 5 + 5) / 6; }

PangoFontDescription *text_description(const struct text_paragraph *paragraph) {
    PangoFontDescription *description = pango_font_description_new();
    pango_font_description_set_family_static(description, "DejaVu Sans Mono,monospace,sans-serif");
    pango_font_description_set_absolute_size(description, em_dots(paragraph->cell_dots) * PANGO_SCALE);
    if (paragraph->is_bold)
        pango_font_description_set_weight(description, PANGO_WEIGHT_BOLD);
    return description;
}

/// Families for scripts whose letters lose their shape in a font where all are of one width.
static const char *family_of(gunichar character) {
    switch (g_unichar_get_script(character)) {
    case G_UNICODE_SCRIPT_ARABIC:
        return "Noto Sans Arabic,DejaVu Sans,sans-serif";
    case G_UNICODE_SCRIPT_HEBREW:
        return "Noto Sans Hebrew,DejaVu Sans,sans-serif";
    default:
        return NULL;
    }
}

static void add(PangoAttrList *list, PangoAttribute *attribute, size_t start, size_t end) {
    attribute->start_index = (guint)start;
    attribute->end_index = (guint)end;
    pango_attr_list_insert(list, attribute);
}

PangoAttrList *text_attributes(const struct text_paragraph *paragraph) {
    PangoAttrList *list = pango_attr_list_new();
    const char *end = paragraph->text + paragraph->length;
    const char *run = paragraph->text;
    // What the run from there to here has: a family of its own, or the size of what is as wide as high.
    const char *run_family = NULL;
    bool run_is_wide = false;
    for (const char *position = run;; position = g_utf8_next_char(position)) {
        bool is_over = position >= end;
        gunichar character = is_over ? 0 : g_utf8_get_char(position);
        // Marks go with the letters before them, and spaces with such as are not of one width.
        if (!is_over && position > run
            && (g_unichar_iszerowidth(character) || g_unichar_ismark(character) || (run_family && character == ' ')))
            continue;
        const char *family = is_over ? NULL : family_of(character);
        bool is_wide = !is_over && g_unichar_iswide(character);
        if (!is_over && family == run_family && is_wide == run_is_wide)
            continue;
        size_t start = (size_t)(run - paragraph->text), stop = (size_t)((is_over ? end : position) - paragraph->text);
        if (run_family && stop > start)
            add(list, pango_attr_family_new(run_family), start, stop);
        if (run_is_wide && stop > start) {
            add(list, pango_attr_size_new_absolute(paragraph->cell_dots * PANGO_SCALE), start, stop);
            // So that they stand within the cell: their boxes reach from 0.88 of their size to -0.12.
            add(list, pango_attr_rise_new(-(paragraph->cell_dots / 12) * PANGO_SCALE), start, stop);
        }
        if (is_over)
            return list;
        run = position;
        run_family = family;
        run_is_wide = is_wide;
    }
}

bool text_font_is_coloured(PangoFont *font) {
    if (!PANGO_IS_FC_FONT(font))
        return false;
    FcBool is_coloured = FcFalse;
    FcPattern *pattern = pango_fc_font_get_pattern(PANGO_FC_FONT(font));
    return pattern && FcPatternGetBool(pattern, FC_COLOR, 0, &is_coloured) == FcResultMatch && is_coloured;
}
