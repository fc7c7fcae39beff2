#include "CLinuxConfinement.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

// The header of Debian 12 ends with version 2 of landlock; these are the kernel's own numbers
// (include/uapi/linux/landlock.h).
enum {
    LANDLOCK_VERSION = 1 << 0, // LANDLOCK_CREATE_RULESET_VERSION
    LANDLOCK_PATH_BENEATH = 1, // LANDLOCK_RULE_PATH_BENEATH
    EXECUTE = 1 << 0,          // LANDLOCK_ACCESS_FS_EXECUTE
    WRITE_FILE = 1 << 1,       // LANDLOCK_ACCESS_FS_WRITE_FILE
    READ_FILE = 1 << 2,        // LANDLOCK_ACCESS_FS_READ_FILE
    READ_FOLDER = 1 << 3,      // LANDLOCK_ACCESS_FS_READ_DIR
    FILES_1 = (1 << 13) - 1,   // EXECUTE to MAKE_SYM
    FILES_2 = 1 << 13,         // REFER
    FILES_3 = 1 << 14,         // TRUNCATE
    FILES_5 = 1 << 15,         // IOCTL_DEV
    BIND_4 = 1 << 0,           // LANDLOCK_ACCESS_NET_BIND_TCP
    CONNECT_4 = 1 << 1,        // LANDLOCK_ACCESS_NET_CONNECT_TCP
    SCOPES_6 = 3,              // ABSTRACT_UNIX_SOCKET and SIGNAL
};

struct ruleset {
    uint64_t files;
    uint64_t network;
    uint64_t scopes;
};

struct path_rule {
    uint64_t permitted;
    int32_t folder;
} __attribute__((packed));

int linux_renounce_privileges(void) {
    struct rlimit none = {0, 0};
    if (setrlimit(RLIMIT_CORE, &none) < 0 || prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) < 0)
        return -1;
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
}

int linux_limit_memory(uint64_t bytes) {
    struct rlimit limit = {bytes, bytes};
    return setrlimit(RLIMIT_AS, &limit);
}

int linux_limit_files(uint64_t descriptors, int first_of_device) {
    struct rlimit none = {0, 0}, open_files = {descriptors, descriptors};
    struct stat status;
    // FUSE makes no character devices, and files of its own come under the limit. Nothing else of the kind is ever passed.
    if (fstat(first_of_device, &status) == 0 && S_ISREG(status.st_mode))
        none.rlim_cur = none.rlim_max = RLIM_INFINITY;
    // Who writes to a file all the same is told so, and goes on.
    if (signal(SIGXFSZ, SIG_IGN) == SIG_ERR || setrlimit(RLIMIT_FSIZE, &none) < 0)
        return -1;
    return setrlimit(RLIMIT_NOFILE, &open_files);
}

int linux_limit_processes(uint64_t count) {
    struct rlimit limit = {count, count};
    return setrlimit(RLIMIT_NPROC, &limit);
}

static int permit(int rules, const char *path, uint64_t permitted) {
    struct stat status;
    int descriptor = open(path, O_PATH | O_CLOEXEC);
    if (descriptor < 0)
        return errno == ENOENT || errno == ENOTDIR || errno == EACCES ? 0 : -1;
    int result = fstat(descriptor, &status);
    if (result == 0) {
        if (!S_ISDIR(status.st_mode))
            permitted &= ~(uint64_t)READ_FOLDER;
        struct path_rule rule = {.permitted = permitted, .folder = descriptor};
        result = (int)syscall(SYS_landlock_add_rule, rules, LANDLOCK_PATH_BENEATH, &rule, 0);
    }
    int reason = errno;
    close(descriptor);
    errno = reason;
    return result;
}

/// Rules that permit nothing of what this version of landlock knows, apart from what `uses` says; their descriptor, or -1.
static int make_rules(int uses, int version) {
    struct ruleset all = {.files = FILES_1};
    size_t size = 8;
    if (version >= 2)
        all.files |= FILES_2;
    if (version >= 3)
        all.files |= FILES_3;
    if (version >= 5)
        all.files |= FILES_5;
    if (version >= 4) {
        all.network = BIND_4 | (uses & LINUX_USES_CONNECTIONS ? 0 : CONNECT_4);
        size = 16;
    }
    if (version >= 6) {
        all.scopes = SCOPES_6;
        size = 24;
    }
    return (int)syscall(SYS_landlock_create_ruleset, &all, size, 0);
}

int linux_file_rules(const struct linux_permitted_path *paths, size_t count, int uses, int at_most, int *version) {
    *version = at_most > 0 ? (int)syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_VERSION) : -1;
    if (at_most <= 0)
        errno = EOPNOTSUPP;
    if (*version < 0)
        return -1;
    if (*version > at_most)
        *version = at_most;
    int rules = make_rules(uses, *version);
    for (size_t index = 0; index < count && rules >= 0; index++) {
        uint64_t permitted = READ_FILE | READ_FOLDER;
        if (paths[index].kind == LINUX_EXECUTE)
            permitted |= EXECUTE;
        if (paths[index].kind == LINUX_WRITE)
            permitted = READ_FILE | WRITE_FILE;
        if (permit(rules, paths[index].path, permitted) < 0) {
            int reason = errno;
            close(rules);
            errno = reason;
            return -1;
        }
    }
    return rules;
}

int linux_permit_own_process(int rules) { return permit(rules, "/proc/self", READ_FILE | READ_FOLDER); }

int linux_leave_only_paths(const struct linux_permitted_path *paths, size_t count, int uses, int at_most) {
    int version;
    int rules = linux_file_rules(paths, count, uses, at_most, &version);
    if (rules < 0)
        return -1;
    int result = (int)syscall(SYS_landlock_restrict_self, rules, 0);
    int reason = errno;
    close(rules);
    errno = reason;
    return result < 0 ? -1 : version;
}

int linux_end_after(uint32_t milliseconds) {
    struct itimerval timer = {
        .it_value = {.tv_sec = milliseconds / 1000, .tv_usec = (suseconds_t)(milliseconds % 1000) * 1000}};
    return setitimer(ITIMER_REAL, &timer, NULL);
}

int linux_invite_tracing(void) { return (int)ptrace(PTRACE_TRACEME, 0, NULL, NULL); }
