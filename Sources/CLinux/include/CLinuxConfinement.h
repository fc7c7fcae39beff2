#ifndef CLINUX_CONFINEMENT_H
#define CLINUX_CONFINEMENT_H

// What a process gives up for good, so that whoever takes it over has gained little.

#include <stddef.h>
#include <stdint.h>

/// Gives up all rights that programs could bring (PR_SET_NO_NEW_PRIVS), and core dumps; -1 and errno.
int linux_renounce_privileges(void);

/// Limits the address space of this process (RLIMIT_AS) for good; -1 and errno.
int linux_limit_memory(uint64_t bytes);

/// Allows no file to grow (RLIMIT_FSIZE; writing fails with EFBIG), and so many open descriptors, for good; -1 and errno. Files
/// may grow where the device's descriptor is one itself, as devices are that a program pretends.
int linux_limit_files(uint64_t descriptors, int first_of_device);

/// Makes no process and no thread when the user has so many (RLIMIT_NPROC), for good; -1 and errno. Root is not limited.
int linux_limit_processes(uint64_t count);

/// What may be done with a file, or with all that lies under a folder.
enum linux_permission {
    LINUX_READ,
    LINUX_EXECUTE, ///< and read
    LINUX_WRITE,   ///< and read; of files that are there
};

/// A file or folder that can still be used.
struct linux_permitted_path {
    const char *path;
    enum linux_permission kind;
};

/// The newest landlock, whatever it is.
#define LINUX_LANDLOCK_NEWEST 1000

/// What a process uses beside the descriptors that it was given; these can be combined.
enum {
    LINUX_USES_TERMINALS = 1 << 0,   ///< modes and signals of terminals
    LINUX_USES_THREADS = 1 << 1,     ///< threads of its own
    LINUX_USES_SOCKETS = 1 << 2,     ///< connections to Unix sockets
    LINUX_USES_CONNECTIONS = 1 << 3, ///< TCP connections to others
    LINUX_USES_USB = 1 << 4,         ///< transfers over an interface of a USB device, and what usblp answers
};

/// Leaves nothing of all file systems but these files, and what lies under these folders (landlock, since Linux
/// 5.13). Where the kernel can, TCP (6.7), abstract Unix sockets and signals to others (6.12) are given up too, apart from
/// what `uses` has of it. Paths that do not exist are passed over. It holds for this thread and those that it starts from
/// then on: call it before any. Of landlock's versions none beyond `at_most` is used, and none at all with 0. Returns the
/// version, or -1 and errno: ENOSYS or EOPNOTSUPP where the kernel has none.
int linux_leave_only_paths(const struct linux_permitted_path *paths, size_t count, int uses, int at_most);

/// As linux_leave_only_paths, for a child (`file_rules` of CLinuxSpawn.h): returns the descriptor of the rules,
/// close-on-exec, or -1 and errno.
int linux_file_rules(const struct linux_permitted_path *paths, size_t count, int uses, int at_most, int *version);

/// Adds to such rules that this process reads what the kernel tells of itself, below /proc/self: runtimes look there for
/// their arguments and their memory. -1 and errno.
int linux_permit_own_process(int rules);

/// Leaves only the system calls that reading files, computing, threads and talking over open descriptors take (seccomp),
/// for all threads; others fail with EPERM: sockets, programs, processes, and opening files for anything but reading.
/// -1 and errno.
int linux_leave_only_computing(void);

/// Leaves only the system calls that a driver takes, for all threads: reading and writing what it holds, memory, time,
/// and what `uses` has. Others fail with EPERM, and each is named in a line on standard error the first time; after those
/// that no driver ever makes the process is ended by SIGSYS, too. -1 and errno.
int linux_leave_only_driving(int uses);

/// Ends this process by SIGALRM after so many milliseconds; 0 calls that off. -1 and errno.
int linux_end_after(uint32_t milliseconds);

/// Lets the parent trace this process (PTRACE_TRACEME), to see whether that is refused; -1 and errno.
int linux_invite_tracing(void);

#endif
