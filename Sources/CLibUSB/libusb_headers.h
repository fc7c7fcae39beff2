#ifndef LANEKEEPER_LIBUSB_HEADERS_H
#define LANEKEEPER_LIBUSB_HEADERS_H

#include <libusb.h>

/* Begins with the default context, which looks for no devices and starts no thread; a variadic function is not imported. */
static inline int libusb_begin_without_discovery(void) {
    int result = libusb_set_option(NULL, LIBUSB_OPTION_NO_DEVICE_DISCOVERY);
    return result != LIBUSB_SUCCESS ? result : libusb_init(NULL);
}

#endif
