#include "CLinuxConfinement.h"

#include <errno.h>
#include <fcntl.h>
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
    READ_FILE = 1 << 2,        // LANDLOCK_ACCESS_FS_READ_FILE
    READ_FOLDER = 1 << 3,      // LANDLOCK_ACCESS_FS_READ_DIR
    FILES_1 = (1 << 13) - 1,   // EXECUTE to MAKE_SYM
    FILES_2 = 1 << 13,         // REFER
    FILES_3 = 1 << 14,         // TRUNCATE
    FILES_5 = 1 << 15,         // IOCTL_DEV
    TCP_4 = 3,                 // BIND_TCP and CONNECT_TCP
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

static int permit_reading(int rules, const char *path) {
    struct stat status;
    int descriptor = open(path, O_PATH | O_CLOEXEC);
    if (descriptor < 0)
        return errno == ENOENT || errno == ENOTDIR || errno == EACCES ? 0 : -1;
    int result = fstat(descriptor, &status);
    if (result == 0) {
        bool is_folder = S_ISDIR(status.st_mode);
        struct path_rule rule = {.permitted = READ_FILE | (is_folder ? READ_FOLDER : 0), .folder = descriptor};
        result = (int)syscall(SYS_landlock_add_rule, rules, LANDLOCK_PATH_BENEATH, &rule, 0);
    }
    int reason = errno;
    close(descriptor);
    errno = reason;
    return result;
}

int linux_leave_only_reading(const char *const *paths, size_t count) {
    int version = (int)syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_VERSION);
    if (version < 0)
        return -1;
    struct ruleset all = {.files = FILES_1};
    size_t size = 8;
    if (version >= 2)
        all.files |= FILES_2;
    if (version >= 3)
        all.files |= FILES_3;
    if (version >= 5)
        all.files |= FILES_5;
    if (version >= 4) {
        all.network = TCP_4;
        size = 16;
    }
    if (version >= 6) {
        all.scopes = SCOPES_6;
        size = 24;
    }
    int rules = (int)syscall(SYS_landlock_create_ruleset, &all, size, 0);
    if (rules < 0)
        return -1;
    int result = 0;
    for (size_t index = 0; index < count && result == 0; index++)
        result = permit_reading(rules, paths[index]);
    if (result == 0)
        result = (int)syscall(SYS_landlock_restrict_self, rules, 0);
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
