#include "CLinuxUSB.h"

#include <errno.h>
#include <linux/usbdevice_fs.h>
#include <string.h>
#include <sys/ioctl.h>

int linux_usb_driver(int node, unsigned interface, char *name, size_t length) {
    struct usbdevfs_getdriver request = {.interface = interface};
    if (ioctl(node, USBDEVFS_GETDRIVER, &request) < 0) return -1;
    request.driver[sizeof request.driver - 1] = 0;
    if (strlen(request.driver) >= length) {
        errno = ERANGE;
        return -1;
    }
    strcpy(name, request.driver);
    return 0;
}

// Some requests are for the driver, and travel through the interface.
static int through(int node, unsigned interface, int code) {
    struct usbdevfs_ioctl request = {.ifno = (int)interface, .ioctl_code = code, .data = NULL};
    return ioctl(node, USBDEVFS_IOCTL, &request) < 0 ? -1 : 0;
}

int linux_usb_disconnect(int node, unsigned interface) { return through(node, interface, USBDEVFS_DISCONNECT); }

int linux_usb_connect(int node, unsigned interface) { return through(node, interface, USBDEVFS_CONNECT); }

int linux_usb_drop_privileges(int node, uint32_t interfaces) {
    return ioctl(node, USBDEVFS_DROP_PRIVILEGES, &interfaces) < 0 ? -1 : 0;
}
