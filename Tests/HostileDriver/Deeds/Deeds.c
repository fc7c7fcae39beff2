#include "Deeds.h"

#include "DeviceDeeds.h"
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/netlink.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

static int other, device;

static long read_passwords(void) { return open("/etc/passwd", O_RDONLY); }
static long read_by_old_call(void) {
#ifdef SYS_open
    return syscall(SYS_open, "/etc/passwd", O_RDONLY);
#else
    return read_passwords();
#endif
}
static long write_file(void) { return open("/tmp/hostile-driver-was-here", O_WRONLY | O_CREAT, 0600); }
static long make_folder(void) { return mkdir("/tmp/hostile-driver-was-here", 0700); }
static long remove_file(void) { return unlink("/tmp/nothing-of-this-name"); }
static long look_at_file(void) {
    struct stat status;
    return stat("/etc/passwd", &status);
}
static long open_terminal(void) { return open("/dev/ptmx", O_RDWR | O_NOCTTY); }
static long open_by_descriptor(void) {
    char path[32];
    snprintf(path, sizeof path, "/proc/self/fd/%d", device);
    return open(path, O_RDWR | O_NOCTTY);
}
static long reach_unix(int is_abstract) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    int number = socket(AF_UNIX, SOCK_STREAM, 0);
    if (number < 0)
        return -1;
    strcpy(address.sun_path + is_abstract, "/run/dbus/system_bus_socket");
    return connect(number, (struct sockaddr *)&address, sizeof address);
}
static long unix_socket(void) { return reach_unix(0); }
static long abstract_socket(void) { return reach_unix(1); }
static long tcp_socket(void) { return socket(AF_INET, SOCK_STREAM, 0); }
static long tcp6_socket(void) { return socket(AF_INET6, SOCK_STREAM, 0); }
static long udp_socket(void) { return socket(AF_INET, SOCK_DGRAM, 0); }
static long netlink_socket(void) { return socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE); }
static long packet_socket(void) { return socket(AF_PACKET, SOCK_RAW, 0); }
static long reconnect(void) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(9), .sin_addr.s_addr = htonl(0x7F000001)};
    return connect(device, (struct sockaddr *)&address, sizeof address);
}
static long listen_for_others(void) { return listen(device, 1); }
static long trace(void) { return ptrace(PTRACE_ATTACH, other, NULL, NULL); }
static long read_memory(void) {
    char byte;
    struct iovec here = {&byte, 1}, there = {&other, 1};
    return process_vm_readv(other, &here, 1, &there, 1, 0);
}
static long open_memory(void) {
    char path[32];
    snprintf(path, sizeof path, "/proc/%d/mem", other);
    return open(path, O_RDWR);
}
static long take_descriptor(void) {
    int process = (int)syscall(SYS_pidfd_open, other, 0);
    return process < 0 ? -1 : syscall(SYS_pidfd_getfd, process, 0, 0);
}
static long signal_other(void) { return kill(other, SIGTERM); }
static long signal_thread(void) { return syscall(SYS_tgkill, other, other, SIGTERM); }
static long signal_by_owner(void) { return fcntl(device, F_SETOWN, other); }
static long limit_other(void) {
    struct rlimit limit = {0, 0};
    return prlimit(other, RLIMIT_NOFILE, &limit, NULL);
}
static long fork_process(void) {
    pid_t child = fork();
    if (child == 0)
        _exit(0);
    if (child > 0)
        waitpid(child, NULL, 0);
    return child;
}
static void *nothing(void *context) { return context; }
static long start_thread(void) {
    pthread_t thread;
    int failure = pthread_create(&thread, NULL, nothing, NULL);
    errno = failure;
    return failure ? -1 : pthread_join(thread, NULL);
}
static long execute(void) { return execl("/bin/true", "true", (char *)NULL); }
static long spawn(void) {
    char *arguments[] = {"true", NULL};
    pid_t child;
    int failure = posix_spawn(&child, "/bin/true", NULL, NULL, arguments, NULL);
    errno = failure;
    return failure ? -1 : 0;
}
static long fill_memory(void) {
    enum { COUNT = 64, SIZE = 64 << 20 };
    void *blocks[COUNT];
    int count = 0;
    while (count < COUNT && (blocks[count] = mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)) != MAP_FAILED)
        count++;
    int reason = errno;
    for (int index = 0; index < count; index++)
        munmap(blocks[index], SIZE);
    errno = reason;
    return count < COUNT ? -1 : 0;
}
static long make_code(void) {
    return mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? -1 : 0;
}
static long open_many(void) {
    enum { COUNT = 1024 };
    int copies[COUNT], count = 0;
    while (count < COUNT && (copies[count] = dup(0)) >= 0)
        count++;
    int reason = errno;
    for (int index = 0; index < count; index++)
        close(copies[index]);
    errno = reason;
    return count < COUNT ? -1 : 0;
}
static long make_ring(void) {
    char parameters[120] = {0};
    return syscall(SYS_io_uring_setup, 1, parameters);
}
static long leave_namespace(void) { return unshare(CLONE_NEWUSER); }
static long enter_namespace(void) { return setns(0, 0); }
static long mount_folder(void) { return mount("none", "/tmp", "tmpfs", 0, NULL); }
static long load_program(void) { return syscall(SYS_bpf, 0, NULL, 0); }
static long count_events(void) { return syscall(SYS_perf_event_open, NULL, 0, -1, -1, 0); }
static long handle_faults(void) { return syscall(SYS_userfaultfd, 0); }
static long add_key(void) { return syscall(SYS_add_key, "user", "lane", "x", 1, -3); }
static long load_module(void) { return syscall(SYS_finit_module, 0, "", 0); }
static long become_dumpable(void) { return prctl(PR_SET_DUMPABLE, 1, 0, 0, 0); }
static long outlive_lane(void) { return prctl(PR_SET_PDEATHSIG, 0, 0, 0, 0); }
static long raise_limit(void) {
    struct rlimit limit = {RLIM_INFINITY, RLIM_INFINITY};
    return setrlimit(RLIMIT_AS, &limit);
}
static long type_into_terminal(void) { return ioctl(device, TIOCSTI, "x"); }
static long reset_usb(void) { return ioctl(device, 0x5514 /* USBDEVFS_RESET */, 0); }
static long hush_reports(void) { return signal(SIGSYS, SIG_IGN) == SIG_ERR ? -1 : 0; }
static long call_as_x32(void) { return syscall(0x40000000 | SYS_getpid); }
static long call_as_old(void) {
#if defined(__x86_64__)
    long result;
    // getpid of the 32-bit architecture.
    __asm__ volatile("int $0x80" : "=a"(result) : "a"(20) : "memory");
    return result;
#else
    errno = ENOSYS;
    return -1;
#endif
}

