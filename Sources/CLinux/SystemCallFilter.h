#ifndef SYSTEM_CALL_FILTER_H
#define SYSTEM_CALL_FILTER_H

// The words in which the lists of permitted system calls are written (seccomp(2)). Who includes this says first what
// becomes of a call that is refused: REFUSED.

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/syscall.h>

#if defined(__x86_64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#error "no list of system calls for this architecture"
#endif

// BPF reads 32 bits; both architectures are little-endian, so these are the lower halves. The kernel looks at no more of
// numbers of processes, commands and flags that are an int.
#define FIELD(name) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, name))
#define EQUAL(value, yes, no) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (value), (yes), (no))
#define ANY_BIT(bits, yes, no) BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, (bits), (yes), (no))
#define RETURN(what) BPF_STMT(BPF_RET | BPF_K, (what))
#define REFUSE(code) RETURN(SECCOMP_RET_ERRNO | (code))
#define PERMIT RETURN(SECCOMP_RET_ALLOW)

/// Ends processes that speak to the kernel as another architecture, and looks at the number of the call.
#define OWN_ARCHITECTURE_ONLY                                                                                          \
    FIELD(arch), EQUAL(OWN_ARCHITECTURE, 1, 0), RETURN(SECCOMP_RET_KILL_PROCESS), FIELD(nr)

/// Permits a system call whatever its arguments.
#define CALL(name) EQUAL(SYS_##name, 0, 1), PERMIT

/// Refuses a system call whatever its arguments.
#define NO_CALL(name) EQUAL(SYS_##name, 0, 1), RETURN(REFUSED)

/// Answers a system call with an errno that is not the usual one.
#define ANSWER(name, code) EQUAL(SYS_##name, 0, 1), REFUSE(code)

/// Permits a system call when none of these bits is set in one of its arguments.
#define CALL_WITHOUT(name, argument, bits)                                                                             \
    EQUAL(SYS_##name, 0, 4), FIELD(args[argument]), ANY_BIT(bits, 0, 1), RETURN(REFUSED), PERMIT

/// Permits a system call when this bit is set in one of its arguments.
#define CALL_WITH(name, argument, bit)                                                                                 \
    EQUAL(SYS_##name, 0, 4), FIELD(args[argument]), ANY_BIT(bit, 1, 0), RETURN(REFUSED), PERMIT

/// Permits a system call when one of its arguments has this value.
#define CALL_IF(name, argument, value)                                                                                 \
    EQUAL(SYS_##name, 0, 4), FIELD(args[argument]), EQUAL(value, 1, 0), RETURN(REFUSED), PERMIT

/// Permits a system call unless one of its arguments has this value.
#define CALL_UNLESS(name, argument, value)                                                                             \
    EQUAL(SYS_##name, 0, 4), FIELD(args[argument]), EQUAL(value, 0, 1), RETURN(REFUSED), PERMIT

/// Looks at one of a system call's arguments; so many `OF` or `NOT_OF` follow, and then what becomes of all others.
#define CHOICE(name, argument, count) EQUAL(SYS_##name, 0, 2 * (count) + 2), FIELD(args[argument])
#define OF(value) EQUAL(value, 0, 1), PERMIT
#define NOT_OF(value) EQUAL(value, 0, 1), RETURN(REFUSED)

#endif
