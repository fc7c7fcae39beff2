/* Transfers on their way to a device and back. */
#include "nodes.h"
#include <linux/usbdevice_fs.h>

static struct transfer *transfers;
static uint32_t last_id;
static uint64_t bytes;

/* usbcore.usbfs_memory_mb is 16 unless told otherwise. */
bool too_much(uint32_t length) { return bytes + length > 16 << 20; }

struct transfer *start_transfer(struct node *node, struct opening *opening, enum purpose purpose, int type, int endpoint,
                                uint32_t length, const void *data, size_t size) {
    struct transfer *transfer = calloc(1, sizeof *transfer);
    if (!transfer) return NULL;
    transfer->id = ++last_id;
    transfer->purpose = purpose;
    transfer->node = node;
    transfer->opening = opening;
    transfer->type = type;
    transfer->endpoint = endpoint;
    transfer->length = length;
    transfer->interface = endpoint & 0x7f ? endpoint_interface(node, endpoint) : -1;
    transfer->next = transfers;
    transfers = transfer;
    bytes += length;
    send_message(SUBMIT, node->number, transfer->id, endpoint, length, type, data, size);
    return transfer;
}

void free_transfer(struct transfer *transfer) {
    for (struct transfer **each = &transfers; *each; each = &(*each)->next)
        if (*each == transfer) {
            *each = transfer->next;
            break;
        }
    bytes -= transfer->length;
    free(transfer->data);
    free(transfer);
}

static void finish(struct transfer *transfer, int status, uint32_t actual, const uint8_t *data, size_t length) {
    if (actual > transfer->length) actual = transfer->length;
    if (length > transfer->length) length = transfer->length;
    transfer->complete = true;
    transfer->status = status;
    transfer->actual = actual;
    if (length && (transfer->data = malloc(length))) memcpy(transfer->data, data, length);
    bool input = transfer->endpoint & 0x80;
    if (input && status == 0 && actual < transfer->length && transfer->flags & USBDEVFS_URB_SHORT_NOT_OK)
        transfer->status = -EREMOTEIO;
    if (!transfer->opening) {
        free_transfer(transfer);
        return;
    }
    /* It leaves the list of what is pending, and belongs to who waits for it. */
    for (struct transfer **each = &transfers; *each; each = &(*each)->next)
        if (*each == transfer) {
            *each = transfer->next;
            break;
        }
    transfer->next = NULL;
    if (transfer->purpose >= LP_READ) usblp_completed(transfer);
    else usbfs_completed(transfer);
}

void complete_transfer(uint32_t id, int status, uint32_t actual, const uint8_t *data, size_t length) {
    for (struct transfer *each = transfers; each; each = each->next)
        if (each->id == id) {
            finish(each, status, actual, data, length);
            return;
        }
}

void cancel_transfer(struct transfer *transfer) {
    send_message(CANCEL, transfer->node->number, transfer->id, 0, 0, 0, NULL, 0);
}

/* Those of an opening that is closed, or of an interface (-1: all) that it gives back. */
void abandon_transfers(struct opening *opening, int interface) {
    for (struct transfer *each = transfers; each; each = each->next)
        if (each->opening == opening && (interface < 0 || each->interface == interface)) {
            cancel_transfer(each);
            if (interface < 0) each->opening = NULL;
        }
}

struct transfer *pending_urb(struct opening *opening, uint64_t urb) {
    for (struct transfer *each = transfers; each; each = each->next)
        if (each->opening == opening && each->purpose == URB && each->urb == urb) return each;
    return NULL;
}

void fail_transfers(struct node *node) {
    struct transfer *each = transfers;
    while (each) {
        if (each->node == node) {
            finish(each, -ESHUTDOWN, 0, NULL, 0);
            each = transfers; /* the list has changed */
        } else {
            each = each->next;
        }
    }
}

int check_deadlines(void) {
    int64_t now = now_milliseconds(), least = -1;
    for (struct transfer *each = transfers; each; each = each->next) {
        if (!each->deadline) continue;
        if (each->deadline <= now) {
            each->deadline = 0;
            each->flags |= TIMED_OUT;
            cancel_transfer(each);
        } else if (least < 0 || each->deadline - now < least) {
            least = each->deadline - now;
        }
    }
    return (int)least;
}
