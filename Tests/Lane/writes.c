// Records in what order the program that it is preloaded into writes to its journal, and where it waits for the disk.
//
// Each record in the file that WRITES_FILE names is a moment of the monotonic clock in nanoseconds, from before the call; what
// was called; the file (the journal, its log, or its witness); an offset or a length; and how many bytes of data follow.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum { WRITE = 1, TRUNCATE, SYNC };

struct record {
    uint64_t moment;
    uint32_t call;
    uint32_t file;
    uint64_t place;
    uint64_t length;
};

static int out = -1;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static int (*real_ftruncate)(int, off_t);
static int (*real_fdatasync)(int);
static int (*real_fsync)(int);

__attribute__((constructor)) static void begin(void) {
    real_pwrite = (ssize_t (*)(int, const void *, size_t, off_t))dlsym(RTLD_NEXT, "pwrite64");
    real_ftruncate = (int (*)(int, off_t))dlsym(RTLD_NEXT, "ftruncate64");
    real_fdatasync = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
    real_fsync = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
    const char *path = getenv("WRITES_FILE");
    if (path)
        out = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static uint32_t file(int descriptor) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0)
        return 0;
    path[length] = 0;
    const char *name = strrchr(path, '/');
    if (!name)
        return 0;
    if (!strcmp(name, "/journal.sqlite"))
        return 1;
    if (!strcmp(name, "/journal.sqlite-wal"))
        return 2;
    return !strcmp(name, "/journal.marks") ? 3 : 0;
}

static void note(uint32_t call, int descriptor, uint64_t place, const void *data, uint64_t length) {
    uint32_t number = out < 0 ? 0 : file(descriptor);
    if (!number)
        return;
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    struct record record = {(uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec, call, number, place, length};
    struct iovec parts[] = {{&record, sizeof record}, {(void *)data, length}};
    pthread_mutex_lock(&lock);
    if (writev(out, parts, data ? 2 : 1) < 0)
        abort();
    pthread_mutex_unlock(&lock);
}

ssize_t pwrite64(int descriptor, const void *data, size_t length, off_t place) {
    note(WRITE, descriptor, (uint64_t)place, data, length);
    return real_pwrite(descriptor, data, length, place);
}

ssize_t pwrite(int descriptor, const void *data, size_t length, off_t place) { return pwrite64(descriptor, data, length, place); }

int ftruncate64(int descriptor, off_t length) {
    note(TRUNCATE, descriptor, (uint64_t)length, NULL, 0);
    return real_ftruncate(descriptor, length);
}

int ftruncate(int descriptor, off_t length) { return ftruncate64(descriptor, length); }

// A wait is noted when it is over: only then is on the disk what was written before.
int fdatasync(int descriptor) {
    int result = real_fdatasync(descriptor);
    note(SYNC, descriptor, 0, NULL, 0);
    return result;
}

int fsync(int descriptor) {
    int result = real_fsync(descriptor);
    note(SYNC, descriptor, 0, NULL, 0);
    return result;
}