static const struct {
    const char *name;
    long (*attempt)(void);
} deeds[] = {
    {"read-passwords", read_passwords}, {"read-by-old-call", read_by_old_call}, {"write-file", write_file},
    {"make-folder", make_folder}, {"remove-file", remove_file}, {"look-at-file", look_at_file},
    {"open-terminal", open_terminal}, {"open-by-descriptor", open_by_descriptor}, {"unix-socket", unix_socket},
    {"abstract-socket", abstract_socket}, {"tcp-socket", tcp_socket}, {"tcp6-socket", tcp6_socket},
    {"udp-socket", udp_socket}, {"netlink-socket", netlink_socket}, {"packet-socket", packet_socket},
    {"reconnect", reconnect}, {"listen", listen_for_others}, {"trace", trace}, {"read-memory", read_memory},
    {"open-memory", open_memory}, {"take-descriptor", take_descriptor}, {"signal-other", signal_other},
    {"signal-thread", signal_thread}, {"signal-by-owner", signal_by_owner}, {"limit-other", limit_other},
    {"fork", fork_process}, {"start-thread", start_thread}, {"execute", execute}, {"spawn", spawn},
    {"fill-memory", fill_memory}, {"make-code", make_code}, {"open-many", open_many}, {"make-ring", make_ring},
    {"leave-namespace", leave_namespace}, {"enter-namespace", enter_namespace}, {"mount", mount_folder},
    {"load-program", load_program}, {"count-events", count_events}, {"handle-faults", handle_faults},
    {"add-key", add_key}, {"load-module", load_module}, {"become-dumpable", become_dumpable},
    {"outlive-lane", outlive_lane}, {"raise-limit", raise_limit}, {"type-into-terminal", type_into_terminal},
    {"reset-usb", reset_usb}, {"hush-reports", hush_reports}, {"call-as-x32", call_as_x32},
    {"call-as-old", call_as_old},
};

int deed_attempt(const char *name, int other_process, int own_device) {
    other = other_process;
    device = own_device;
    for (size_t index = 0; index < sizeof deeds / sizeof deeds[0]; index++)
        if (strcmp(deeds[index].name, name) == 0)
            return deeds[index].attempt() < 0 ? errno : 0;
    return device_deed_attempt(name, other_process, own_device);
}
