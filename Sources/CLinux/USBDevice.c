#include "CLinuxUSB.h"

#include <errno.h>
#include <linux/hidraw.h>
#include <linux/usbdevice_fs.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

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

int linux_is_device_node(int node) {
    struct stat status;
    struct statfs system;
    if (fstat(node, &status) < 0) return 0;
    if (S_ISCHR(status.st_mode)) return 1;
    // A program that pretends to be a device serves its node by FUSE (FUSE_SUPER_MAGIC in uapi/linux/magic.h).
    return S_ISREG(status.st_mode) && fstatfs(node, &system) == 0 && system.f_type == 0x65735546;
}

int linux_usb_identity(int node, struct linux_usb_identity *identity) {
    uint8_t descriptor[18];
    struct usbdevfs_conninfo_ex place;
    *identity = (struct linux_usb_identity){0};
    ssize_t count = pread(node, descriptor, sizeof descriptor, 0);
    if (count < (ssize_t)sizeof descriptor) {
        if (count >= 0) errno = ENODEV;
        return -1;
    }
    identity->vendor = (uint16_t)(descriptor[8] | descriptor[9] << 8);
    identity->product = (uint16_t)(descriptor[10] | descriptor[11] << 8);
    memset(&place, 0, sizeof place);
    if (ioctl(node, USBDEVFS_CONNINFO_EX(sizeof place), &place) < 0) return errno == ENOTTY ? 0 : -1;
    identity->bus = place.busnum;
    identity->depth = place.num_ports > sizeof place.ports ? sizeof place.ports : place.num_ports;
    memcpy(identity->ports, place.ports, sizeof identity->ports);
    return 0;
}

int linux_hidraw_identity(int node, struct linux_usb_identity *identity) {
    struct hidraw_devinfo told;
    *identity = (struct linux_usb_identity){0};
    if (ioctl(node, HIDIOCGRAWINFO, &told) < 0) return -1;
    identity->vendor = (uint16_t)told.vendor;
    identity->product = (uint16_t)told.product;
    return 0;
}

int linux_usblp_identity(int node, struct linux_usb_identity *identity) {
    int told[2];
    *identity = (struct linux_usb_identity){0};
    // LPIOC_GET_VID_PID (drivers/usb/class/usblp.c).
    if (ioctl(node, _IOC(_IOC_READ, 'P', 6, sizeof told), told) < 0) return -1;
    identity->vendor = (uint16_t)told[0];
    identity->product = (uint16_t)told[1];
    return 0;
}
