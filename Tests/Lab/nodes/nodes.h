/* The nodes of the lab: files of one FUSE mount that answer as usbfs, usblp and hidraw nodes of a kernel do. What the
   devices behind them say is decided by the program at the other end of a stream socket (lab.py), as with USB/IP. */
#pragma once
#define _GNU_SOURCE
#define FUSE_USE_VERSION 35
#include <errno.h>
#include <fuse_lowlevel.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

/* One message on the socket: this, then `length` bytes. The same layout is in link.py. */
struct message {
    uint32_t kind, node, id, a, b;
    int32_t status;
    uint32_t length;
};

enum from_front {
    ADD = 1,  /* a: enum node_type; b: mode; id, status: its device number; payload: its description */
    REMOVE,   /* the device is gone: what is open answers as the kernel's node does then */
    COMPLETE, /* id: of a transfer; status: 0 or -errno; a: bytes moved; payload: what came in */
    ANSWER,   /* id: of a call; status: 0, a length or -errno; payload: what the call asked for */
    REPORT,   /* payload: an input report of a hidraw node */
    PERMIT,   /* a: mode, b: uid, id: gid */
};
enum to_front {
    ADDED = 101, REMOVED,
    SUBMIT,   /* id; a: endpoint; b: length; status: usbdevfs type; payload: setup, or what goes out */
    CANCEL,   /* id: of a transfer, which is to be completed now */
    CALL,     /* id; a: enum call; b: its argument; payload */
    OPENED,   /* id: process; a: user */
    CLOSED,
};
enum call { UNBIND = 1, PROBE, RESET, CLEAR_HALT, SET_INTERFACE, SET_CONFIGURATION, OUTPUT_REPORT, SET_FEATURE, GET_FEATURE,
    SET_INPUT, GET_INPUT, GET_OUTPUT };
enum node_type { USBFS = 1, HIDRAW, USBLP };

#define INTERFACES 32
struct usb_description {
    uint32_t bus, address, speed, depth;
    uint8_t ports[8];
    char drivers[INTERFACES][16]; /* the kernel driver of each interface, "" for none */
    /* then the descriptors: device, configuration and all that belongs to it */
};
struct hid_description {
    uint32_t bus;
    uint16_t vendor, product;
    char name[128], physical[64], unique[64];
    /* then the report descriptor */
};
struct lp_description {
    uint32_t usb, interface, input, output; /* number of its usbfs node, and two endpoints (0: none) */
};

struct opening;
struct node {
    uint32_t number;
    enum node_type type;
    bool present;
    int openings;
    mode_t mode;
    uid_t user;
    gid_t group;
    uint32_t major, minor; /* only told: what FUSE serves cannot be a character device */
    struct node *next;
    size_t size; /* of `description` */
    union {
        struct usb_description *usb;
        struct hid_description *hid;
        struct lp_description *lp;
        void *description;
    };
    struct opening *holder[INTERFACES]; /* who has claimed an interface through usbfs, or the usblp node open */
};

struct transfer;
/* A blocked request of a process: it is answered, or ends with EINTR. */
struct waiter {
    fuse_req_t request;
    struct opening *opening;
    struct transfer *transfer;
    uint64_t argument;
    size_t size, done;
    uint8_t *data;
    uint32_t call; /* number of what was asked of the front, 0 for none */
    void (*answered)(struct waiter *, int status, const uint8_t *data, size_t length);
    struct waiter *next;
};

#define RING 64
struct opening {
    struct node *node;
    struct opening *next;
    int flags;
    struct fuse_pollhandle *poll;
    struct waiter *waiters;
    /* usbfs */
    uint32_t claimed, allowed;
    bool dropped;
    struct transfer *done, **done_end;
    /* hidraw */
    struct { uint8_t *data; size_t length; } ring[RING];
    unsigned head, tail;
    /* usblp */
    struct transfer *reading, *writing;
    size_t taken; /* of what `reading` brought */
};

#define TIMED_OUT (1 << 30) /* in the flags of a transfer */
enum purpose { URB, CONTROL, BULK, LP_READ, LP_WRITE, LP_CONTROL };
struct transfer {
    uint32_t id;
    enum purpose purpose;
    struct node *node; /* a usbfs node */
    struct opening *opening; /* NULL: nobody waits any more */
    int interface, type, endpoint, flags, status;
    uint64_t urb, buffer; /* addresses in the caller */
    uint32_t length, actual;
    uint8_t *data;
    bool complete;
    int64_t deadline; /* milliseconds, 0 for none */
    struct waiter *waiter;
    struct transfer *next;
};

/* nodes.c */
struct node *find_node(uint32_t number);
struct opening *openings_of(struct node *node, struct opening *after);
void send_message(uint32_t kind, uint32_t node, uint32_t id, uint32_t a, uint32_t b, int status, const void *data, size_t length);
void wake_poll(struct opening *opening);
struct waiter *wait_for(fuse_req_t request, struct opening *opening, uint64_t argument, size_t size);
void end_wait(struct waiter *waiter);
int64_t now_milliseconds(void);
void call_front(fuse_req_t request, struct opening *opening, enum call call, uint32_t argument, const void *data, size_t length,
                void (*answered)(struct waiter *, int status, const uint8_t *data, size_t length));

/* memory.c */
int copy_in(fuse_req_t request, uint64_t address, void *to, size_t length);
int copy_out(fuse_req_t request, uint64_t address, const void *from, size_t length);

/* transfers.c */
struct transfer *start_transfer(struct node *node, struct opening *opening, enum purpose purpose, int type, int endpoint,
                                uint32_t length, const void *data, size_t size);
void complete_transfer(uint32_t id, int status, uint32_t actual, const uint8_t *data, size_t length);
void cancel_transfer(struct transfer *transfer);
void free_transfer(struct transfer *transfer);
void abandon_transfers(struct opening *opening, int interface);
struct transfer *pending_urb(struct opening *opening, uint64_t urb);
void fail_transfers(struct node *node);
int check_deadlines(void); /* milliseconds until the next, -1 for none */
bool too_much(uint32_t length);

/* usbfs.c, usblp.c, hidraw.c: what each kind does */
struct kind {
    int (*open)(struct opening *);
    void (*close)(struct opening *);
    void (*read)(fuse_req_t, struct opening *, size_t size, off_t offset, int flags);
    void (*write)(fuse_req_t, struct opening *, const char *data, size_t size, int flags);
    void (*ioctl)(fuse_req_t, struct opening *, unsigned command, uint64_t argument);
    unsigned (*poll)(struct opening *);
    void (*removed)(struct opening *);
    void (*interrupted)(struct waiter *);
};
extern const struct kind usbfs, usblp, hidraw;
void usbfs_completed(struct transfer *transfer);
void usblp_completed(struct transfer *transfer);
void hidraw_report(struct node *node, const uint8_t *data, size_t length);
int endpoint_interface(struct node *node, int endpoint);
