#include "CLinuxSpawn.h"
#include "CLinux.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/// Shared between parent and child, which run in one address space until execve.
struct attempt {
    const struct linux_spawn_request *request;
    int moved[LINUX_SPAWN_MAXIMUM_DESCRIPTORS];
    pid_t parent;
    int listeners[2]; ///< a pair: the child sends from the second who is asked about its calls
    volatile int error;
    const char *volatile stage;
};

static void __attribute__((noreturn)) give_up(struct attempt *attempt, const char *stage) {
    attempt->error = errno;
    attempt->stage = stage;
    _exit(127);
}

static void close_all(struct attempt *attempt, unsigned first, unsigned last) {
    if (first <= last && syscall(SYS_close_range, first, last, 0) < 0)
        give_up(attempt, "close_range");
}

/// Puts the chosen descriptors at 0, 1, 2, … and closes all others but two, which execve closes; -1 stands for none.
///
/// Now and not at execve: what a parent with many devices has open would leave no number below the child's limit.
static void arrange_descriptors(struct attempt *attempt, int kept, int also_kept) {
    const struct linux_spawn_request *request = attempt->request;
    int count = (int)request->descriptor_count;
    // First above the target range: a source inside it would be overwritten before its turn.
    for (int index = 0; index < count; index++) {
        int source = request->descriptors[index];
        if (source < 0)
            source = open("/dev/null", O_RDWR | O_CLOEXEC);
        attempt->moved[index] = fcntl(source, F_DUPFD_CLOEXEC, count + LINUX_SPAWN_MAXIMUM_DESCRIPTORS);
        if (attempt->moved[index] < 0)
            give_up(attempt, "descriptor");
    }
    for (int index = 0; index < count; index++)
        if (dup2(attempt->moved[index], index) < 0)
            give_up(attempt, "dup2");
    // Those that are kept were duplicated to numbers above these.
    int lower = kept < also_kept ? kept : also_kept, higher = kept < also_kept ? also_kept : kept;
    unsigned first = (unsigned)count;
    if (lower >= 0) {
        close_all(attempt, first, (unsigned)lower - 1);
        first = (unsigned)lower + 1;
    }
    if (higher >= 0) {
        close_all(attempt, first, (unsigned)higher - 1);
        first = (unsigned)higher + 1;
    }
    close_all(attempt, first, ~0u);
}

/// Raw system calls: glibc's setresuid would change all threads of the parent, whose memory this still is.
static void become(struct attempt *attempt) {
    const struct linux_spawn_request *request = attempt->request;
    if (!request->changes_identity)
        return;
    if (syscall(SYS_setgroups, request->group_count, request->groups) < 0)
        give_up(attempt, "setgroups");
    if (syscall(SYS_setresgid, request->group, request->group, request->group) < 0)
        give_up(attempt, "setresgid");
    if (syscall(SYS_setresuid, request->user, request->user, request->user) < 0)
        give_up(attempt, "setresuid");
}

/// Runs on its own stack in the parent's memory: no malloc, no locks, nothing that keeps state.
static int run_child(void *context) {
    struct attempt *attempt = context;
    const struct linux_spawn_request *request = attempt->request;
    // Ignored signals survive execve; handlers of the parent must not run here.
    struct sigaction plain;
    memset(&plain, 0, sizeof plain);
    plain.sa_handler = SIG_DFL;
    for (int number = 1; number < NSIG; number++)
        if (number != SIGKILL && number != SIGSTOP)
            sigaction(number, &plain, NULL);
    if (request->own_session && setsid() < 0)
        give_up(attempt, "setsid");
    int file_rules = request->file_rules;
    if (request->is_confined && file_rules >= 0) {
        // Out of the way of the child's own descriptors; closed by execve.
        file_rules = fcntl(file_rules, F_DUPFD_CLOEXEC, 2 * LINUX_SPAWN_MAXIMUM_DESCRIPTORS);
        if (file_rules < 0)
            give_up(attempt, "descriptor");
    }
    int listener_to = attempt->listeners[1];
    if (listener_to >= 0 && (listener_to = fcntl(listener_to, F_DUPFD_CLOEXEC, 2 * LINUX_SPAWN_MAXIMUM_DESCRIPTORS)) < 0)
        give_up(attempt, "descriptor");
    arrange_descriptors(attempt, request->is_confined ? file_rules : -1, listener_to);
    for (size_t index = 0; index < request->limit_count; index++) {
        uint64_t pair[2] = {request->limits[index].value, request->limits[index].value};
        if (syscall(SYS_prlimit64, 0, request->limits[index].resource, pair, NULL) < 0)
            give_up(attempt, "prlimit");
    }
    if (request->no_new_privileges && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0)
        give_up(attempt, "no_new_privs");
    become(attempt);
    if (request->death_signal) {
        // After the change of identity, which clears it; and the parent may have died before it was set.
        if (prctl(PR_SET_PDEATHSIG, request->death_signal, 0, 0, 0) < 0)
            give_up(attempt, "death signal");
        if (getppid() != attempt->parent) {
            errno = ESRCH;
            give_up(attempt, "parent");
        }
    }
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    if (request->is_confined && linux_confine_child(file_rules, listener_to) < 0)
        give_up(attempt, "confinement");
    execve(request->path, request->arguments, request->environment);
    give_up(attempt, "execve");
}

static void close_listeners(const struct attempt *attempt) {
    for (int index = 0; index < 2; index++)
        if (attempt->listeners[index] >= 0)
            close(attempt->listeners[index]);
}

/// What the child has sent, once it has run execve or is gone; -1 for nothing.
static int listener_from(int socket) {
    char byte;
    int descriptor = -1, flags = 0;
    size_t count = 1;
    ssize_t received = linux_receive(socket, &byte, 1, MSG_DONTWAIT, &descriptor, &count, &flags);
    return received == 1 && count == 1 ? descriptor : -1;
}

int linux_spawn(const struct linux_spawn_request *request, struct linux_spawn_result *result) {
    struct attempt attempt = {.request = request, .parent = getpid(), .listeners = {-1, -1}};
    *result = (struct linux_spawn_result){.process = -1, .pidfd = -1, .listener = -1};
    if (request->descriptor_count > LINUX_SPAWN_MAXIMUM_DESCRIPTORS)
        return EINVAL;
    if (request->is_confined && socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, attempt.listeners) < 0)
        return errno;
    const size_t size = 64 * 1024;
    char *stack = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK, -1, 0);
    if (stack == MAP_FAILED) {
        int reason = errno;
        close_listeners(&attempt);
        return reason;
    }
    // A handler that ran in the child would run on the parent's data.
    sigset_t all, before;
    int cancellation;
    sigfillset(&all);
    pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &cancellation);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    int pidfd = -1;
    int process = clone(run_child, stack + size, CLONE_VM | CLONE_VFORK | CLONE_PIDFD | SIGCHLD, &attempt, &pidfd);
    int error = errno;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    pthread_setcancelstate(cancellation, NULL);
    munmap(stack, size);
    if (attempt.listeners[0] >= 0)
        result->listener = listener_from(attempt.listeners[0]);
    close_listeners(&attempt);
    if (process < 0)
        return error;
    if (attempt.stage) {
        siginfo_t information;
        waitid(P_PIDFD, (id_t)pidfd, &information, WEXITED);
        close(pidfd);
        if (result->listener >= 0)
            close(result->listener);
        result->listener = -1;
        result->stage = attempt.stage;
        return attempt.error;
    }
    result->process = process;
    result->pidfd = pidfd;
    return 0;
}
