#include "CLinuxConfinement.h"

#include "RefusedCalls.h"
#include <asm/ioctls.h>
#include <fcntl.h>
#include <linux/usbdevice_fs.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

// The call is not made, and refused_call names it.
#define REFUSED (SECCOMP_RET_TRAP | REFUSED_AND_ON)
#include "SystemCallFilter.h"

/// What no driver has ever a reason to try, whatever libraries it uses.
#define NEVER(name) EQUAL(SYS_##name, 0, 1), RETURN(SECCOMP_RET_TRAP | REFUSED_AND_OVER)

// struct termios2's commands, which glibc's header does not have (include/uapi/asm-generic/ioctls.h).
enum { TERMIOS2_GET = 0x802C542A, TERMIOS2_SET = 0x402C542B };

// Owners of descriptors are left out of fcntl's commands: they are sent signals, of any number, by the kernel.
// Attributes of the process are left out of prctl's: being dumpable would let others of its user look inside.
static const struct sock_filter always[] = {
    OWN_ARCHITECTURE_ONLY,
#if defined(__x86_64__)
    // The numbers of x32 come with the same architecture.
    BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),
    RETURN(SECCOMP_RET_TRAP | REFUSED_AND_OVER),
#endif
    // What open descriptors take; sending never connects (MSG_FASTOPEN). Of newfstatat's two ways that is the one without a path.
    CALL(read), CALL(write), CALL(recvmsg), CALL_WITHOUT(sendmsg, 2, MSG_FASTOPEN), CALL(clock_gettime), CALL(readv),
    CALL(writev), CALL(pread64), CALL(close), CALL(lseek), CALL_WITHOUT(sendto, 3, MSG_FASTOPEN), CALL(recvfrom), CALL(shutdown),
    CALL(getsockopt), CALL(getsockname), CALL(getpeername), CALL(dup), CALL(epoll_create1), CALL(epoll_ctl),
    CALL(epoll_pwait), CALL(epoll_pwait2), CALL(eventfd2), CALL(ppoll), CALL(pselect6), CALL(fstat),
    EQUAL(SYS_newfstatat, 0, 4), FIELD(args[3]), ANY_BIT(AT_EMPTY_PATH, 0, 1), PERMIT, FIELD(nr),
    CHOICE(fcntl, 1, 8), OF(F_GETFD), OF(F_SETFD), OF(F_GETFL), OF(F_SETFL), OF(F_DUPFD), OF(F_DUPFD_CLOEXEC),
    OF(F_GET_SEALS), OF(F_ADD_SEALS), RETURN(REFUSED),
    // What memory takes; nothing becomes code any more.
    CALL_WITHOUT(mmap, 2, PROT_EXEC), CALL(munmap), CALL(mremap), CALL_WITHOUT(mprotect, 2, PROT_EXEC), CALL(madvise),
    CALL(brk),
    // What the process itself takes. Who reports refused calls stays.
    CALL(futex), CALL(sched_yield), CALL(sched_getaffinity), CALL(set_robust_list), CALL(rseq), CALL(exit),
    CALL(exit_group), CALL(gettid), CALL(getpid), CALL(getppid), CALL(getuid), CALL(geteuid), CALL(getgid),
    CALL(getegid), CALL_UNLESS(rt_sigaction, 0, SIGSYS), CALL(rt_sigprocmask), CALL(rt_sigreturn), CALL(sigaltstack),
    CALL(restart_syscall), CALL_IF(prlimit64, 0, 0), CHOICE(prctl, 0, 3), OF(PR_SET_NAME), OF(PR_GET_NAME),
    OF(0x53564D41), RETURN(REFUSED),
    // What time and chance take.
    CALL(clock_getres), CALL(clock_nanosleep), CALL(nanosleep), CALL(gettimeofday), CALL(getrandom), CALL(getrusage),
    CALL(sysinfo), CALL(uname),
#if defined(__x86_64__)
    CALL(poll), CALL(epoll_wait), CALL(time), CALL(select),
#endif
    // libc asks again in another way where these are unknown.
    ANSWER(clone3, ENOSYS), ANSWER(faccessat2, ENOSYS), ANSWER(openat2, ENOSYS),
};

/// How much of a line or a connection waits: a stream's commands are numbered as a terminal's (SIOCOUTQ, SIOCINQ).
static const struct sock_filter streams[] = {
    CHOICE(ioctl, 1, 2), OF(TIOCOUTQ), OF(FIONREAD), RETURN(REFUSED),
};

static const struct sock_filter terminals[] = {
    CHOICE(ioctl, 1, 18), OF(TIOCOUTQ), OF(FIONREAD), OF(TCGETS), OF(TCSETS), OF(TCSETSW), OF(TCSETSF),
    OF(TERMIOS2_GET), OF(TERMIOS2_SET), OF(TCSBRK), OF(TCFLSH), OF(TCXONC), OF(TIOCMGET), OF(TIOCMSET), OF(TIOCMBIS),
    OF(TIOCMBIC), OF(TIOCSBRK), OF(TIOCCBRK), OF(TIOCGICOUNT), RETURN(REFUSED),
};

// What usblp answers (drivers/usb/class/usblp.c): LPGETSTATUS, and LPIOC_GET_DEVICE_ID for 1024 bytes.
enum { PRINTER_STATUS = 0x060B, PRINTER_DEVICE_ID = 0x84005001 };

