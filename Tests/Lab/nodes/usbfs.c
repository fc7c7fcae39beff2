/* A usbfs node, /dev/bus/usb/BUS/DEVICE: the ioctls of the kernel's drivers/usb/core/devio.c, with their errors. */
#include "usbfs.h"
#include <linux/usb/ch9.h>
#include <linux/usbdevice_fs.h>
#include <poll.h>
#include <stdio.h>
#include <sys/ioctl.h>

#define USBFS_DRIVER "usbfs"

static const uint8_t *descriptors(const struct node *node) { return (const uint8_t *)(node->usb + 1); }
static size_t descriptors_size(const struct node *node) { return node->size - sizeof *node->usb; }

/* Walks the first configuration: the interface of an endpoint, or whether an interface is there (endpoint < 0). */
static int look_up(struct node *node, int endpoint, int interface, int alternate, int *class) {
    const uint8_t *at = descriptors(node) + 18, *end = descriptors(node) + descriptors_size(node);
    int current = -1, current_alternate = 0;
    for (; at + 2 <= end && at[0] >= 2 && at + at[0] <= end; at += at[0]) {
        if (at[1] == USB_DT_INTERFACE && at[0] >= 9) {
            current = at[2];
            current_alternate = at[3];
            if (endpoint < 0 && current == interface && (alternate < 0 || alternate == current_alternate)) {
                if (class) *class = at[5];
                return current;
            }
        } else if (at[1] == USB_DT_ENDPOINT && at[0] >= 7 && endpoint >= 0 && at[2] == endpoint) {
            if (class) *class = at[3] & USB_ENDPOINT_XFERTYPE_MASK;
            return current;
        }
    }
    return -ENOENT;
}

int endpoint_interface(struct node *node, int endpoint) { return look_up(node, endpoint, 0, 0, NULL); }

int find_endpoint(struct node *node, unsigned endpoint) {
    if (endpoint & ~(USB_DIR_IN | 0xfu)) return -EINVAL;
    return look_up(node, (int)endpoint, 0, 0, NULL);
}

/* Its transfer type. */
int endpoint_kind(struct node *node, int endpoint) {
    int kind = USB_ENDPOINT_XFER_CONTROL;
    look_up(node, endpoint, 0, 0, &kind);
    return kind;
}

static bool has_interface(struct node *node, unsigned interface) {
    return interface < INTERFACES && look_up(node, -1, (int)interface, -1, NULL) >= 0;
}

/* Who has an interface: a kernel driver, usbfs, or nobody (NULL). */
static const char *driver_of(const struct node *node, unsigned interface) {
    if (node->holder[interface]) return USBFS_DRIVER;
    return node->usb->drivers[interface][0] ? node->usb->drivers[interface] : NULL;
}

static int claim(struct opening *opening, unsigned interface) {
    struct node *node = opening->node;
    if (interface >= INTERFACES) return -EINVAL;
    if (opening->claimed & 1u << interface) return 0;
    if (opening->dropped && !(opening->allowed & 1u << interface)) return -EACCES;
    if (!has_interface(node, interface)) return -ENOENT;
    if (driver_of(node, interface)) return -EBUSY;
    node->holder[interface] = opening;
    opening->claimed |= 1u << interface;
    return 0;
}

static int release(struct opening *opening, unsigned interface) {
    if (interface >= INTERFACES) return -EINVAL;
    if (!has_interface(opening->node, interface)) return -ENOENT;
    if (!(opening->claimed & 1u << interface)) return -EINVAL;
    opening->claimed &= ~(1u << interface);
    opening->node->holder[interface] = NULL;
    abandon_transfers(opening, (int)interface);
    return 0;
}

/* The kernel claims an interface for a program that uses it unclaimed. */
int check_interface(struct opening *opening, int interface) {
    if (interface < 0) return interface;
    return claim(opening, (unsigned)interface);
}

