// Counts how often the program that it is preloaded into waits for the disk, and for how long.
//
// The figures are in the file that SYNCS_FILE names, as three numbers of 64 bits, while the program runs: calls of fdatasync,
// calls of fsync, nanoseconds in both.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

enum { DATA, ALL, NANOSECONDS, FIGURES };

static _Atomic uint64_t nowhere[FIGURES];
static _Atomic uint64_t *figures = nowhere;
static int (*real_fdatasync)(int);
static int (*real_fsync)(int);

__attribute__((constructor)) static void begin(void) {
    real_fdatasync = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
    real_fsync = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
    const char *path = getenv("SYNCS_FILE");
    int file = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
    if (file < 0)
        return;
    void *memory = mmap(NULL, sizeof nowhere, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    if (memory != MAP_FAILED)
        figures = memory;
}

static uint64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

static int counted(int (*sync)(int), int descriptor, int kind) {
    uint64_t began = now();
    int result = sync(descriptor);
    figures[NANOSECONDS] += now() - began;
    figures[kind]++;
    return result;
}

int fdatasync(int descriptor) { return counted(real_fdatasync, descriptor, DATA); }

int fsync(int descriptor) { return counted(real_fsync, descriptor, ALL); }
