#ifndef CPNG_SHADES_H
#define CPNG_SHADES_H

#include <stdint.h>

/// Makes the tables that shade_of reads; once is enough.
void prepare_shades(void);

/// The shade of red, green, blue and opacity on a white page.
uint8_t shade_of(const uint8_t *pixel);

#endif
