#include "CLinux.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/// Room for the control part of one message, aligned as cmsg(3) asks.
union control {
    char bytes[CMSG_SPACE(sizeof(int) * LINUX_MAXIMUM_DESCRIPTORS)];
    struct cmsghdr header;
};

int linux_accept(int listener) {
    int descriptor;
    do
        descriptor = accept4(listener, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
    while (descriptor < 0 && errno == EINTR);
    return descriptor;
}

/// Keeps the descriptors of one control header that fit and closes the others.
static void keep_descriptors(struct cmsghdr *header, int *descriptors, size_t capacity, size_t *kept) {
    size_t count = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
    for (size_t index = 0; index < count; index++) {
        int descriptor;
        memcpy(&descriptor, CMSG_DATA(header) + index * sizeof(int), sizeof descriptor);
        if (*kept < capacity)
            descriptors[(*kept)++] = descriptor;
        else
            close(descriptor);
    }
}

ssize_t linux_receive(int socket, void *buffer, size_t length, int flags, int *descriptors, size_t *descriptor_count,
                      int *message_flags) {
    union control control;
    struct iovec part = {.iov_base = buffer, .iov_len = length};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
    if (descriptors) {
        message.msg_control = control.bytes;
        message.msg_controllen = sizeof control.bytes;
    }
    ssize_t received;
    do
        received = recvmsg(socket, &message, flags | MSG_CMSG_CLOEXEC);
    while (received < 0 && errno == EINTR);
    size_t capacity = descriptors ? *descriptor_count : 0, kept = 0;
    if (received >= 0 && descriptors)
        for (struct cmsghdr *header = CMSG_FIRSTHDR(&message); header; header = CMSG_NXTHDR(&message, header))
            if (header->cmsg_level == SOL_SOCKET && header->cmsg_type == SCM_RIGHTS)
                keep_descriptors(header, descriptors, capacity, &kept);
    if (descriptor_count)
        *descriptor_count = kept;
    if (message_flags)
        *message_flags = received < 0 ? 0 : message.msg_flags;
    return received;
}

ssize_t linux_send(int socket, const void *buffer, size_t length, const int *descriptors, size_t descriptor_count) {
    union control control;
    struct iovec part = {.iov_base = (void *)buffer, .iov_len = length};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
    if (descriptor_count > LINUX_MAXIMUM_DESCRIPTORS) {
        errno = EINVAL;
        return -1;
    }
    if (descriptor_count > 0) {
        memset(&control, 0, sizeof control);
        message.msg_control = control.bytes;
        message.msg_controllen = CMSG_SPACE(sizeof(int) * descriptor_count);
        struct cmsghdr *header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(sizeof(int) * descriptor_count);
        memcpy(CMSG_DATA(header), descriptors, sizeof(int) * descriptor_count);
    }
    ssize_t sent;
    do
        sent = sendmsg(socket, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
    while (sent < 0 && errno == EINTR);
    return sent;
}

int linux_peer_credentials(int socket, pid_t *process, uid_t *user, gid_t *group) {
    struct ucred credentials;
    socklen_t length = sizeof credentials;
    if (getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &credentials, &length) < 0)
        return -1;
    *process = credentials.pid;
    *user = credentials.uid;
    *group = credentials.gid;
    return 0;
}

int linux_peer_groups(int socket, gid_t *groups, size_t *count) {
    socklen_t length = (socklen_t)(*count * sizeof *groups);
    int result = getsockopt(socket, SOL_SOCKET, SO_PEERGROUPS, groups, &length);
    // The kernel returns the length that is needed beside ERANGE, too (net/core/sock.c, sk_getsockopt).
    if (result == 0 || errno == ERANGE)
        *count = length / sizeof *groups;
    return result;
}
