#include "CLinuxSpawn.h"

#include <errno.h>
#include <linux/seccomp.h>
#include <string.h>
#include <sys/ioctl.h>

int linux_refuse_call(int listener, int *number, uint64_t arguments[2]) {
    // A later kernel may write more than this header knows (SECCOMP_GET_NOTIF_SIZES); what it reads must be zeros.
    union {
        struct seccomp_notif call;
        char room[512];
    } asked;
    memset(&asked, 0, sizeof asked);
    if (ioctl(listener, SECCOMP_IOCTL_NOTIF_RECV, &asked.call) < 0)
        return errno == ENOENT || errno == EINTR ? 0 : -1;
    *number = asked.call.data.nr;
    arguments[0] = asked.call.data.args[0];
    arguments[1] = asked.call.data.args[1];
    union {
        struct seccomp_notif_resp answer;
        char room[512];
    } answered;
    memset(&answered, 0, sizeof answered);
    answered.answer.id = asked.call.id;
    answered.answer.error = -EPERM;
    // Who was killed meanwhile needs no answer.
    if (ioctl(listener, SECCOMP_IOCTL_NOTIF_SEND, &answered.answer) < 0 && errno != ENOENT)
        return -1;
    return 1;
}
