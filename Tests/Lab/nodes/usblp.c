/* A usblp node, /dev/usb/lpN: one opening at a time, 8192 bytes a write, a read that is begun when it is opened, as in the
   kernel's drivers/usb/class/usblp.c. A write has no timeout there either. */
#include "nodes.h"
#include <fcntl.h>
#include <linux/usb/ch9.h>
#include <linux/usbdevice_fs.h>
#include <poll.h>
#include <sys/ioctl.h>

#define WRITE_SIZE 8192
#define READ_SIZE 1024
#define LPGETSTATUS 0x060b
enum lp_ioctl { GET_DEVICE_ID = 1, GET_BUS_ADDRESS = 5, GET_VID_PID = 6, SOFT_RESET = 7 };

static struct node *device(const struct opening *opening) { return find_node(opening->node->lp->usb); }

static void begin_read(struct opening *opening) {
    struct node *usb = device(opening);
    opening->taken = 0;
    opening->reading = NULL;
    if (usb && opening->node->lp->input)
        opening->reading = start_transfer(usb, opening, LP_READ, USBDEVFS_URB_TYPE_BULK, (int)opening->node->lp->input, READ_SIZE, NULL, 0);
}

static int open_node(struct opening *opening) {
    if (opening->node->holder[0]) return EBUSY;
    opening->node->holder[0] = opening;
    begin_read(opening);
    return 0;
}

static void close_node(struct opening *opening) {
    if (opening->node->holder[0] == opening) opening->node->holder[0] = NULL;
    if (opening->reading && opening->reading->complete) free_transfer(opening->reading);
    opening->reading = NULL;
    abandon_transfers(opening, -1);
}

/* Reading */

static void give(fuse_req_t request, struct opening *opening, size_t size) {
    struct transfer *read = opening->reading;
    int status = read->status;
    size_t left = read->actual - opening->taken;
    if (size > left) size = left;
    if (status < 0) fuse_reply_err(request, EIO);
    else fuse_reply_buf(request, (const char *)read->data + opening->taken, size);
    opening->taken += size;
    if (status < 0 || opening->taken == read->actual) {
        free_transfer(read);
        begin_read(opening);
    }
}

static void read_node(fuse_req_t request, struct opening *opening, size_t size, off_t offset, int flags) {
    (void)offset;
    if (!opening->node->lp->input) fuse_reply_err(request, EINVAL);
    else if (opening->reading && opening->reading->complete) give(request, opening, size);
    else if (!opening->node->present || !opening->reading) fuse_reply_err(request, EIO);
    else if (flags & O_NONBLOCK) fuse_reply_err(request, EAGAIN);
    else wait_for(request, opening, 0, size);
}

/* Writing: a blocked writer keeps its bytes in its waiter. */

static void write_next(struct opening *opening, struct waiter *waiter) {
    size_t size = waiter->size - waiter->done;
    if (size > WRITE_SIZE) size = WRITE_SIZE;
    struct node *usb = device(opening);
    opening->writing = usb ? start_transfer(usb, opening, LP_WRITE, USBDEVFS_URB_TYPE_BULK, (int)opening->node->lp->output,
                                            (uint32_t)size, waiter->data + waiter->done, size) : NULL;
    if (!opening->writing) {
        fuse_reply_err(waiter->request, EIO);
        end_wait(waiter);
    } else if (waiter->argument) { /* who does not block is told that it will go well */
        fuse_reply_write(waiter->request, size);
        end_wait(waiter);
    } else {
        opening->writing->waiter = waiter;
        waiter->transfer = opening->writing;
    }
}

static void write_node(fuse_req_t request, struct opening *opening, const char *data, size_t size, int flags) {
    if (!opening->node->present) return (void)fuse_reply_err(request, EIO);
    if (size == 0) return (void)fuse_reply_write(request, 0);
    if (opening->writing && flags & O_NONBLOCK) return (void)fuse_reply_err(request, EAGAIN);
    struct waiter *waiter = wait_for(request, opening, flags & O_NONBLOCK, size);
    if (!waiter) return;
    waiter->data = malloc(size);
    if (!waiter->data) {
        fuse_reply_err(request, ENOMEM);
        return end_wait(waiter);
    }
    memcpy(waiter->data, data, size);
    if (!opening->writing) write_next(opening, waiter);
}

static void wrote(struct opening *opening, struct waiter *waiter, int status, uint32_t actual) {
    opening->writing = NULL;
    if (waiter) {
        waiter->transfer = NULL;
        waiter->done += actual;
        if (status < 0) {
            fuse_reply_err(waiter->request, EIO);
            end_wait(waiter);
        } else if (waiter->done < waiter->size) {
            write_next(opening, waiter);
        } else {
            fuse_reply_write(waiter->request, waiter->size);
            end_wait(waiter);
        }
    }
    for (struct waiter *each = opening->waiters; each && !opening->writing; each = each->next)
        if (each->data && !each->transfer) {
            write_next(opening, each);
            break;
        }
}

