/* lab-nodes FOLDER SOCKET: mounts one file for each device that the program at the other end of the socket (the number of
   a descriptor) adds, until that one goes away. */
#include "nodes.h"
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define NODE_MARK 0x1ab /* known to udevd/as_from_the_kernel.c */
#define LARGEST_MESSAGE (64u << 20)

static int front;
static struct node *nodes;
static struct opening *openings;
static uint32_t last_call;
static struct fuse_session *session;
static uint8_t *unsent;
static size_t unsent_size;

static const struct kind *kind_of(const struct node *node) {
    return node->type == USBFS ? &usbfs : node->type == HIDRAW ? &hidraw : &usblp;
}

struct node *find_node(uint32_t number) {
    for (struct node *each = nodes; each; each = each->next)
        if (each->number == number && each->present) return each;
    return NULL;
}

struct opening *openings_of(struct node *node, struct opening *after) {
    for (struct opening *each = after ? after->next : openings; each; each = each->next)
        if (each->node == node) return each;
    return NULL;
}

int64_t now_milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

void wake_poll(struct opening *opening) {
    if (!opening->poll) return;
    fuse_lowlevel_notify_poll(opening->poll);
    fuse_pollhandle_destroy(opening->poll);
    opening->poll = NULL;
}

/* Blocked requests */

static void interrupt(fuse_req_t request, void *data) {
    (void)request;
    struct waiter *waiter = data;
    kind_of(waiter->opening->node)->interrupted(waiter);
    end_wait(waiter);
}

struct waiter *wait_for(fuse_req_t request, struct opening *opening, uint64_t argument, size_t size) {
    struct waiter *waiter = calloc(1, sizeof *waiter);
    if (!waiter) {
        fuse_reply_err(request, ENOMEM);
        return NULL;
    }
    *waiter = (struct waiter){.request = request, .opening = opening, .argument = argument, .size = size, .next = opening->waiters};
    opening->waiters = waiter;
    fuse_req_interrupt_func(request, interrupt, waiter);
    return waiter;
}

/* To be called when its request has been answered. */
void end_wait(struct waiter *waiter) {
    for (struct waiter **each = &waiter->opening->waiters; *each; each = &(*each)->next)
        if (*each == waiter) {
            *each = waiter->next;
            break;
        }
    free(waiter->data);
    free(waiter);
}

/* The front: bytes that it does not take yet are kept, since it may itself be waiting to send. */

static void flush_unsent(void) {
    while (unsent_size) {
        ssize_t count = write(front, unsent, unsent_size);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) break;
        memmove(unsent, unsent + count, unsent_size -= (size_t)count);
    }
}

void send_message(uint32_t kind, uint32_t node, uint32_t id, uint32_t a, uint32_t b, int status, const void *data, size_t length) {
    struct message message = {kind, node, id, a, b, status, (uint32_t)length};
    uint8_t *larger = realloc(unsent, unsent_size + sizeof message + length);
    if (!larger) exit(1);
    unsent = larger;
    memcpy(unsent + unsent_size, &message, sizeof message);
    if (length) memcpy(unsent + unsent_size + sizeof message, data, length);
    unsent_size += sizeof message + length;
    flush_unsent();
}

void call_front(fuse_req_t request, struct opening *opening, enum call call, uint32_t argument, const void *data, size_t length,
                void (*answered)(struct waiter *, int, const uint8_t *, size_t)) {
    struct waiter *waiter = wait_for(request, opening, argument, length);
    if (!waiter) return;
    waiter->call = ++last_call;
    waiter->answered = answered;
    send_message(CALL, opening->node->number, waiter->call, call, argument, 0, data, length);
}

static void answer(uint32_t call, int status, const uint8_t *data, size_t length) {
    for (struct opening *opening = openings; opening; opening = opening->next)
        for (struct waiter *each = opening->waiters; each; each = each->next)
            if (call && each->call == call) {
                each->answered(each, status, data, length);
                end_wait(each);
                return;
            }
}

static void drop_if_unused(struct node *node) {
    if (node->present || node->openings) return;
    for (struct node **each = &nodes; *each; each = &(*each)->next)
        if (*each == node) {
            *each = node->next;
            break;
        }
    free(node->description);
    free(node);
}

static void add(const struct message *message, const uint8_t *data) {
    struct node *node = calloc(1, sizeof *node);
    if (!node || !(node->description = malloc(message->length))) exit(1);
    memcpy(node->description, data, message->length);
    node->number = message->node;
    node->type = message->a;
    node->size = message->length;
    node->present = true;
    node->mode = message->b;
    node->major = message->id;
    node->minor = (uint32_t)message->status;
    node->next = nodes;
    nodes = node;
    send_message(ADDED, node->number, 0, 0, 0, 0, NULL, 0);
}

