#include "CLinuxConfinement.h"
#include "CLinuxSpawn.h"

#include <asm/ioctls.h>
#include <asm/sockios.h>
#include <fcntl.h>
#include <sched.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

// A program from outside has nobody who would report a call.
#define REFUSED (SECCOMP_RET_ERRNO | EPERM)
#include "SystemCallFilter.h"

// What interpreters and runtimes ask of the kernel is not known, so this list says what is refused, not what is permitted.
static const struct sock_filter filter[] = {
    OWN_ARCHITECTURE_ONLY,
#if defined(__x86_64__)
    // The numbers of x32 come with the same architecture.
    BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),
    RETURN(REFUSED),
#endif
    // Sockets of its own; a pair of them leads nowhere.
    NO_CALL(socket), NO_CALL(connect), NO_CALL(bind), NO_CALL(listen), NO_CALL(accept), NO_CALL(accept4),
    // Other processes: to make, look into and send signals to. Descriptors' owners are sent signals, too.
    CALL_WITH(clone, 0, CLONE_THREAD), ANSWER(clone3, ENOSYS), NO_CALL(ptrace), NO_CALL(process_vm_readv),
    NO_CALL(process_vm_writev), NO_CALL(process_madvise), NO_CALL(process_mrelease), NO_CALL(kcmp),
    NO_CALL(pidfd_open), NO_CALL(pidfd_getfd), NO_CALL(pidfd_send_signal), NO_CALL(tkill), NO_CALL(rt_sigqueueinfo),
    NO_CALL(rt_tgsigqueueinfo), CALL_IF(prlimit64, 0, 0), CHOICE(fcntl, 1, 3), NOT_OF(F_SETOWN), NOT_OF(F_SETOWN_EX),
    NOT_OF(F_SETSIG), PERMIT, CHOICE(ioctl, 1, 5), NOT_OF(FIOSETOWN), NOT_OF(SIOCSPGRP), NOT_OF(TIOCSTI),
    NOT_OF(TIOCSCTTY), NOT_OF(TIOCLINUX), PERMIT,
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

int linux_confine_child(int file_rules) {
    if (file_rules >= 0
        && (linux_permit_own_process(file_rules) < 0 || syscall(SYS_landlock_restrict_self, file_rules, 0) < 0))
        return -1;
    const uint32_t own = (uint32_t)getpid();
    const struct sock_filter end[] = {CALL_IF(kill, 0, own), CALL_IF(tgkill, 0, own), PERMIT};
    // Nothing of this may lie in memory that the parent, whose memory this may be, uses meanwhile.
    struct sock_filter all[(sizeof filter + sizeof end) / sizeof filter[0]];
    memcpy(all, filter, sizeof filter);
    memcpy(all + sizeof filter / sizeof filter[0], end, sizeof end);
    struct sock_fprog program = {.len = sizeof all / sizeof all[0], .filter = all};
    return (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program);
}
