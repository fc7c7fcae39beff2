// The three hops client, gateway, driver and a device on a pseudo terminal that returns what it is sent.
//
// usage: hops device                  prints the terminal's path and returns bytes until standard input ends
//        hops lane SOCKET CALLS       prints receipts through a lane
//        hops pipes CALLS             the same way with pipes between processes that only pass bytes on
// The last two print one line of JSON: percentiles in microseconds.

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

enum { SILENCE_SECONDS = 20, BUFFER = 1 << 16 };

static const char document[] = "{\"elements\":[{\"text\":{\"text\":\"Total 1.50 EUR\",\"bold\":true}},{\"cut\":\"partial\"}]}";

static void fail(const char *what) {
    perror(what);
    exit(1);
}

static uint64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

static void write_all(int descriptor, const char *bytes, size_t count) {
    while (count > 0) {
        ssize_t written = write(descriptor, bytes, count);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            fail("write");
        bytes += written;
        count -= (size_t)written;
    }
}

static void read_all(int descriptor, char *bytes, size_t count) {
    while (count > 0) {
        ssize_t got = read(descriptor, bytes, count);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            exit(got < 0 ? 1 : 0);
        bytes += got;
        count -= (size_t)got;
    }
}

/// Both ends of a terminal that hands bytes over as they are.
static void open_terminal(int *master, int *slave) {
    struct termios line;
    if (openpty(master, slave, NULL, NULL, NULL) < 0 || tcgetattr(*slave, &line) < 0)
        fail("openpty");
    cfmakeraw(&line);
    if (tcsetattr(*slave, TCSANOW, &line) < 0)
        fail("tcsetattr");
}

static void echo(int master) {
    char buffer[4096];
    for (;;) {
        ssize_t count = read(master, buffer, sizeof buffer);
        if (count > 0)
            write_all(master, buffer, (size_t)count);
        else if (errno != EINTR)
            return;
    }
}

static int device(void) {
    int master, slave;
    open_terminal(&master, &slave);
    printf("%s\n", ttyname(slave));
    fflush(stdout);
    char buffer[4096];
    for (;;) {
        struct pollfd entries[2] = {{.fd = 0, .events = POLLIN}, {.fd = master, .events = POLLIN}};
        if (poll(entries, 2, -1) < 0 && errno != EINTR)
            fail("poll");
        if (entries[0].revents)
            return 0;
        if (entries[1].revents & POLLIN) {
            ssize_t count = read(master, buffer, sizeof buffer);
            if (count > 0)
                write_all(master, buffer, (size_t)count);
        }
    }
}

static int compare(const void *left, const void *right) {
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return (a > b) - (a < b);
}

static void tell(uint64_t *times, size_t count) {
    qsort(times, count, sizeof *times, compare);
    printf("{\"p50\":%.1f,\"p90\":%.1f,\"p99\":%.1f,\"max\":%.1f}\n", (double)times[count / 2] / 1000,
           (double)times[count * 9 / 10] / 1000, (double)times[count * 99 / 100] / 1000, (double)times[count - 1] / 1000);
}

static int lane(const char *path, size_t calls) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (strlen(path) >= sizeof address.sun_path)
        return 2;
    strcpy(address.sun_path, path);
    int descriptor = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct timeval silence = {.tv_sec = SILENCE_SECONDS};
    if (descriptor < 0 || connect(descriptor, (struct sockaddr *)&address, sizeof address) < 0 ||
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &silence, sizeof silence) < 0)
        fail("connect");
    uint64_t *times = calloc(calls, sizeof *times);
    char call[1024], reply[BUFFER];
    int length = snprintf(call, sizeof call,
                          "{\"method\":\"org.lanekeeper.Printer.Print\",\"parameters\":{\"role\":\"receipt\",\"document\":%s}}",
                          document);
    for (size_t index = 0; index < calls; index++) {
        uint64_t began = now();
        write_all(descriptor, call, (size_t)length + 1);
        size_t got = 0;
        do {
            ssize_t count = recv(descriptor, reply + got, sizeof reply - got, 0);
            if (count <= 0)
                fail("recv");
            got += (size_t)count;
        } while (reply[got - 1] != 0);
        times[index] = now() - began;
        if (!strstr(reply, "\"state\":\"printed\"")) {
            fprintf(stderr, "not printed: %s\n", reply);
            return 1;
        }
    }
    tell(times, calls);
    return 0;
}

/// Starts a process that ends with this one.
static pid_t start(void (*body)(void)) {
    pid_t child = fork();
    if (child < 0)
        fail("fork");
    if (child > 0)
        return child;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    body();
    _exit(0);
}

static int client_to_gateway[2], gateway_to_driver[2], driver_to_gateway[2], gateway_to_client[2], master, slave;

static void gateway_process(void) {
    char buffer[sizeof document];
    for (;;) {
        read_all(client_to_gateway[0], buffer, sizeof document);
        write_all(gateway_to_driver[1], buffer, sizeof document);
        read_all(driver_to_gateway[0], buffer, 1);
        write_all(gateway_to_client[1], buffer, 1);
    }
}

static void driver_process(void) {
    char buffer[sizeof document];
    for (;;) {
        read_all(gateway_to_driver[0], buffer, sizeof document);
        write_all(slave, buffer, sizeof document);
        read_all(slave, buffer, sizeof document);
        write_all(driver_to_gateway[1], buffer, 1);
    }
}

static void device_process(void) { echo(master); }

static int pipes(size_t calls) {
    if (pipe(client_to_gateway) < 0 || pipe(gateway_to_driver) < 0 || pipe(driver_to_gateway) < 0 ||
        pipe(gateway_to_client) < 0)
        fail("pipe");
    open_terminal(&master, &slave);
    pid_t children[] = {start(gateway_process), start(driver_process), start(device_process)};
    uint64_t *times = calloc(calls, sizeof *times);
    char answer;
    for (size_t index = 0; index < calls; index++) {
        uint64_t began = now();
        write_all(client_to_gateway[1], document, sizeof document);
        read_all(gateway_to_client[0], &answer, 1);
        times[index] = now() - began;
    }
    tell(times, calls);
    for (size_t index = 0; index < sizeof children / sizeof *children; index++)
        kill(children[index], SIGKILL);
    return 0;
}

int main(int count, char **arguments) {
    if (count == 2 && strcmp(arguments[1], "device") == 0)
        return device();
    if (count == 4 && strcmp(arguments[1], "lane") == 0)
        return lane(arguments[2], strtoul(arguments[3], NULL, 10));
    if (count == 3 && strcmp(arguments[1], "pipes") == 0)
        return pipes(strtoul(arguments[2], NULL, 10));
    fprintf(stderr, "usage: hops device | lane SOCKET CALLS | pipes CALLS\n");
    return 2;
}