static void remove_node(struct node *node) {
    node->present = false;
    if (node->type == USBFS) fail_transfers(node);
    for (struct opening *each = openings_of(node, NULL); each; each = openings_of(node, each)) {
        kind_of(node)->removed(each);
        wake_poll(each);
    }
    memset(node->holder, 0, sizeof node->holder);
    send_message(REMOVED, node->number, 0, 0, 0, 0, NULL, 0);
    drop_if_unused(node);
}

static void obey(const struct message *message, const uint8_t *data) {
    struct node *node = find_node(message->node);
    switch (message->kind) {
    case ADD: return add(message, data);
    case COMPLETE: return complete_transfer(message->id, message->status, message->a, data, message->length);
    case ANSWER:
        /* The driver that the front has bound, before the caller hears of it. */
        if (message->a && node && node->type == USBFS && message->b < INTERFACES)
            memcpy(node->usb->drivers[message->b], data, message->length < 15 ? message->length : 15);
        return answer(message->id, message->status, data, message->length);
    case REMOVE: if (node) remove_node(node); return;
    case REPORT: if (node) hidraw_report(node, data, message->length); return;
    case PERMIT:
        if (node) node->mode = message->a, node->user = message->b, node->group = message->id;
        return;
    }
}

/* Reads one message; false when the front is gone. Its messages come whole and soon. */
static bool read_whole(void *to, size_t length) {
    for (size_t done = 0; done < length;) {
        ssize_t count = read(front, (uint8_t *)to + done, length - done);
        if (count < 0 && (errno == EAGAIN || errno == EINTR)) {
            struct pollfd wait = {front, POLLIN, 0};
            poll(&wait, 1, -1);
            flush_unsent();
            continue;
        }
        if (count <= 0) return false;
        done += (size_t)count;
    }
    return true;
}

static bool hear(void) {
    struct message message;
    if (!read_whole(&message, sizeof message) || message.length > LARGEST_MESSAGE) return false;
    uint8_t *data = calloc(1, message.length + 1u);
    if (!data || !read_whole(data, message.length)) return false;
    obey(&message, data);
    free(data);
    return true;
}

/* The folder */

static void fill(const struct node *node, struct stat *told) {
    *told = (struct stat){.st_ino = node ? node->number + 1 : 1, .st_mode = node ? S_IFREG | node->mode : S_IFDIR | 0755,
                          .st_nlink = node ? NODE_MARK : 1, .st_uid = node ? node->user : 0, .st_gid = node ? node->group : 0};
    if (node) told->st_mtim = (struct timespec){node->major, node->minor};
}

/* Also of a node that is gone while it is held open. */
static struct node *node_of(fuse_ino_t inode) {
    for (struct node *each = nodes; each; each = each->next)
        if (each->number + 1 == inode) return each;
    return NULL;
}

static void look_up(fuse_req_t request, fuse_ino_t parent, const char *name) {
    struct node *node = parent == 1 ? find_node((uint32_t)strtoul(name, NULL, 10)) : NULL;
    if (!node) return (void)fuse_reply_err(request, ENOENT);
    struct fuse_entry_param entry = {.ino = node->number + 1};
    fill(node, &entry.attr);
    fuse_reply_entry(request, &entry);
}

static void get_attributes(fuse_req_t request, fuse_ino_t inode, struct fuse_file_info *info) {
    (void)info;
    struct node *node = node_of(inode);
    if (inode != 1 && !node) return (void)fuse_reply_err(request, ENOENT);
    struct stat told;
    fill(node, &told);
    fuse_reply_attr(request, &told, 0);
}

static void set_attributes(fuse_req_t request, fuse_ino_t inode, struct stat *wanted, int which, struct fuse_file_info *info) {
    struct node *node = node_of(inode);
    if (node && which & FUSE_SET_ATTR_MODE) node->mode = wanted->st_mode & 07777;
    if (node && which & FUSE_SET_ATTR_UID) node->user = wanted->st_uid;
    if (node && which & FUSE_SET_ATTR_GID) node->group = wanted->st_gid;
    get_attributes(request, inode, info);
}

