#include "CLinux.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

int linux_pseudo_terminal(char *name, size_t length) {
    int terminal = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
    if (terminal < 0) {
        return -1;
    }
    if (grantpt(terminal) == 0 && unlockpt(terminal) == 0) {
        int failure = ptsname_r(terminal, name, length);
        if (failure == 0) {
            return terminal;
        }
        errno = failure;
    }
    int failure = errno;
    close(terminal);
    errno = failure;
    return -1;
}
