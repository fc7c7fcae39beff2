// Makes each wait for the disk of the program that it is preloaded into longer, by SYNC_MILLISECONDS.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <unistd.h>

static void wait_longer(void) {
    const char *milliseconds = getenv("SYNC_MILLISECONDS");
    if (milliseconds) usleep((useconds_t)atoi(milliseconds) * 1000);
}

int fdatasync(int file) {
    wait_longer();
    return ((int (*)(int))dlsym(RTLD_NEXT, "fdatasync"))(file);
}

int fsync(int file) {
    wait_longer();
    return ((int (*)(int))dlsym(RTLD_NEXT, "fsync"))(file);
}
