#include "CLinuxConfinement.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#error "no list of system calls for this architecture"
#endif

// BPF reads 32 bits; both architectures are little-endian, so these are the lower halves.
#define FIELD(name) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, name))
#define RETURN(what) BPF_STMT(BPF_RET | BPF_K, (what))
#define REFUSE(code) RETURN(SECCOMP_RET_ERRNO | (code))
#define PERMIT RETURN(SECCOMP_RET_ALLOW)

/// Permits a system call whatever its arguments.
#define CALL(name) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_##name, 0, 1), PERMIT

/// Answers a system call with an errno that is not the usual one.
#define ANSWER(name, code) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_##name, 0, 1), REFUSE(code)

/// Permits a system call when none of these bits is set in one of its arguments.
#define CALL_WITHOUT(name, argument, bits)                                                                             \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_##name, 0, 4), FIELD(args[argument]),                                      \
        BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, (bits), 0, 1), REFUSE(EPERM), PERMIT

/// Permits a system call when this bit is set in one of its arguments.
#define CALL_WITH(name, argument, bit)                                                                                 \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_##name, 0, 4), FIELD(args[argument]),                                      \
        BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, (bit), 1, 0), REFUSE(EPERM), PERMIT

// O_TMPFILE holds O_DIRECTORY, which reading folders takes; without the right to write it is refused by the kernel.
#define WRITING (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC)

// prctl's commands and those of prlimit64 change nothing that matters once no_new_privs is set and limits are hard.
static struct sock_filter filter[] = {
    FIELD(arch),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, OWN_ARCHITECTURE, 1, 0),
    RETURN(SECCOMP_RET_KILL_PROCESS),
    FIELD(nr),
    // What open descriptors take.
    CALL(read), CALL(pread64), CALL(readv), CALL(write), CALL(pwrite64), CALL(writev), CALL(close), CALL(lseek),
    CALL(sendmsg), CALL(recvmsg), CALL(sendto), CALL(recvfrom), CALL(shutdown), CALL(getsockopt), CALL(fcntl),
    CALL(dup), CALL(epoll_create1), CALL(epoll_ctl), CALL(epoll_pwait), CALL(epoll_pwait2), CALL(eventfd2), CALL(ppoll),
    // What fonts take.
    CALL_WITHOUT(openat, 2, WRITING), ANSWER(openat2, ENOSYS), CALL(fstat), CALL(newfstatat), CALL(statx), CALL(statfs),
    CALL(fstatfs), CALL(getdents64), CALL(readlinkat), CALL(faccessat), CALL(faccessat2), CALL(getcwd), CALL(fadvise64),
    // What memory takes, that of a reply included.
    CALL(mmap), CALL(munmap), CALL(mremap), CALL(mprotect), CALL(madvise), CALL(brk), CALL(memfd_create),
    CALL(ftruncate),
    // What threads take; clone3 has its flags where a filter cannot look, and libc then asks clone.
    CALL_WITH(clone, 0, CLONE_THREAD), ANSWER(clone3, ENOSYS), CALL(set_robust_list), CALL(rseq), CALL(futex),
    CALL(sched_yield), CALL(sched_getaffinity), CALL(membarrier), CALL(exit), CALL(gettid), CALL(getpid),
    CALL(prctl), CALL(prlimit64), CALL(rt_sigaction), CALL(rt_sigprocmask), CALL(rt_sigreturn), CALL(sigaltstack),
    // What time, chance and the end take.
    CALL(clock_gettime), CALL(clock_getres), CALL(clock_nanosleep), CALL(nanosleep), CALL(gettimeofday),
    CALL(setitimer), CALL(getrandom),
    CALL(getrusage), CALL(sysinfo), CALL(uname), CALL(getuid), CALL(geteuid), CALL(getgid),
    CALL(getegid), CALL(restart_syscall), CALL(tgkill), CALL(exit_group),
#if defined(__x86_64__)
    // What libc asks on this architecture only.
    CALL_WITHOUT(open, 1, WRITING), CALL(stat), CALL(lstat), CALL(access), CALL(readlink), CALL(poll), CALL(epoll_wait),
    CALL(getdents), CALL(time),
#endif
    REFUSE(EPERM),
};

int linux_leave_only_computing(void) {
    struct sock_fprog program = {.len = sizeof filter / sizeof filter[0], .filter = filter};
    return (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program);
}
