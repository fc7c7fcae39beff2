/* Transfers that a program asks a usbfs node for, at once (URBs) or waiting (CONTROL, BULK). */
#include "usbfs.h"
#include <linux/usb/ch9.h>
#include <linux/usbdevice_fs.h>

void submit(fuse_req_t request, struct opening *opening, uint64_t address) {
    struct usbdevfs_urb urb;
    if (copy_in(request, address, &urb, sizeof urb)) return reply(request, -EFAULT);
    int interface = -1, kind = USB_ENDPOINT_XFER_CONTROL, type = urb.type, endpoint = urb.endpoint, result;
    uint32_t length = (uint32_t)urb.buffer_length;
    uint64_t buffer = (uint64_t)urb.buffer;
    struct usb_ctrlrequest setup = {0};
    if (urb.buffer_length < 0 || length >= LARGEST_TRANSFER || (length && !buffer)) return reply(request, -EINVAL);
    if (type != USBDEVFS_URB_TYPE_CONTROL || endpoint & 0x7f) {
        if ((interface = find_endpoint(opening->node, (unsigned)endpoint)) < 0) return reply(request, interface);
        if ((result = check_interface(opening, interface))) return reply(request, result);
        kind = endpoint_kind(opening->node, endpoint);
    }
    switch (type) {
    case USBDEVFS_URB_TYPE_CONTROL:
        if (kind != USB_ENDPOINT_XFER_CONTROL || length < 8) return reply(request, -EINVAL);
        if (copy_in(request, buffer, &setup, 8)) return reply(request, -EFAULT);
        if (length < setup.wLength + 8u) return reply(request, -EINVAL);
        if ((result = check_recipient(opening, setup.bRequestType, setup.bRequest, setup.wIndex))) return reply(request, result);
        length = setup.wLength;
        buffer += 8;
        endpoint = setup.bRequestType & USB_DIR_IN && length ? USB_DIR_IN : 0;
        break;
    case USBDEVFS_URB_TYPE_BULK:
        if (kind == USB_ENDPOINT_XFER_INT) type = USBDEVFS_URB_TYPE_INTERRUPT;
        else if (kind != USB_ENDPOINT_XFER_BULK) return reply(request, -EINVAL);
        break;
    case USBDEVFS_URB_TYPE_INTERRUPT:
        if (kind != USB_ENDPOINT_XFER_INT) return reply(request, -EINVAL);
        break;
    default: return reply(request, -EINVAL); /* no isochronous device is simulated */
    }
    bool input = endpoint & USB_DIR_IN;
    if (too_much(length)) return reply(request, -ENOMEM);
    size_t size = (type == USBDEVFS_URB_TYPE_CONTROL ? 8 : 0) + (input ? 0 : length);
    uint8_t *data = malloc(size + 1);
    if (!data) return reply(request, -ENOMEM);
    if (type == USBDEVFS_URB_TYPE_CONTROL) memcpy(data, &setup, 8);
    struct transfer *transfer = NULL;
    result = input || !copy_in(request, buffer, data + (size - length), length) ? 0 : -EFAULT;
    if (!result && !(transfer = start_transfer(opening->node, opening, URB, type, endpoint, length, data, size))) result = -ENOMEM;
    free(data);
    if (transfer) {
        transfer->urb = address;
        transfer->buffer = buffer;
        transfer->flags = (int)urb.flags;
        transfer->interface = interface;
    }
    reply(request, result);
}

/* Gives one finished URB to the process that asks, into its own memory, as the kernel does at this moment. */
void reap(fuse_req_t request, struct opening *opening, uint64_t where) {
    struct transfer *transfer = opening->done;
    opening->done = transfer->next;
    if (!opening->done) opening->done_end = &opening->done;
    struct usbdevfs_urb *urb = (struct usbdevfs_urb *)transfer->urb;
    int32_t zero = 0, length = (int32_t)transfer->actual;
    bool bad = transfer->data && copy_out(request, transfer->buffer, transfer->data, transfer->actual);
    bad = bad || copy_out(request, (uint64_t)&urb->status, &transfer->status, sizeof urb->status)
        || copy_out(request, (uint64_t)&urb->actual_length, &length, sizeof length)
        || copy_out(request, (uint64_t)&urb->error_count, &zero, sizeof zero)
        || copy_out(request, where, &transfer->urb, sizeof transfer->urb);
    free_transfer(transfer);
    reply(request, bad ? -EFAULT : 0);
}