int check_recipient(struct opening *opening, unsigned type, unsigned request, unsigned index) {
    struct node *node = opening->node;
    int class = 0;
    if ((type & USB_TYPE_MASK) == USB_TYPE_VENDOR) return 0;
    if (type == 0xa1 && request == 0 && look_up(node, -1, (int)(index >> 8), (int)(index & 0xff), &class) >= 0
        && class == USB_CLASS_PRINTER) return 0; /* GET_DEVICE_ID has the interface in the upper byte */
    index &= 0xff;
    switch (type & USB_RECIP_MASK) {
    case USB_RECIP_ENDPOINT: {
        if (!(index & ~(unsigned)USB_DIR_IN)) return 0;
        int interface = find_endpoint(node, index);
        if (interface < 0) interface = find_endpoint(node, index ^ USB_DIR_IN);
        return check_interface(opening, interface);
    }
    case USB_RECIP_INTERFACE: return check_interface(opening, (int)index);
    default: return 0;
    }
}

void reply(fuse_req_t request, int result) {
    if (result < 0) fuse_reply_err(request, -result);
    else fuse_reply_ioctl(request, result, NULL, 0);
}

static void answer_with_status(struct waiter *waiter, int status, const uint8_t *data, size_t length) {
    (void)data, (void)length;
    reply(waiter->request, status);
}

/* Interfaces, drivers and the whole device */

static void drive(fuse_req_t request, struct opening *opening, uint64_t address) {
    struct usbdevfs_ioctl asked;
    struct node *node = opening->node;
    if (opening->dropped) return reply(request, -EACCES);
    if (copy_in(request, address, &asked, sizeof asked)) return reply(request, -EFAULT);
    if (!has_interface(node, (unsigned)asked.ifno)) return reply(request, -EINVAL);
    unsigned interface = (unsigned)asked.ifno;
    switch ((unsigned)asked.ioctl_code) {
    case (unsigned)USBDEVFS_DISCONNECT:
        if (!driver_of(node, interface)) return reply(request, -ENODATA);
        if (node->holder[interface]) return reply(request, release(node->holder[interface], interface));
        node->usb->drivers[interface][0] = 0;
        return call_front(request, opening, UNBIND, interface, NULL, 0, answer_with_status);
    case (unsigned)USBDEVFS_CONNECT:
        if (driver_of(node, interface)) return reply(request, -EBUSY);
        return call_front(request, opening, PROBE, interface, NULL, 0, answer_with_status);
    default: return reply(request, -ENOTTY);
    }
}

static void claimed_after_unbind(struct waiter *waiter, int status, const uint8_t *data, size_t length) {
    (void)data, (void)length;
    reply(waiter->request, status < 0 ? status : claim(waiter->opening, (unsigned)waiter->argument));
}

static void disconnect_and_claim(fuse_req_t request, struct opening *opening, uint64_t address) {
    struct usbdevfs_disconnect_claim asked;
    struct node *node = opening->node;
    if (opening->dropped) return reply(request, -EACCES);
    if (copy_in(request, address, &asked, sizeof asked)) return reply(request, -EFAULT);
    if (!has_interface(node, asked.interface)) return reply(request, -EINVAL);
    const char *driver = driver_of(node, asked.interface);
    if (!driver) return reply(request, claim(opening, asked.interface));
    bool named = strncmp(asked.driver, driver, sizeof asked.driver) == 0;
    if (asked.flags & USBDEVFS_DISCONNECT_CLAIM_IF_DRIVER && !named) return reply(request, -EBUSY);
    if (asked.flags & USBDEVFS_DISCONNECT_CLAIM_EXCEPT_DRIVER && named) return reply(request, -EBUSY);
    if (node->holder[asked.interface]) {
        release(node->holder[asked.interface], asked.interface);
        return reply(request, claim(opening, asked.interface));
    }
    node->usb->drivers[asked.interface][0] = 0;
    call_front(request, opening, UNBIND, asked.interface, NULL, 0, claimed_after_unbind);
}

static void reset(fuse_req_t request, struct opening *opening) {
    for (unsigned interface = 0; opening->dropped && interface < INTERFACES; interface++)
        if (driver_of(opening->node, interface) && !(opening->claimed & 1u << interface)) return reply(request, -EACCES);
    call_front(request, opening, RESET, 0, NULL, 0, answer_with_status);
}

