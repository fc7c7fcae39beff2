#include "CLinuxConfinement.h"
#include "CLinuxSpawn.h"

#include <asm/ioctls.h>
#include <asm/sockios.h>
#include <fcntl.h>
#include <linux/usbdevice_fs.h>
#include <sched.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

// A program from outside does not report its calls itself: whoever listens is asked, and answers EPERM.
#define REFUSED SECCOMP_RET_USER_NOTIF
#include "SystemCallFilter.h"

// USBDEVFS_CONNINFO_EX for as much as libusb 1.0.26 asks, and for all of it.
enum { CONNECTION_64 = 0x80405520, CONNECTION_24 = 0x80185520 };
#ifndef SYS_memfd_secret
#define SYS_memfd_secret 447
#endif

// What interpreters and runtimes ask of the kernel is not known, so this list says what is refused, not what is permitted.
static const struct sock_filter filter[] = {
    OWN_ARCHITECTURE_ONLY,
#if defined(__x86_64__)
    // The numbers of x32 come with the same architecture.
    BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),
    RETURN(REFUSED),
#endif
    // Sockets of its own. A pair of streams leads nowhere; one of datagrams is sent from to any address, with descriptors,
    // and a raw one is one of datagrams (unix_create in net/unix/af_unix.c).
    EQUAL(SYS_socketpair, 0, 9), FIELD(args[0]), EQUAL(AF_UNIX, 1, 0), RETURN(REFUSED), FIELD(args[1]),
    BPF_STMT(BPF_ALU | BPF_AND | BPF_K, 0xF), EQUAL(SOCK_STREAM, 2, 0), EQUAL(SOCK_SEQPACKET, 1, 0), RETURN(REFUSED),
    PERMIT, CALL_WITHOUT(sendto, 3, MSG_FASTOPEN), CALL_WITHOUT(sendmsg, 2, MSG_FASTOPEN),
    CALL_WITHOUT(sendmmsg, 3, MSG_FASTOPEN), NO_CALL(socket), NO_CALL(connect), NO_CALL(bind), NO_CALL(listen), NO_CALL(accept), NO_CALL(accept4),
    // Other processes: to make, look into and send signals to. Descriptors' owners are sent signals, too.
    CALL_WITH(clone, 0, CLONE_THREAD), ANSWER(clone3, ENOSYS), NO_CALL(ptrace), NO_CALL(process_vm_readv),
    NO_CALL(process_vm_writev), NO_CALL(process_madvise), NO_CALL(process_mrelease), NO_CALL(kcmp),
    NO_CALL(pidfd_open), NO_CALL(pidfd_getfd), NO_CALL(pidfd_send_signal), NO_CALL(tkill), NO_CALL(rt_sigqueueinfo),
    NO_CALL(rt_tgsigqueueinfo), CALL_IF(prlimit64, 0, 0), CHOICE(fcntl, 1, 3), NOT_OF(F_SETOWN), NOT_OF(F_SETOWN_EX),
    NOT_OF(F_SETSIG), PERMIT, 
    // Of usbfs ('U' in the second byte) what concerns the driver's own interface; resets, configurations, ports, suspending
    // and the kernel's drivers concern others.
    EQUAL(SYS_ioctl, 0, 54), FIELD(args[1]), NOT_OF(FIOSETOWN), NOT_OF(SIOCSPGRP), NOT_OF(TIOCSTI),
    NOT_OF(TIOCSCTTY), NOT_OF(TIOCLINUX), BPF_STMT(BPF_ALU | BPF_AND | BPF_K, 0xFF00), EQUAL('U' << 8, 1, 0), PERMIT,
    FIELD(args[1]), OF(USBDEVFS_SUBMITURB), OF(USBDEVFS_DISCARDURB), OF(USBDEVFS_REAPURB), OF(USBDEVFS_REAPURBNDELAY),
    OF(USBDEVFS_CONTROL), OF(USBDEVFS_BULK), OF(USBDEVFS_CLEAR_HALT), OF(USBDEVFS_RESETEP), OF(USBDEVFS_CLAIMINTERFACE),
    OF(USBDEVFS_RELEASEINTERFACE), OF(USBDEVFS_SETINTERFACE), OF(USBDEVFS_GETDRIVER), OF(USBDEVFS_GET_CAPABILITIES),
    OF(USBDEVFS_CONNECTINFO), OF(USBDEVFS_GET_SPEED), OF(USBDEVFS_ALLOC_STREAMS), OF(USBDEVFS_FREE_STREAMS),
    OF(CONNECTION_64), OF(CONNECTION_24), RETURN(REFUSED),
    // Memory that the limit of its own does not count.
    EQUAL(SYS_mmap, 0, 5), FIELD(args[3]), ANY_BIT(MAP_ANONYMOUS, 0, 2), ANY_BIT(MAP_SHARED, 0, 1), RETURN(REFUSED),
    PERMIT, NO_CALL(memfd_create), NO_CALL(memfd_secret), NO_CALL(shmget),
    // It would outlive the lane.
    CALL_UNLESS(prctl, 0, PR_SET_PDEATHSIG),
    // What few programs ask, and those who look for faults of the kernel.
    NO_CALL(io_uring_setup), NO_CALL(io_uring_enter), NO_CALL(io_uring_register), NO_CALL(bpf),
    NO_CALL(perf_event_open), NO_CALL(userfaultfd), NO_CALL(mount), NO_CALL(umount2), NO_CALL(pivot_root),
    NO_CALL(chroot), NO_CALL(move_mount), NO_CALL(mount_setattr), NO_CALL(open_tree), NO_CALL(fsopen),
    NO_CALL(fsconfig), NO_CALL(fsmount), NO_CALL(fspick), NO_CALL(unshare), NO_CALL(setns), NO_CALL(keyctl),
    NO_CALL(add_key), NO_CALL(request_key), NO_CALL(kexec_load), NO_CALL(kexec_file_load), NO_CALL(init_module),
    NO_CALL(finit_module), NO_CALL(delete_module), NO_CALL(name_to_handle_at), NO_CALL(open_by_handle_at),
    NO_CALL(fanotify_init), NO_CALL(reboot), NO_CALL(swapon), NO_CALL(swapoff), NO_CALL(acct), NO_CALL(quotactl),
    NO_CALL(syslog), NO_CALL(settimeofday), NO_CALL(clock_settime), NO_CALL(adjtimex), NO_CALL(clock_adjtime),
