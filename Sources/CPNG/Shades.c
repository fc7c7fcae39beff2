#include "Shades.h"

#include <math.h>
#include <stdbool.h>

// Luminance is a sum of light, so samples leave the curve of sRGB (IEC 61966-2-1) for it and come back afterwards.

enum { LIGHT_STEPS = 65535 };

static bool are_prepared;
static uint16_t light_of_sample[256];
/// The lowest light of each shade.
static uint16_t lowest_light[256];

static double light(double sample) {
    return sample <= 0.04045 ? sample / 12.92 : pow((sample + 0.055) / 1.055, 2.4);
}

void prepare_shades(void) {
    if (are_prepared)
        return;
    for (int sample = 0; sample < 256; sample++) {
        light_of_sample[sample] = (uint16_t)lround(light(sample / 255.0) * LIGHT_STEPS);
        lowest_light[sample] = sample == 0 ? 0 : (uint16_t)lround(light((sample - 0.5) / 255.0) * LIGHT_STEPS);
    }
    are_prepared = true;
}

static uint8_t sample_of_light(uint32_t value) {
    int low = 0, high = 255;
    while (low < high) {
        int middle = (low + high + 1) / 2;
        if (lowest_light[middle] <= value)
            low = middle;
        else
            high = middle - 1;
    }
    return (uint8_t)low;
}

static uint8_t on_white(uint8_t sample, uint8_t opacity) {
    return (uint8_t)((sample * opacity + 255 * (255 - opacity) + 127) / 255);
}

uint8_t shade_of(const uint8_t *pixel) {
    uint8_t red = on_white(pixel[0], pixel[3]);
    uint8_t green = on_white(pixel[1], pixel[3]);
    uint8_t blue = on_white(pixel[2], pixel[3]);
    if (red == green && green == blue)
        return red;
    // The weights of ITU-R BT.709, in 65536ths.
    uint32_t sum = 13933u * light_of_sample[red] + 46871u * light_of_sample[green] + 4732u * light_of_sample[blue];
    return sample_of_light(sum >> 16);
}
