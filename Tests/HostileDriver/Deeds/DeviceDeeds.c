#include "DeviceDeeds.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/usbdevice_fs.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

// To whom it is done: a process, an interface, or the number of a node.
static int other, device;

// What a descriptor of a USB device could do beyond its interface

static long usb_reset(void) { return ioctl(device, USBDEVFS_RESET, 0); }
// The kernel looks at the lower half alone.
static long usb_reset_with_high_bits(void) {
    return syscall(SYS_ioctl, (long)device, (long)(0xABCDEF0100000000ul | USBDEVFS_RESET), 0l);
}
// 514 is ioctl among the numbers that x32 has alone (arch/x86/entry/syscalls/syscall_64.tbl).
static long usb_reset_as_x32(void) { return syscall(0x40000000 | 514, device, USBDEVFS_RESET, 0); }
static long usb_reset_as_old(void) {
#if defined(__x86_64__)
    long result;
    // ioctl of the 32-bit architecture.
    __asm__ volatile("int $0x80" : "=a"(result) : "a"(54), "b"(device), "c"(USBDEVFS_RESET), "d"(0) : "memory");
    return result;
#else
    errno = ENOSYS;
    return -1;
#endif
}
static long usb_set_configuration(void) {
    unsigned configuration = 1;
    return ioctl(device, USBDEVFS_SETCONFIGURATION, &configuration);
}
static long through(int code) {
    struct usbdevfs_ioctl request = {.ifno = other, .ioctl_code = code};
    return ioctl(device, USBDEVFS_IOCTL, &request);
}
static long usb_disconnect(void) { return through(USBDEVFS_DISCONNECT); }
static long usb_connect(void) { return through(USBDEVFS_CONNECT); }
static long usb_ask_its_driver(void) { return through(0x5001); }
static long usb_disconnect_and_claim(void) {
    struct usbdevfs_disconnect_claim request = {.interface = (unsigned)other};
    return ioctl(device, USBDEVFS_DISCONNECT_CLAIM, &request);
}
static long usb_claim_port(void) {
    unsigned port = 1;
    return ioctl(device, USBDEVFS_CLAIM_PORT, &port);
}
static long usb_forbid_suspend(void) { return ioctl(device, USBDEVFS_FORBID_SUSPEND); }
static long usb_signal_when_gone(void) {
    struct usbdevfs_disconnectsignal request = {.signr = 9};
    return ioctl(device, USBDEVFS_DISCSIGNAL, &request);
}
static long usb_claim(void) {
    unsigned number = (unsigned)other;
    return ioctl(device, USBDEVFS_CLAIMINTERFACE, &number);
}
static long usb_release(void) {
    unsigned number = (unsigned)other;
    return ioctl(device, USBDEVFS_RELEASEINTERFACE, &number);
}
static long usb_set_interface(void) {
    struct usbdevfs_setinterface request = {.interface = (unsigned)other};
    return ioctl(device, USBDEVFS_SETINTERFACE, &request);
}
static long usb_write_to_endpoint(void) {
    static struct usbdevfs_urb request;
    static char bytes[8];
    request = (struct usbdevfs_urb){.type = USBDEVFS_URB_TYPE_INTERRUPT, .endpoint = (unsigned char)other, .buffer = bytes, .buffer_length = 8};
    return ioctl(device, USBDEVFS_SUBMITURB, &request);
}
static long usb_regain_privileges(void) {
    unsigned all = ~0u;
    if (ioctl(device, USBDEVFS_DROP_PRIVILEGES, &all) < 0)
        return -1;
    return usb_claim();
}
static long usb_connection(void) {
    struct usbdevfs_connectinfo told;
    return ioctl(device, USBDEVFS_CONNECTINFO, &told);
}

// Nodes and processes by name

static long open_named(const char *format) {
    char path[64];
    snprintf(path, sizeof path, format, other);
    return open(path, O_RDWR | O_NONBLOCK | O_NOCTTY);
}
static long open_usb(void) { return open_named("/dev/bus/usb/001/%03d"); }
static long open_reports(void) { return open_named("/dev/hidraw%d"); }
static long open_printer(void) { return open_named("/dev/usb/lp%d"); }
static long reopen_own(void) {
    char path[32];
    snprintf(path, sizeof path, "/proc/self/fd/%d", device);
    return open(path, O_RDWR | O_NONBLOCK);
}
static long open_descriptor_of_other(void) { return open_named("/proc/%d/fd/7"); }
static long read_maps_of_other(void) {
    char path[32];
    snprintf(path, sizeof path, "/proc/%d/maps", other);
    return open(path, O_RDONLY);
}

