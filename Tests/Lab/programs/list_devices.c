/* Lists what libusb finds, with the strings of what may be opened: for each device "PORT VENDOR:PRODUCT SERIAL". */
#include <libusb.h>
#include <stdio.h>

static void show(libusb_device *device) {
    struct libusb_device_descriptor descriptor;
    libusb_device_handle *handle = NULL;
    unsigned char serial[128] = "-";
    uint8_t ports[8];
    int depth = libusb_get_port_numbers(device, ports, sizeof ports);
    if (libusb_get_device_descriptor(device, &descriptor)) return;
    printf("%d", libusb_get_bus_number(device));
    for (int at = 0; at < depth; at++) printf("%c%d", at ? '.' : '-', ports[at]);
    if (libusb_open(device, &handle) == 0 && descriptor.iSerialNumber)
        libusb_get_string_descriptor_ascii(handle, descriptor.iSerialNumber, serial, sizeof serial);
    if (handle) libusb_close(handle);
    printf(" %04x:%04x %s\n", descriptor.idVendor, descriptor.idProduct, serial);
}

int main(void) {
    libusb_device **devices;
    if (libusb_init(NULL)) return 1;
    ssize_t count = libusb_get_device_list(NULL, &devices);
    for (ssize_t at = 0; at < count; at++) show(devices[at]);
    libusb_free_device_list(devices, 1);
    libusb_exit(NULL);
    return count < 0;
}