void discard(fuse_req_t request, struct opening *opening, uint64_t urb) {
    struct transfer *transfer = pending_urb(opening, urb);
    if (!transfer || transfer->waiter) return reply(request, -EINVAL);
    if ((transfer->waiter = wait_for(request, opening, urb, 0))) transfer->waiter->transfer = transfer;
    cancel_transfer(transfer);
}

void control(fuse_req_t request, struct opening *opening, uint64_t address) {
    struct usbdevfs_ctrltransfer asked;
    uint8_t data[8 + 4096];
    if (copy_in(request, address, &asked, sizeof asked)) return reply(request, -EFAULT);
    int result = check_recipient(opening, asked.bRequestType, asked.bRequest, asked.wIndex);
    if (result) return reply(request, result);
    if (asked.wLength > 4096) return reply(request, -EINVAL);
    bool input = asked.bRequestType & USB_DIR_IN && asked.wLength;
    memcpy(data, &asked, 8);
    if (!input && copy_in(request, (uint64_t)asked.data, data + 8, asked.wLength)) return reply(request, -EFAULT);
    struct transfer *transfer = start_transfer(opening->node, opening, CONTROL, USBDEVFS_URB_TYPE_CONTROL, input ? USB_DIR_IN : 0,
                                               asked.wLength, data, input ? 8 : 8u + asked.wLength);
    if (!transfer) return reply(request, -ENOMEM);
    transfer->buffer = (uint64_t)asked.data;
    if (asked.timeout) transfer->deadline = now_milliseconds() + asked.timeout;
    if ((transfer->waiter = wait_for(request, opening, 0, 0))) transfer->waiter->transfer = transfer;
}

void bulk(fuse_req_t request, struct opening *opening, uint64_t address) {
    struct usbdevfs_bulktransfer asked;
    if (copy_in(request, address, &asked, sizeof asked)) return reply(request, -EFAULT);
    int interface = find_endpoint(opening->node, asked.ep), result = check_interface(opening, interface);
    if (result) return reply(request, result);
    if (asked.len >= LARGEST_TRANSFER) return reply(request, -EINVAL);
    if (too_much(asked.len)) return reply(request, -ENOMEM);
    bool input = asked.ep & USB_DIR_IN;
    uint8_t *data = malloc(asked.len + 1u);
    if (!data) return reply(request, -ENOMEM);
    struct transfer *transfer = NULL;
    if (!input && copy_in(request, (uint64_t)asked.data, data, asked.len)) result = -EFAULT;
    else transfer = start_transfer(opening->node, opening, BULK, USBDEVFS_URB_TYPE_BULK, (int)asked.ep, asked.len, data, input ? 0 : asked.len);
    free(data);
    if (!transfer) return reply(request, result ? result : -ENOMEM);
    transfer->buffer = (uint64_t)asked.data;
    if (asked.timeout) transfer->deadline = now_milliseconds() + asked.timeout;
    if ((transfer->waiter = wait_for(request, opening, 0, 0))) transfer->waiter->transfer = transfer;
}

void usbfs_completed(struct transfer *transfer) {
    struct opening *opening = transfer->opening;
    struct waiter *waiter = transfer->waiter;
    transfer->waiter = NULL;
    if (transfer->purpose != URB) {
        int result = transfer->flags & TIMED_OUT ? -ETIMEDOUT : transfer->status < 0 ? transfer->status : (int)transfer->actual;
        if (waiter) {
            if (result > 0 && transfer->data && copy_out(waiter->request, transfer->buffer, transfer->data, transfer->actual)) result = -EFAULT;
            reply(waiter->request, result);
            end_wait(waiter);
        }
        free_transfer(transfer);
        return;
    }
    *opening->done_end = transfer;
    opening->done_end = &transfer->next;
    if (waiter) { /* the process that discards it */
        reply(waiter->request, 0);
        end_wait(waiter);
    }
    for (struct waiter *each = opening->waiters; each && opening->done; each = each->next)
        if (!each->transfer && each->size) { /* one that waits to reap */
            reap(each->request, opening, each->argument);
            end_wait(each);
            break;
        }
    wake_poll(opening);
}