static void with_number(fuse_req_t request, struct opening *opening, unsigned command, uint64_t address) {
    uint32_t number;
    int result;
    if (copy_in(request, address, &number, sizeof number)) return reply(request, -EFAULT);
    switch (command) {
    case USBDEVFS_CLAIMINTERFACE: return reply(request, claim(opening, number));
    case USBDEVFS_RELEASEINTERFACE: return reply(request, release(opening, number));
    case USBDEVFS_CLEAR_HALT:
    case USBDEVFS_RESETEP:
        if ((result = check_interface(opening, find_endpoint(opening->node, number)))) return reply(request, result);
        return call_front(request, opening, CLEAR_HALT, number, NULL, 0, answer_with_status);
    case USBDEVFS_SETCONFIGURATION:
        for (unsigned interface = 0; interface < INTERFACES; interface++)
            if (driver_of(opening->node, interface)) return reply(request, -EBUSY);
        return call_front(request, opening, SET_CONFIGURATION, number, NULL, 0, answer_with_status);
    default: /* USBDEVFS_DROP_PRIVILEGES: for good; it may be narrowed again */
        opening->allowed &= number;
        opening->dropped = true;
        return reply(request, 0);
    }
}

static void set_interface(fuse_req_t request, struct opening *opening, uint64_t address) {
    struct usbdevfs_setinterface asked;
    if (copy_in(request, address, &asked, sizeof asked)) return reply(request, -EFAULT);
    int result = check_interface(opening, (int)asked.interface);
    if (result) return reply(request, result);
    abandon_transfers(opening, (int)asked.interface);
    call_front(request, opening, SET_INTERFACE, asked.interface << 8 | (asked.altsetting & 0xff), NULL, 0, answer_with_status);
}

static void tell_driver(fuse_req_t request, struct opening *opening, uint64_t address) {
    struct usbdevfs_getdriver asked;
    if (copy_in(request, address, &asked, sizeof asked)) return reply(request, -EFAULT);
    const char *driver = has_interface(opening->node, asked.interface) ? driver_of(opening->node, asked.interface) : NULL;
    if (!driver) return reply(request, -ENODATA);
    snprintf(asked.driver, sizeof asked.driver, "%s", driver);
    reply(request, copy_out(request, address, &asked, sizeof asked) ? -EFAULT : 0);
}

static void tell_connection(fuse_req_t request, struct opening *opening, unsigned command, uint64_t address) {
    const struct usb_description *usb = opening->node->usb;
    if (command == (unsigned)USBDEVFS_CONNECTINFO) {
        struct usbdevfs_connectinfo told = {usb->address, usb->speed == USB_SPEED_LOW};
        return reply(request, copy_out(request, address, &told, sizeof told) ? -EFAULT : 0);
    }
    struct usbdevfs_conninfo_ex told = {.size = sizeof told, .busnum = usb->bus, .devnum = usb->address, .speed = usb->speed,
                                        .num_ports = (uint8_t)usb->depth};
    memcpy(told.ports, usb->ports, sizeof told.ports);
    size_t size = _IOC_SIZE(command) < sizeof told ? _IOC_SIZE(command) : sizeof told;
    reply(request, copy_out(request, address, &told, size) ? -EFAULT : 0);
}

