/* A hidraw node, /dev/hidrawN: reports keep their bounds, and each opening has a ring of its own, as in the kernel's
   drivers/hid/hidraw.c: 63 reports fit, and what comes while it is full is lost. */
#include "nodes.h"
#include <fcntl.h>
#include <linux/hidraw.h>
#include <poll.h>
#include <stdio.h>
#include <sys/ioctl.h>

#define LARGEST_REPORT 16384

static size_t report_descriptor_size(const struct node *node) { return node->size - sizeof *node->hid; }

static int open_node(struct opening *opening) {
    (void)opening;
    return 0;
}

static void close_node(struct opening *opening) {
    for (; opening->tail != opening->head; opening->tail = (opening->tail + 1) % RING) free(opening->ring[opening->tail].data);
}

static void give(fuse_req_t request, struct opening *opening, size_t size) {
    unsigned tail = opening->tail;
    size_t length = opening->ring[tail].length < size ? opening->ring[tail].length : size;
    fuse_reply_buf(request, (const char *)opening->ring[tail].data, length);
    free(opening->ring[tail].data);
    opening->tail = (tail + 1) % RING;
}

static void read_node(fuse_req_t request, struct opening *opening, size_t size, off_t offset, int flags) {
    (void)offset;
    if (opening->head != opening->tail) give(request, opening, size);
    else if (!opening->node->present) fuse_reply_err(request, EIO);
    else if (flags & O_NONBLOCK) fuse_reply_err(request, EAGAIN);
    else wait_for(request, opening, 0, size);
}

static void written(struct waiter *waiter, int status, const uint8_t *data, size_t length) {
    (void)data, (void)length;
    if (status < 0) fuse_reply_err(waiter->request, -status);
    else fuse_reply_write(waiter->request, waiter->size);
}

static void write_node(fuse_req_t request, struct opening *opening, const char *data, size_t size, int flags) {
    (void)flags;
    if (!opening->node->present) return (void)fuse_reply_err(request, ENODEV);
    if (size > LARGEST_REPORT || size < 2) return (void)fuse_reply_err(request, EINVAL);
    call_front(request, opening, OUTPUT_REPORT, (uint32_t)size, data, size, written);
}

static void report_set(struct waiter *waiter, int status, const uint8_t *data, size_t length) {
    (void)data, (void)length;
    if (status < 0) fuse_reply_err(waiter->request, -status);
    else fuse_reply_ioctl(waiter->request, (int)waiter->size, NULL, 0);
}

static void report_got(struct waiter *waiter, int status, const uint8_t *data, size_t length) {
    if (length > waiter->size) length = waiter->size;
    if (status >= 0 && copy_out(waiter->request, waiter->argument, data, length)) status = -EFAULT;
    if (status < 0) fuse_reply_err(waiter->request, -status);
    else fuse_reply_ioctl(waiter->request, (int)length, NULL, 0);
}

/* SFEATURE and its like send what the caller gives, GFEATURE and its like ask for the report that its first byte names. */
static void report(fuse_req_t request, struct opening *opening, unsigned command, uint64_t address) {
    static const enum call calls[] = {SET_FEATURE, GET_FEATURE, 0, SET_INPUT, GET_INPUT, OUTPUT_REPORT, GET_OUTPUT};
    enum call call = calls[_IOC_NR(command) - 6];
    bool get = call == GET_FEATURE || call == GET_INPUT || call == GET_OUTPUT;
    uint8_t data[LARGEST_REPORT];
    size_t size = _IOC_SIZE(command);
    if (size > sizeof data || size < 2) return (void)fuse_reply_err(request, EINVAL);
    if (copy_in(request, address, data, get ? 1 : size)) return (void)fuse_reply_err(request, EFAULT);
    call_front(request, opening, call, (uint32_t)size, data, get ? 1 : size, get ? report_got : report_set);
    /* Where the answer goes. */
    opening->waiters->argument = address;
    opening->waiters->size = size;
}

static void text(fuse_req_t request, unsigned command, uint64_t address, const char *text) {
    size_t length = strlen(text) + 1;
    if (length > _IOC_SIZE(command)) length = _IOC_SIZE(command);
    if (copy_out(request, address, text, length)) fuse_reply_err(request, EFAULT);
    else fuse_reply_ioctl(request, (int)length, NULL, 0);
}

static void ioctl_of(fuse_req_t request, struct opening *opening, unsigned command, uint64_t address) {
    struct node *node = opening->node;
    if (!node->present) return (void)fuse_reply_err(request, ENODEV);
    const uint8_t *descriptor = (const uint8_t *)(node->hid + 1);
    uint32_t size = (uint32_t)report_descriptor_size(node);
    struct hidraw_devinfo info = {node->hid->bus, (int16_t)node->hid->vendor, (int16_t)node->hid->product};
    int result = ENOTTY;
    if (command == (unsigned)HIDIOCGRDESCSIZE) {
        result = copy_out(request, address, &size, sizeof size);
    } else if (command == (unsigned)HIDIOCGRDESC) {
        uint32_t wanted;
        if ((result = copy_in(request, address, &wanted, sizeof wanted)) == 0)
            result = wanted > HID_MAX_DESCRIPTOR_SIZE - 1 ? EINVAL
                : copy_out(request, address + sizeof wanted, descriptor, wanted < size ? wanted : size);
    } else if (command == (unsigned)HIDIOCGRAWINFO) {
        result = copy_out(request, address, &info, sizeof info);
    } else if (_IOC_TYPE(command) == 'H') {
        switch (_IOC_NR(command)) {
        case 4: return text(request, command, address, node->hid->name);
        case 5: return text(request, command, address, node->hid->physical);
        case 8: return text(request, command, address, node->hid->unique);
        case 6: case 7: case 9: case 10: case 11: case 12: return report(request, opening, command, address);
        }
        result = EINVAL;
    }
    if (result) fuse_reply_err(request, result);
    else fuse_reply_ioctl(request, 0, NULL, 0);
}

static unsigned poll_node(struct opening *opening) {
    unsigned mask = POLLOUT | POLLWRNORM;
    if (opening->head != opening->tail) mask |= POLLIN | POLLRDNORM;
    return opening->node->present ? mask : mask | POLLERR | POLLHUP;
}

static void node_removed(struct opening *opening) {
    while (opening->waiters) {
        fuse_reply_err(opening->waiters->request, opening->waiters->call ? ENODEV : EIO);
        end_wait(opening->waiters);
    }
}

static void interrupted(struct waiter *waiter) { fuse_reply_err(waiter->request, EINTR); }

void hidraw_report(struct node *node, const uint8_t *data, size_t length) {
    for (struct opening *opening = openings_of(node, NULL); opening; opening = openings_of(node, opening)) {
        unsigned next = (opening->head + 1) % RING;
        if (next == opening->tail) continue;
        opening->ring[opening->head].data = malloc(length + 1);
        if (!opening->ring[opening->head].data) continue;
        memcpy(opening->ring[opening->head].data, data, length);
        opening->ring[opening->head].length = length;
        opening->head = next;
        for (struct waiter *each = opening->waiters; each; each = each->next)
            if (!each->call) {
                give(each->request, opening, each->size);
                end_wait(each);
                break;
            }
        wake_poll(opening);
    }
}

const struct kind hidraw = {open_node, close_node, read_node, write_node, ioctl_of, poll_node, node_removed, interrupted};