// Ways out

static long pass_to(const char *name, int is_abstract) {
    int pair[2];
    if (socketpair(AF_UNIX, SOCK_DGRAM, 0, pair) < 0)
        return -1;
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    strcpy(address.sun_path + is_abstract, name);
    socklen_t length = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + (size_t)is_abstract + strlen(name));
    char byte = 'x';
    struct iovec part = {&byte, 1};
    union {
        char bytes[CMSG_SPACE(sizeof(int))];
        struct cmsghdr aligned;
    } space = {.bytes = {0}};
    struct msghdr message = {.msg_name = &address, .msg_namelen = length, .msg_iov = &part, .msg_iovlen = 1,
                             .msg_control = space.bytes, .msg_controllen = sizeof space.bytes};
    struct cmsghdr *beside = CMSG_FIRSTHDR(&message);
    beside->cmsg_level = SOL_SOCKET;
    beside->cmsg_type = SCM_RIGHTS;
    beside->cmsg_len = CMSG_LEN(sizeof(int));
    memcpy(CMSG_DATA(beside), &device, sizeof device);
    return sendmsg(pair[0], &message, 0);
}
static long pass_device_on(void) { return pass_to("hostile-driver-accomplice", 1); }
static long write_to_journal(void) { return pass_to("/run/systemd/journal/socket", 0); }
static long connect_by_sending(void) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(9), .sin_addr.s_addr = htonl(0x7F000001)};
    return sendto(device, "x", 1, MSG_FASTOPEN, (struct sockaddr *)&address, sizeof address);
}

// Memory that no limit of private memory counts

static long fill_shared_memory(void) {
    enum { SIZE = 64 << 20, COUNT = 64 };
    void *blocks[COUNT];
    int count = 0, reason;
    while (count < COUNT && (blocks[count] = mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0)) != MAP_FAILED)
        count++;
    reason = errno;
    for (int index = 0; index < count; index++)
        munmap(blocks[index], SIZE);
    errno = reason;
    return count < COUNT ? -1 : 0;
}
static long make_segment(void) { return shmget(IPC_PRIVATE, 64 << 20, IPC_CREAT | 0600); }
static long make_memory_file(void) { return memfd_create("hostile", 0); }

static const struct {
    const char *name;
    long (*attempt)(void);
} deeds[] = {
    {"usb-reset", usb_reset}, {"usb-reset-with-high-bits", usb_reset_with_high_bits}, {"usb-reset-as-x32", usb_reset_as_x32},
    {"usb-reset-as-old", usb_reset_as_old}, {"usb-set-configuration", usb_set_configuration}, {"usb-disconnect", usb_disconnect},
    {"usb-connect", usb_connect}, {"usb-ask-its-driver", usb_ask_its_driver}, {"usb-disconnect-and-claim", usb_disconnect_and_claim},
    {"usb-claim-port", usb_claim_port}, {"usb-forbid-suspend", usb_forbid_suspend}, {"usb-signal-when-gone", usb_signal_when_gone},
    {"usb-claim", usb_claim}, {"usb-release", usb_release}, {"usb-set-interface", usb_set_interface},
    {"usb-write-to-endpoint", usb_write_to_endpoint}, {"usb-regain-privileges", usb_regain_privileges},
    {"usb-connection", usb_connection}, {"open-usb", open_usb}, {"open-reports", open_reports}, {"open-printer", open_printer},
    {"reopen-own", reopen_own}, {"open-descriptor-of-other", open_descriptor_of_other}, {"read-maps-of-other", read_maps_of_other},
    {"pass-device-on", pass_device_on}, {"write-to-journal", write_to_journal}, {"connect-by-sending", connect_by_sending},
    {"fill-shared-memory", fill_shared_memory}, {"make-segment", make_segment}, {"make-memory-file", make_memory_file},
};

int device_deed_attempt(const char *name, int to_whom, int own_device) {
    other = to_whom;
    device = own_device;
    for (size_t index = 0; index < sizeof deeds / sizeof deeds[0]; index++)
        if (strcmp(deeds[index].name, name) == 0)
            return deeds[index].attempt() < 0 ? errno : 0;
    return -1;
}