static void ioctl_of(fuse_req_t request, struct opening *opening, unsigned command, uint64_t address) {
    bool present = opening->node->present;
    if ((opening->flags & 3) == 0 /* O_RDONLY */) return reply(request, -EPERM);
    switch (command) { /* what was submitted before the device went may be reaped after */
    case (unsigned)USBDEVFS_REAPURB:
    case (unsigned)USBDEVFS_REAPURBNDELAY:
        if (opening->done) return reap(request, opening, address);
        if (!present) return reply(request, -ENODEV);
        if (command == (unsigned)USBDEVFS_REAPURBNDELAY) return reply(request, -EAGAIN);
        wait_for(request, opening, address, sizeof(uint64_t));
        return;
    }
    if (!present) return reply(request, -ENODEV);
    if (_IOC_TYPE(command) == 'U' && _IOC_NR(command) == 32) return tell_connection(request, opening, command, address);
    uint32_t capabilities = USBDEVFS_CAP_ZERO_PACKET | USBDEVFS_CAP_NO_PACKET_SIZE_LIM | USBDEVFS_CAP_BULK_SCATTER_GATHER
        | USBDEVFS_CAP_REAP_AFTER_DISCONNECT | USBDEVFS_CAP_DROP_PRIVILEGES | USBDEVFS_CAP_CONNINFO_EX; /* as below xHCI */
    switch (command) {
    case (unsigned)USBDEVFS_GET_CAPABILITIES:
        return reply(request, copy_out(request, address, &capabilities, sizeof capabilities) ? -EFAULT : 0);
    case (unsigned)USBDEVFS_CONNECTINFO: return tell_connection(request, opening, command, address);
    case (unsigned)USBDEVFS_GET_SPEED: return reply(request, (int)opening->node->usb->speed);
    case (unsigned)USBDEVFS_GETDRIVER: return tell_driver(request, opening, address);
    case (unsigned)USBDEVFS_IOCTL: return drive(request, opening, address);
    case (unsigned)USBDEVFS_DISCONNECT_CLAIM: return disconnect_and_claim(request, opening, address);
    case (unsigned)USBDEVFS_RESET: return reset(request, opening);
    case (unsigned)USBDEVFS_SETINTERFACE: return set_interface(request, opening, address);
    case (unsigned)USBDEVFS_SUBMITURB: return submit(request, opening, address);
    case (unsigned)USBDEVFS_DISCARDURB: return discard(request, opening, address);
    case (unsigned)USBDEVFS_CONTROL: return control(request, opening, address);
    case (unsigned)USBDEVFS_BULK: return bulk(request, opening, address);
    case (unsigned)USBDEVFS_CLAIMINTERFACE:
    case (unsigned)USBDEVFS_RELEASEINTERFACE:
    case (unsigned)USBDEVFS_CLEAR_HALT:
    case (unsigned)USBDEVFS_RESETEP:
    case (unsigned)USBDEVFS_SETCONFIGURATION:
    case (unsigned)USBDEVFS_DROP_PRIVILEGES: return with_number(request, opening, command, address);
    default: return reply(request, -ENOTTY);
    }
}

/* The file itself */

static int open_node(struct opening *opening) {
    opening->allowed = UINT32_MAX;
    opening->done_end = &opening->done;
    return 0;
}

static void close_node(struct opening *opening) {
    for (unsigned interface = 0; interface < INTERFACES; interface++)
        if (opening->node->holder[interface] == opening) opening->node->holder[interface] = NULL;
    abandon_transfers(opening, -1);
    while (opening->done) {
        struct transfer *next = opening->done->next;
        free_transfer(opening->done);
        opening->done = next;
    }
}

static void read_node(fuse_req_t request, struct opening *opening, size_t size, off_t offset, int flags) {
    (void)flags;
    if (!opening->node->present) return (void)fuse_reply_err(request, ENODEV);
    size_t all = descriptors_size(opening->node);
    if (offset < 0 || (size_t)offset >= all) return (void)fuse_reply_buf(request, NULL, 0);
    if (size > all - (size_t)offset) size = all - (size_t)offset;
    fuse_reply_buf(request, (const char *)descriptors(opening->node) + offset, size);
}

static unsigned poll_node(struct opening *opening) {
    unsigned mask = opening->done && opening->flags & 3 ? POLLOUT | POLLWRNORM : 0;
    return opening->node->present ? mask : mask | POLLHUP | POLLERR;
}

static void node_removed(struct opening *opening) {
    opening->claimed = 0;
    while (opening->waiters) {
        reply(opening->waiters->request, -ENODEV);
        end_wait(opening->waiters);
    }
}

static void interrupted(struct waiter *waiter) {
    struct transfer *transfer = waiter->transfer;
    if (transfer) {
        transfer->waiter = NULL;
        if (transfer->purpose != URB) {
            transfer->opening = NULL;
            cancel_transfer(transfer);
        }
    }
    reply(waiter->request, -EINTR);
}

const struct kind usbfs = {open_node, close_node, read_node, NULL, ioctl_of, poll_node, node_removed, interrupted};
