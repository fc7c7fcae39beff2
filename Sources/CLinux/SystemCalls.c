#include "CLinuxConfinement.h"

#include <fcntl.h>
#include <sched.h>
#include <unistd.h>

#define REFUSED (SECCOMP_RET_ERRNO | EPERM)
#include "SystemCallFilter.h"

// O_TMPFILE holds O_DIRECTORY, which reading folders takes; without the right to write it is refused by the kernel.
#define WRITING (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC)

// prctl's commands and those of prlimit64 change nothing that matters once no_new_privs is set and limits are hard.
static struct sock_filter filter[] = {
    OWN_ARCHITECTURE_ONLY,
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
    RETURN(REFUSED),
};

int linux_leave_only_computing(void) {
    struct sock_fprog program = {.len = sizeof filter / sizeof filter[0], .filter = filter};
    return (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program);
}
