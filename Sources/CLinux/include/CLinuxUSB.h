#ifndef CLINUX_USB_H
#define CLINUX_USB_H

// Who holds an interface of a USB device, asked and changed through the device's node in usbfs.

#include <stddef.h>
#include <stdint.h>

/// Writes the name of the driver that is bound to an interface, `usbfs` for a program's (USBDEVFS_GETDRIVER); -1 and
/// errno, ENODATA where there is none.
int linux_usb_driver(int node, unsigned interface, char *name, size_t length);

/// Takes an interface away from the driver in the kernel that is bound to it (USBDEVFS_DISCONNECT); -1 and errno.
int linux_usb_disconnect(int node, unsigned interface);

/// Lets the drivers in the kernel look at an interface that none is bound to (USBDEVFS_CONNECT); -1 and errno, EBUSY
/// while a program has it.
int linux_usb_connect(int node, unsigned interface);

/// Allows this open node nothing but claiming these interfaces, of which each is a bit, for good
/// (USBDEVFS_DROP_PRIVILEGES, since Linux 4.6); -1 and errno.
int linux_usb_drop_privileges(int node, uint32_t interfaces);

/// Which device an open node belongs to, as the node itself says.
struct linux_usb_identity {
    uint16_t vendor;
    uint16_t product;
    uint32_t bus;     ///< 0 where the node does not say
    uint8_t depth;    ///< how many of the ports count
    uint8_t ports[7]; ///< from the bus on
};

/// Asks a node of usbfs; the place is known since Linux 5.2. -1 and errno, ENODEV when the device is gone.
int linux_usb_identity(int node, struct linux_usb_identity *identity);

/// Asks a hidraw node; it does not say its place. -1 and errno.
int linux_hidraw_identity(int node, struct linux_usb_identity *identity);

/// Asks a node of usblp; it does not say its place. -1 and errno.
int linux_usblp_identity(int node, struct linux_usb_identity *identity);

/// Whether an open file is the node of a device, or of a program that pretends one by FUSE; no file of a disk is.
int linux_is_device_node(int node);

#endif
