#include "RefusedCalls.h"
#include "CLinuxSpawn.h"

#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>

/// A system call's name; the others are told by their numbers.
struct call_name {
    int number;
    const char *name;
};

#define NAME(call) {SYS_##call, #call}

static const struct call_name names[] = {
    // files
    NAME(openat), NAME(openat2), NAME(newfstatat), NAME(statx), NAME(faccessat), NAME(readlinkat), NAME(unlinkat),
    NAME(mkdirat), NAME(renameat2), NAME(linkat), NAME(symlinkat), NAME(fchmodat), NAME(fchownat), NAME(getdents64),
    NAME(truncate), NAME(ftruncate), NAME(memfd_create), NAME(mmap), NAME(mprotect), NAME(fcntl), NAME(ioctl),
    NAME(flock), NAME(inotify_init1), NAME(fanotify_init), NAME(name_to_handle_at), NAME(open_by_handle_at),
    // sockets
    NAME(socket), NAME(socketpair), NAME(connect), NAME(bind), NAME(listen), NAME(accept), NAME(accept4),
    NAME(setsockopt), NAME(sendmmsg), NAME(recvmmsg),
    // processes
    NAME(execve), NAME(execveat), NAME(clone), NAME(clone3), NAME(kill), NAME(tkill), NAME(tgkill),
    NAME(rt_sigqueueinfo), NAME(rt_tgsigqueueinfo), NAME(pidfd_open), NAME(pidfd_send_signal), NAME(pidfd_getfd),
    NAME(rt_sigaction), NAME(ptrace), NAME(process_vm_readv), NAME(process_vm_writev), NAME(process_madvise),
    NAME(kcmp), NAME(prctl), NAME(prlimit64), NAME(setsid), NAME(setpgid), NAME(setuid), NAME(setgid),
    NAME(setresuid), NAME(setresgid), NAME(setgroups), NAME(sched_setaffinity), NAME(sched_setscheduler),
    NAME(setpriority), NAME(wait4), NAME(waitid), NAME(timer_create), NAME(setitimer),
    // the kernel
    NAME(io_uring_setup), NAME(io_uring_enter), NAME(io_uring_register), NAME(bpf), NAME(perf_event_open),
    NAME(userfaultfd), NAME(mount), NAME(umount2), NAME(pivot_root), NAME(chroot), NAME(move_mount), NAME(open_tree),
    NAME(fsopen), NAME(unshare), NAME(setns), NAME(keyctl), NAME(add_key), NAME(request_key), NAME(kexec_load),
    NAME(kexec_file_load), NAME(init_module), NAME(finit_module), NAME(delete_module), NAME(reboot), NAME(syslog),
    NAME(personality), NAME(seccomp), NAME(landlock_create_ruleset), NAME(shmget), NAME(msgget), NAME(semget),
    NAME(mq_open), NAME(process_mrelease), NAME(sendto), NAME(sendmsg), NAME(mount_setattr), NAME(fsconfig), NAME(fsmount),
    NAME(fspick), NAME(swapon), NAME(swapoff), NAME(acct), NAME(quotactl), NAME(settimeofday), NAME(clock_settime),
    NAME(adjtimex), NAME(clock_adjtime),
#if defined(__x86_64__)
    NAME(open), NAME(creat), NAME(stat), NAME(lstat), NAME(access), NAME(readlink), NAME(unlink), NAME(mkdir),
    NAME(rename), NAME(fork), NAME(vfork), NAME(pipe), NAME(dup2), NAME(iopl), NAME(ioperm), NAME(modify_ldt),
#endif
};

const char *linux_call_name(int number) {
    for (size_t index = 0; index < sizeof names / sizeof names[0]; index++)
        if (names[index].number == number)
            return names[index].name;
    return NULL;
}

/// A line in the making; what does not fit is left out.
struct line {
    char text[160];
    size_t length;
};

static void add(struct line *line, const char *words) {
    for (; *words && line->length < sizeof line->text; words++)
        line->text[line->length++] = *words;
}

static void add_number(struct line *line, unsigned number) {
    char digits[11];
    size_t place = sizeof digits - 1;
    digits[place] = 0;
    do
        digits[--place] = (char)('0' + number % 10);
    while (number /= 10);
    add(line, digits + place);
}

static void add_hexadecimal(struct line *line, unsigned number) {
    char digits[9];
    size_t place = sizeof digits - 1;
    digits[place] = 0;
    do
        digits[--place] = "0123456789abcdef"[number % 16];
    while (number /= 16);
    add(line, "0x");
    add(line, digits + place);
}

/// Whether such a command of ioctl was named before; beyond so many, all others count as named.
static int was_command_named(unsigned command) {
    static unsigned named[32];
    for (size_t index = 0; index < sizeof named / sizeof named[0]; index++) {
        unsigned none = 0;
        // No command is 0.
        if (__atomic_compare_exchange_n(&named[index], &none, command, 0, __ATOMIC_RELAXED, __ATOMIC_RELAXED))
            return 0;
        if (none == command)
            return 1;
    }
    return 1;
}

/// Whether a call was named before: a driver that tries without end is not heard without end.
static int was_named(unsigned number) {
    static uint64_t named[9];
    // All that have no number of this architecture share a place.
    unsigned place = number < 512 ? number : 512;
    uint64_t bit = (uint64_t)1 << place % 64;
    return (__atomic_fetch_or(&named[place / 64], bit, __ATOMIC_RELAXED) & bit) != 0;
}

static void refused_call(int signal, siginfo_t *information, void *context) {
    (void)signal;
    int reason = errno;
    int is_over = information->si_errno == REFUSED_AND_OVER;
    ucontext_t *process = context;
#if defined(__x86_64__)
    unsigned command = (unsigned)process->uc_mcontext.gregs[REG_RSI];
#else
    unsigned command = (unsigned)process->uc_mcontext.regs[1];
#endif
    int is_command = information->si_syscall == SYS_ioctl && !is_over;
    if (is_command ? !was_command_named(command) : !was_named((unsigned)information->si_syscall)) {
        struct line line = {.length = 0};
        const char *name = linux_call_name(information->si_syscall);
        add(&line, "confinement: refused ");
        if (name)
            add(&line, name);
        else {
            add(&line, "system call ");
            add_number(&line, (unsigned)information->si_syscall);
        }
        if (is_command) {
            add(&line, " ");
            add_hexadecimal(&line, command);
        }
        add(&line, is_over ? ", and the process ends\n" : "\n");
        (void)!write(2, line.text, line.length);
    }
    if (is_over) {
        // The signal is blocked while it is handled, so the kernel ends the process instead of sending it again.
        syscall(information->si_syscall, 0, 0, 0, 0, 0, 0);
        _exit(1);
    }
#if defined(__x86_64__)
    process->uc_mcontext.gregs[REG_RAX] = -EPERM;
#else
    process->uc_mcontext.regs[0] = (unsigned long long)-EPERM;
#endif
    errno = reason;
}

int name_refused_calls(void) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_sigaction = refused_call;
    action.sa_flags = SA_SIGINFO | SA_RESTART;
    return sigaction(SIGSYS, &action, NULL);
}