static void open_file(fuse_req_t request, fuse_ino_t inode, struct fuse_file_info *info) {
    struct node *node = node_of(inode);
    if (!node || !node->present) return (void)fuse_reply_err(request, ENODEV);
    struct opening *opening = calloc(1, sizeof *opening);
    if (!opening) return (void)fuse_reply_err(request, ENOMEM);
    opening->node = node;
    opening->flags = info->flags;
    int error = kind_of(node)->open(opening);
    if (error) {
        free(opening);
        return (void)fuse_reply_err(request, error);
    }
    opening->next = openings;
    openings = opening;
    node->openings++;
    info->fh = (uint64_t)opening;
    info->direct_io = 1;
    info->nonseekable = node->type != USBFS;
    send_message(OPENED, node->number, (uint32_t)fuse_req_ctx(request)->pid, fuse_req_ctx(request)->uid, 0, 0, NULL, 0);
    fuse_reply_open(request, info);
}

static void release_file(fuse_req_t request, fuse_ino_t inode, struct fuse_file_info *info) {
    (void)inode;
    struct opening *opening = (struct opening *)info->fh;
    struct node *node = opening->node;
    kind_of(node)->close(opening);
    while (opening->waiters) {
        fuse_reply_err(opening->waiters->request, EBADF);
        end_wait(opening->waiters);
    }
    if (opening->poll) fuse_pollhandle_destroy(opening->poll);
    for (struct opening **each = &openings; *each; each = &(*each)->next)
        if (*each == opening) {
            *each = opening->next;
            break;
        }
    free(opening);
    node->openings--;
    send_message(CLOSED, node->number, 0, 0, 0, 0, NULL, 0);
    drop_if_unused(node);
    fuse_reply_err(request, 0);
}

static void read_file(fuse_req_t request, fuse_ino_t inode, size_t size, off_t offset, struct fuse_file_info *info) {
    (void)inode;
    struct opening *opening = (struct opening *)info->fh;
    kind_of(opening->node)->read(request, opening, size, offset, info->flags);
}

static void write_file(fuse_req_t request, fuse_ino_t inode, const char *data, size_t size, off_t offset, struct fuse_file_info *info) {
    (void)inode, (void)offset;
    struct opening *opening = (struct opening *)info->fh;
    if (kind_of(opening->node)->write) kind_of(opening->node)->write(request, opening, data, size, info->flags);
    else fuse_reply_err(request, EINVAL);
}

static void ioctl_file(fuse_req_t request, fuse_ino_t inode, unsigned command, void *argument, struct fuse_file_info *info,
                       unsigned flags, const void *in, size_t in_size, size_t out_size) {
    (void)inode, (void)in, (void)in_size, (void)out_size;
    struct opening *opening = (struct opening *)info->fh;
    if (flags & FUSE_IOCTL_COMPAT) fuse_reply_err(request, ENOTTY);
    else kind_of(opening->node)->ioctl(request, opening, command, (uint64_t)argument);
}

static void poll_file(fuse_req_t request, fuse_ino_t inode, struct fuse_file_info *info, struct fuse_pollhandle *handle) {
    (void)inode;
    struct opening *opening = (struct opening *)info->fh;
    if (handle) {
        if (opening->poll) fuse_pollhandle_destroy(opening->poll);
        opening->poll = handle;
    }
    fuse_reply_poll(request, kind_of(opening->node)->poll(opening));
}

int main(int count, char **arguments) {
    const struct fuse_lowlevel_ops operations = {
        .lookup = look_up, .getattr = get_attributes, .setattr = set_attributes, .open = open_file, .release = release_file,
        .read = read_file, .write = write_file, .ioctl = ioctl_file, .poll = poll_file};
    char *options[] = {arguments[0], "-o", "allow_other,default_permissions,fsname=lab-nodes", NULL};
    struct fuse_args given = FUSE_ARGS_INIT(3, options);
    if (count != 3 || !(session = fuse_session_new(&given, &operations, sizeof operations, NULL))) return 2;
    front = atoi(arguments[2]);
    if (fuse_session_mount(session, arguments[1])) return 1;
    fcntl(front, F_SETFL, O_NONBLOCK);
    /* A request may be taken back between poll and read. */
    fcntl(fuse_session_fd(session), F_SETFL, O_NONBLOCK);
    struct fuse_buf buffer = {0};
    struct pollfd wait[] = {{fuse_session_fd(session), POLLIN, 0}, {front, POLLIN, 0}};
    bool connected = true;
    while (connected && !fuse_session_exited(session)) {
        wait[1].events = unsent_size ? POLLIN | POLLOUT : POLLIN;
        if (poll(wait, 2, check_deadlines()) < 0 && errno != EINTR) break;
        flush_unsent();
        if (wait[1].revents & (POLLIN | POLLHUP)) connected = hear();
        if (wait[0].revents) {
            int size = fuse_session_receive_buf(session, &buffer);
            if (size == -EINTR || size == -EAGAIN) continue;
            if (size <= 0) break;
            fuse_session_process_buf(session, &buffer);
        }
    }
    fuse_session_unmount(session);
    return 0;
}
