// Clients of a lane that print receipts, each under a key of its own.
//
// usage: clients acknowledge SOCKET ROLE COUNT KEYS DOCUMENT       one after the other: until each is accepted
//        clients print SOCKET ROLE COUNT KEYS DOCUMENT CLIENTS     by so many clients at once: until each is printed
// KEYS begins the key of each receipt, DOCUMENT is a file. Prints the nanoseconds that all took together, then those of
// each receipt, one a line.

#define _GNU_SOURCE
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

enum { SILENCE_MILLISECONDS = 60000, LARGEST = 1 << 16, MOST_CLIENTS = 200 };

static char document[LARGEST];
static const char *role;

static void fail(const char *what) {
    perror(what);
    exit(1);
}

static uint64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

static int connect_to(const char *path) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (strlen(path) >= sizeof address.sun_path)
        exit(2);
    strcpy(address.sun_path, path);
    int client = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (client < 0 || connect(client, (struct sockaddr *)&address, sizeof address) < 0)
        fail(path);
    return client;
}

static void ask(int client, const char *keys, size_t number, const char *more) {
    static char call[LARGEST + 1024];
    int length = snprintf(call, sizeof call,
                          "{\"method\":\"org.lanekeeper.Printer.Print\",\"parameters\":{\"role\":\"%s\",\"key\":\"%s-%zu\"%s,"
                          "\"document\":%s}}",
                          role, keys, number, more, document);
    if (send(client, call, (size_t)length + 1, MSG_NOSIGNAL) != length + 1)
        fail("send");
}

/// Waits for one whole answer.
static void answer(int client, const char *wanted) {
    char reply[LARGEST];
    size_t got = 0;
    do {
        struct pollfd entry = {.fd = client, .events = POLLIN};
        if (poll(&entry, 1, SILENCE_MILLISECONDS) <= 0)
            fail("no answer");
        ssize_t count = recv(client, reply + got, sizeof reply - got, 0);
        if (count <= 0)
            fail("recv");
        got += (size_t)count;
    } while (reply[got - 1] != 0);
    if (strstr(reply, "\"error\"") || (wanted && !strstr(reply, wanted))) {
        fprintf(stderr, "not accepted, or not printed: %s\n", reply);
        exit(1);
    }
}

static uint64_t *acknowledge(const char *path, size_t count, const char *keys) {
    int client = connect_to(path);
    uint64_t *times = calloc(count, sizeof *times);
    for (size_t index = 0; index < count; index++) {
        uint64_t began = now();
        ask(client, keys, index, ",\"deadlineMilliseconds\":0");
        answer(client, NULL);
        times[index] = now() - began;
        // The next one finds the lane at rest.
        ask(client, keys, index, ",\"again\":true");
        answer(client, "\"state\":\"printed\"");
    }
    return times;
}

static uint64_t *print(const char *path, size_t count, const char *keys, size_t clients) {
    struct pollfd entries[MOST_CLIENTS];
    size_t numbers[MOST_CLIENTS], begun = 0, over = 0;
    if (clients > MOST_CLIENTS || clients > count)
        exit(2);
    uint64_t *times = calloc(count, sizeof *times);
    for (size_t index = 0; index < clients; index++)
        entries[index] = (struct pollfd){.fd = connect_to(path), .events = POLLIN};
    for (size_t index = 0; index < clients; index++, begun++) {
        numbers[index] = begun;
        times[begun] = now();
        ask(entries[index].fd, keys, begun, "");
    }
    while (over < count) {
        if (poll(entries, clients, SILENCE_MILLISECONDS) <= 0)
            fail("no answer");
        for (size_t index = 0; index < clients; index++) {
            if (!entries[index].revents)
                continue;
            answer(entries[index].fd, "\"state\":\"printed\"");
            times[numbers[index]] = now() - times[numbers[index]];
            over++;
            if (begun < count) {
                numbers[index] = begun;
                times[begun] = now();
                ask(entries[index].fd, keys, begun++, "");
            }
        }
    }
    return times;
}

int main(int count, char **arguments) {
    if (count < 7)
        return 2;
    FILE *file = fopen(arguments[6], "r");
    if (!file || fread(document, 1, sizeof document - 1, file) == 0)
        fail(arguments[6]);
    role = arguments[3];
    size_t receipts = strtoul(arguments[4], NULL, 10);
    uint64_t *times, began = now();
    if (count == 7 && strcmp(arguments[1], "acknowledge") == 0)
        times = acknowledge(arguments[2], receipts, arguments[5]);
    else if (count == 8 && strcmp(arguments[1], "print") == 0)
        times = print(arguments[2], receipts, arguments[5], strtoul(arguments[7], NULL, 10));
    else
        return 2;
    printf("%llu\n", (unsigned long long)(now() - began));
    for (size_t index = 0; index < receipts; index++)
        printf("%llu\n", (unsigned long long)times[index]);
    return 0;
}
