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

#endif
