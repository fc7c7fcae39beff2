#ifndef CLINUX_SPAWN_H
#define CLINUX_SPAWN_H

// A child process with exactly the descriptors, identity and limits that were chosen for it.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/resource.h>
#include <sys/types.h>

/// The most descriptors that a child can be given.
#define LINUX_SPAWN_MAXIMUM_DESCRIPTORS 64

/// One limit of the child (setrlimit(2)); soft and hard alike.
struct linux_limit {
    int resource;
    uint64_t value;
};

/// What to start and as what.
struct linux_spawn_request {
    const char *path;
    char *const *arguments;   ///< ends with NULL; the first is what ps(1) shows
    char *const *environment; ///< ends with NULL; all of it
    const int *descriptors;   ///< number i becomes descriptor i of the child; -1 is /dev/null
    size_t descriptor_count;
    bool changes_identity; ///< to user, group and the supplementary groups below
    uid_t user;
    gid_t group;
    const gid_t *groups;
    size_t group_count;
    const struct linux_limit *limits;
    size_t limit_count;
    bool no_new_privileges;
    bool own_session;
    bool is_confined; ///< by linux_confine_child
    int file_rules;   ///< of linux_file_rules (CLinuxConfinement.h), for a confined child; -1 for none
    int death_signal; ///< sent to the child when the thread that started it ends; 0 for none
};

/// What became of it.
struct linux_spawn_result {
    pid_t process;
    int pidfd;         ///< close-on-exec, the caller's
    int listener;      ///< who is asked about refused calls of a confined child (linux_refuse_call), close-on-exec; -1 for nobody
    const char *stage; ///< on failure the step that failed in the child, else NULL
};

/// Takes from this process, and what it executes, what no driver needs that cannot be trusted to give things up by
/// itself: sockets and connections of its own, other processes and signals to them, tracing, and what few programs ask of
/// the kernel. Files can be opened and programs executed in its place, as far as `file_rules` go. Makes system calls only,
/// so that it can be called between clone and execve. A descriptor that hears of refused calls is sent over the socket
/// `listener_to`; -1 for nobody, and calls just fail with EPERM then. -1 and errno.
int linux_confine_child(int file_rules, int listener_to);

/// Reads which call of a confined child waits to be refused, with its first two arguments, and refuses it with EPERM.
/// 1 when there was one, 0 when it is gone, and -1 and errno. Call it only when `listener` is readable.
int linux_refuse_call(int listener, int *number, uint64_t arguments[2]);

/// The name of a system call of this architecture; NULL for one that has none here.
const char *linux_call_name(int number);

/// Starts a child: 0, or an errno. The child has run execve(2) when this returns 0.
int linux_spawn(const struct linux_spawn_request *request, struct linux_spawn_result *result);

#endif