/// What libusb asks of a device that it was given, for one interface. Left out are what concerns all of the device or its
/// drivers (resets, configurations, USBDEVFS_IOCTL with its connecting and disconnecting) and streams. Time is for the
/// answers of devices. What follows looks at other devices' commands.
static const struct sock_filter usb[] = {
    // It looks below /proc where the device is, and goes on without.
    ANSWER(readlinkat, EPERM),
#if defined(__x86_64__)
    ANSWER(readlink, EPERM),
#endif
    CALL(timerfd_settime), CHOICE(ioctl, 1, 14), OF(USBDEVFS_SUBMITURB), OF(USBDEVFS_DISCARDURB), OF(USBDEVFS_REAPURB),
    OF(USBDEVFS_REAPURBNDELAY), OF(USBDEVFS_CONTROL), OF(USBDEVFS_CLEAR_HALT), OF(USBDEVFS_CLAIMINTERFACE),
    OF(USBDEVFS_RELEASEINTERFACE), OF(USBDEVFS_SETINTERFACE), OF(USBDEVFS_GET_CAPABILITIES),
    OF(USBDEVFS_CONNECTINFO), OF(USBDEVFS_GET_SPEED), OF(PRINTER_STATUS), OF(PRINTER_DEVICE_ID),
    FIELD(nr),
};

static const struct sock_filter threads[] = {
    CALL_WITH(clone, 0, CLONE_THREAD),
};

/// libc keeps signals back while it asks for a thread, and a call that is reported then would end the process.
static const struct sock_filter no_threads[] = {
    EQUAL(SYS_clone, 0, 4), FIELD(args[0]), ANY_BIT(CLONE_THREAD, 0, 1), REFUSE(EPERM), RETURN(REFUSED),
};

/// Connections of one's own: streams, never datagrams, raw packets or netlink.
#define STREAM_OF(name) EQUAL(SYS_socket, 0, 6), FIELD(args[1]), BPF_STMT(BPF_ALU | BPF_AND | BPF_K, 0xF),             \
        EQUAL(SOCK_STREAM, 0, 3), FIELD(args[0]), EQUAL(name, 0, 1), PERMIT, FIELD(nr)

static const struct sock_filter unix_sockets[] = {STREAM_OF(AF_UNIX), CALL(connect), CALL(setsockopt)};

static const struct sock_filter connections[] = {STREAM_OF(AF_INET), STREAM_OF(AF_INET6)};

/// Libraries that connect look for settings of their own again and again; what always comes is no news to anybody.
static const struct sock_filter quiet_files[] = {
    ANSWER(openat, EPERM), ANSWER(newfstatat, EPERM), ANSWER(faccessat, EPERM), ANSWER(readlinkat, EPERM),
#if defined(__x86_64__)
    ANSWER(open, EPERM), ANSWER(stat, EPERM), ANSWER(access, EPERM), ANSWER(readlink, EPERM),
#endif
};

/// The only option that drivers without sockets of their own set is how much a connection takes in advance.
static const struct sock_filter options[] = {
    EQUAL(SYS_setsockopt, 0, 6), FIELD(args[1]), EQUAL(SOL_SOCKET, 0, 2), FIELD(args[2]), EQUAL(SO_SNDBUF, 1, 0),
    RETURN(REFUSED), PERMIT,
};

static const struct sock_filter end[] = {
    NEVER(execve), NEVER(execveat), NEVER(ptrace), NEVER(process_vm_readv), NEVER(process_vm_writev),
    NEVER(pidfd_getfd), NEVER(io_uring_setup), NEVER(io_uring_enter), NEVER(io_uring_register), NEVER(bpf),
    NEVER(perf_event_open), NEVER(userfaultfd), NEVER(mount), NEVER(umount2), NEVER(pivot_root), NEVER(chroot),
    NEVER(move_mount), NEVER(open_tree), NEVER(fsopen), NEVER(unshare), NEVER(setns), NEVER(keyctl), NEVER(add_key),
    NEVER(request_key), NEVER(kexec_load), NEVER(kexec_file_load), NEVER(init_module), NEVER(finit_module),
    NEVER(delete_module), NEVER(open_by_handle_at), NEVER(reboot), RETURN(REFUSED),
};

#define LONGEST 512

/// A filter in the making.
struct program {
    struct sock_filter filter[LONGEST];
    size_t length;
};

static void append(struct program *program, const struct sock_filter *piece, size_t size) {
    size_t count = size / sizeof *piece;
    if (program->length + count <= LONGEST)
        memcpy(program->filter + program->length, piece, size);
    program->length += count;
}

int linux_leave_only_driving(int uses) {
    struct program program = {.length = 0};
#define APPEND(piece) append(&program, piece, sizeof piece)
    APPEND(always);
    // Only the process itself is sent signals, by abort(3).
    const struct sock_filter own_signals[] = {CALL_IF(tgkill, 0, (uint32_t)getpid())};
    APPEND(own_signals);
    if (uses & LINUX_USES_USB)
        APPEND(usb);
    if (uses & LINUX_USES_TERMINALS)
        APPEND(terminals);
    else
        APPEND(streams);
    if (uses & LINUX_USES_THREADS)
        APPEND(threads);
    else
        APPEND(no_threads);
    if (uses & LINUX_USES_CONNECTIONS)
        APPEND(connections);
    if (uses & (LINUX_USES_SOCKETS | LINUX_USES_CONNECTIONS))
        APPEND(unix_sockets);
    else
        APPEND(options);
    if (uses & (LINUX_USES_SOCKETS | LINUX_USES_CONNECTIONS))
        APPEND(quiet_files);
    APPEND(end);
    if (program.length > LONGEST) {
        errno = E2BIG;
        return -1;
    }
    if (name_refused_calls() < 0)
        return -1;
    struct sock_fprog filter = {.len = (unsigned short)program.length, .filter = program.filter};
    return (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &filter);
}
