#ifndef CLINUX_H
#define CLINUX_H

// What Linux offers and `import Glibc` does not show to Swift: headers that it
// leaves out, and thin calls around macros and variadic functions.

#include <stddef.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/types.h>

/// The most descriptors that one message may carry: the kernel's SCM_MAX_FD
/// (include/net/scm.h).
#define LINUX_MAXIMUM_DESCRIPTORS 253

/// Accepts one connection, close-on-exec and non-blocking; -1 and errno.
int linux_accept(int listener);

/// Receives bytes and the descriptors beside them, close-on-exec.
/// `descriptor_count` says how many fit and returns how many came; further
/// ones are closed. With `descriptors` NULL the kernel keeps them back and
/// sets MSG_CTRUNC in `message_flags`. Retries EINTR; otherwise -1 and errno.
ssize_t linux_receive(int socket, void *buffer, size_t length, int flags, int *descriptors, size_t *descriptor_count,
                      int *message_flags);

/// Sends bytes with descriptors beside the first of them; never raises SIGPIPE,
/// never blocks. Retries EINTR; otherwise -1 and errno.
ssize_t linux_send(int socket, const void *buffer, size_t length, const int *descriptors, size_t descriptor_count);

/// epoll_wait with a timeout in nanoseconds; negative waits for ever.
int linux_epoll_wait(int epoll, struct epoll_event *events, int capacity, int64_t timeout_nanoseconds);

/// A pidfd for a child or any other process, close-on-exec; -1 and errno.
int linux_pidfd_open(pid_t process);

/// Sends a signal to exactly that process, whatever became of its number; -1 and errno.
int linux_pidfd_send_signal(int pidfd, int signal);

/// Collects an exited child by its pidfd without waiting: 1 when it has exited
/// (`code` is CLD_EXITED, CLD_KILLED or CLD_DUMPED, `status` the exit code or
/// signal), 0 while it runs, -1 and errno.
int linux_reap(int pidfd, int *code, int *status);

/// Makes this process the parent of whatever its descendants leave behind (PR_SET_CHILD_SUBREAPER); -1 and errno.
int linux_adopt_orphans(void);

/// Who connected a Unix socket (SO_PEERCRED); -1 and errno.
int linux_peer_credentials(int socket, pid_t *process, uid_t *user, gid_t *group);

/// The supplementary groups of who connected a Unix socket (SO_PEERGROUPS, since
/// Linux 4.13). `count` says how many fit and returns how many there are; where
/// they do not fit -1, ERANGE and the number that is needed. Otherwise -1 and errno.
int linux_peer_groups(int socket, gid_t *groups, size_t *count);

/// An anonymous file in memory, close-on-exec, that can be sealed; -1 and errno.
int linux_memory_file(const char *name);

/// Makes a memory file unchangeable for everybody, this process included; -1 and errno.
int linux_seal(int descriptor);

/// Whether a descriptor is a memory file that can no longer be written, shortened or made longer.
int linux_is_sealed(int descriptor);

/// Makes a pseudo terminal, close-on-exec and non-blocking, and writes the path of its other end, which can be opened
/// at once; -1 and errno.
int linux_pseudo_terminal(char *name, size_t length);

#endif