/* Control requests */

static void control(fuse_req_t request, struct opening *opening, int type, int number, int value, int index, uint32_t length,
                    uint64_t address, size_t size) {
    struct node *usb = device(opening);
    struct usb_ctrlrequest setup = {(uint8_t)type, (uint8_t)number, (uint16_t)value, (uint16_t)index, (uint16_t)length};
    struct transfer *transfer = usb ? start_transfer(usb, opening, LP_CONTROL, USBDEVFS_URB_TYPE_CONTROL, length ? USB_DIR_IN : 0,
                                                     length, &setup, sizeof setup) : NULL;
    struct waiter *waiter = wait_for(request, opening, address, size);
    if (!transfer || !waiter) return;
    transfer->deadline = now_milliseconds() + 5000;
    transfer->waiter = waiter;
    waiter->transfer = transfer;
}

static void controlled(struct waiter *waiter, struct transfer *transfer) {
    int error = transfer->status < 0 ? EIO : 0, status = transfer->data ? transfer->data[0] : 0;
    size_t length = waiter->size < transfer->actual ? waiter->size : transfer->actual;
    if (!error && waiter->done) error = copy_out(waiter->request, waiter->argument, &status, sizeof status);
    else if (!error && waiter->size) error = copy_out(waiter->request, waiter->argument, transfer->data, length);
    if (error) fuse_reply_err(waiter->request, error);
    else fuse_reply_ioctl(waiter->request, 0, NULL, 0);
    end_wait(waiter);
}

static void ioctl_of(fuse_req_t request, struct opening *opening, unsigned command, uint64_t address) {
    struct node *usb = device(opening);
    int interface = (int)opening->node->lp->interface;
    if (!opening->node->present || !usb) return (void)fuse_reply_err(request, ENODEV);
    if (command == LPGETSTATUS) {
        control(request, opening, 0xa1, 1, 0, interface, 1, address, sizeof(int));
        if (opening->waiters) opening->waiters->done = 1; /* it is one number */
        return;
    }
    if (_IOC_TYPE(command) != 'P') return (void)fuse_reply_err(request, ENOTTY);
    const uint8_t *descriptor = (const uint8_t *)(usb->usb + 1);
    int address_of[2] = {(int)usb->usb->bus, (int)usb->usb->address};
    int models[2] = {descriptor[8] | descriptor[9] << 8, descriptor[10] | descriptor[11] << 8};
    switch (_IOC_NR(command)) {
    case GET_DEVICE_ID: return control(request, opening, 0xa1, 0, 0, interface << 8, 1023, address, _IOC_SIZE(command));
    case SOFT_RESET: return control(request, opening, 0x21, 2, 0, interface, 0, 0, 0);
    case GET_BUS_ADDRESS:
    case GET_VID_PID:
        if (copy_out(request, address, _IOC_NR(command) == GET_VID_PID ? models : address_of, sizeof models)) fuse_reply_err(request, EFAULT);
        else fuse_reply_ioctl(request, 0, NULL, 0);
        return;
    default: fuse_reply_err(request, ENOTTY);
    }
}

void usblp_completed(struct transfer *transfer) {
    struct opening *opening = transfer->opening;
    struct waiter *waiter = transfer->waiter;
    transfer->waiter = NULL;
    if (transfer->purpose == LP_READ) {
        opening->reading = transfer;
        for (struct waiter *each = opening->waiters; each; each = each->next)
            if (!each->data && !each->transfer) {
                give(each->request, opening, each->size);
                end_wait(each);
                break;
            }
    } else if (transfer->purpose == LP_WRITE) {
        wrote(opening, waiter, transfer->status, transfer->actual);
        free_transfer(transfer);
    } else {
        if (waiter) controlled(waiter, transfer);
        free_transfer(transfer);
    }
    wake_poll(opening);
}

static unsigned poll_node(struct opening *opening) {
    unsigned mask = opening->writing ? 0 : POLLOUT | POLLWRNORM;
    if (opening->reading && opening->reading->complete) mask |= POLLIN | POLLRDNORM;
    return mask;
}

static void node_removed(struct opening *opening) {
    while (opening->waiters) {
        if (opening->waiters->transfer) opening->waiters->transfer->waiter = NULL;
        fuse_reply_err(opening->waiters->request, EIO);
        end_wait(opening->waiters);
    }
    abandon_transfers(opening, -1);
    opening->writing = NULL;
    if (opening->reading && !opening->reading->complete) opening->reading = NULL;
}

static void interrupted(struct waiter *waiter) {
    if (waiter->transfer) {
        waiter->transfer->waiter = NULL;
        cancel_transfer(waiter->transfer);
    }
    fuse_reply_err(waiter->request, EINTR);
}

const struct kind usblp = {open_node, close_node, read_node, write_node, ioctl_of, poll_node, node_removed, interrupted};
