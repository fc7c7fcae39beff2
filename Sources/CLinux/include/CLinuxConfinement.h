#ifndef CLINUX_CONFINEMENT_H
#define CLINUX_CONFINEMENT_H

// What a process gives up for good, so that whoever takes it over has gained little.

#include <stddef.h>
#include <stdint.h>

/// Gives up all rights that programs could bring (PR_SET_NO_NEW_PRIVS), and core dumps; -1 and errno.
int linux_renounce_privileges(void);

/// Limits the address space of this process (RLIMIT_AS) for good; -1 and errno.
int linux_limit_memory(uint64_t bytes);

/// Leaves nothing of all file systems but reading these files, and what lies under these folders (landlock, since Linux
/// 5.13); TCP is given up too where the kernel can (6.7). Paths that do not exist are passed over. It holds for this
/// thread and those that it starts from then on: call it before any. Returns the version of landlock, or -1 and errno:
/// ENOSYS or EOPNOTSUPP where the kernel has none.
int linux_leave_only_reading(const char *const *paths, size_t count);

/// Leaves only the system calls that reading files, computing, threads and talking over open descriptors take (seccomp),
/// for all threads; others fail with EPERM: sockets, programs, processes, and opening files for anything but reading.
/// -1 and errno.
int linux_leave_only_computing(void);

/// Ends this process by SIGALRM after so many milliseconds; 0 calls that off. -1 and errno.
int linux_end_after(uint32_t milliseconds);

/// Lets the parent trace this process (PTRACE_TRACEME), to see whether that is refused; -1 and errno.
int linux_invite_tracing(void);

#endif