#if defined(__x86_64__)
    NO_CALL(fork), NO_CALL(vfork), NO_CALL(iopl), NO_CALL(ioperm), NO_CALL(modify_ldt),
#endif
};

/// Hands the listener to whoever starts this process; -1 and errno.
static int hand_over(int listener, int to) {
    char byte = 0;
    struct iovec part = {&byte, 1};
    union {
        char bytes[CMSG_SPACE(sizeof(int))];
        struct cmsghdr aligned;
    } space;
    memset(&space, 0, sizeof space);
    struct msghdr message = {
        .msg_iov = &part, .msg_iovlen = 1, .msg_control = space.bytes, .msg_controllen = sizeof space.bytes};
    struct cmsghdr *beside = CMSG_FIRSTHDR(&message);
    beside->cmsg_level = SOL_SOCKET;
    beside->cmsg_type = SCM_RIGHTS;
    beside->cmsg_len = CMSG_LEN(sizeof(int));
    memcpy(CMSG_DATA(beside), &listener, sizeof listener);
    return sendmsg(to, &message, MSG_NOSIGNAL) == 1 ? 0 : -1;
}

int linux_confine_child(int file_rules, int listener_to) {
    if (file_rules >= 0
        && (linux_permit_own_process(file_rules) < 0 || syscall(SYS_landlock_restrict_self, file_rules, 0) < 0))
        return -1;
    const uint32_t own = (uint32_t)getpid();
    const struct sock_filter end[] = {CALL_IF(kill, 0, own), CALL_IF(tgkill, 0, own), PERMIT};
    // Nothing of this may lie in memory that the parent, whose memory this may be, uses meanwhile.
    struct sock_filter all[(sizeof filter + sizeof end) / sizeof filter[0]];
    const size_t count = sizeof all / sizeof all[0];
    memcpy(all, filter, sizeof filter);
    memcpy(all + sizeof filter / sizeof filter[0], end, sizeof end);
    struct sock_fprog program = {.len = (unsigned short)count, .filter = all};
    int listener = -1;
    if (listener_to >= 0)
        listener = (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_NEW_LISTENER, &program);
    if (listener >= 0)
        return hand_over(listener, listener_to);
    // Where nobody can listen (Linux before 5.0, or a filter above this one has a listener already), calls are refused unnamed.
    for (size_t index = 0; index < count; index++)
        if (all[index].code == (BPF_RET | BPF_K) && all[index].k == REFUSED)
            all[index].k = SECCOMP_RET_ERRNO | EPERM;
    return (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program);
}
