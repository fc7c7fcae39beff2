#ifndef REFUSED_CALLS_H
#define REFUSED_CALLS_H

/// What a filter says beside SECCOMP_RET_TRAP of a call that it does not let through.
enum {
    REFUSED_AND_ON = 0,   ///< it fails with EPERM
    REFUSED_AND_OVER = 1, ///< the process ends
};

/// Has each refused system call named in a line on standard error, the first time; -1 and errno.
int name_refused_calls(void);

#endif
