// Measures a server: every connection has one Ping under way, and the time of each is kept.
//
// usage: client PATH CONNECTIONS CALLS WARM-UP PAYLOAD-BYTES
// Prints one line of JSON: percentiles in microseconds and calls per second.

#define _GNU_SOURCE
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

enum { SILENCE_MILLISECONDS = 20000, BUFFER = 1 << 16 };

static const char call_start[] = "{\"method\":\"org.lanekeeper.test.Echo.Ping\",\"parameters\":{\"text\":\"";
static const char call_end[] = "\"}}";

struct connection {
    int descriptor;
    size_t received;
    uint64_t began;
};

static char *call;
static size_t call_length, payload;

static void fail(const char *what) {
    perror(what);
    exit(1);
}

static uint64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

static void make_call(void) {
    call_length = sizeof call_start - 1 + payload + sizeof call_end;
    call = malloc(call_length);
    if (!call)
        fail("malloc");
    memcpy(call, call_start, sizeof call_start - 1);
    memset(call + sizeof call_start - 1, 'x', payload);
    memcpy(call + sizeof call_start - 1 + payload, call_end, sizeof call_end);
}

static int connect_to(const char *path) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (strlen(path) >= sizeof address.sun_path)
        exit(2);
    strcpy(address.sun_path, path);
    int descriptor = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0 || connect(descriptor, (struct sockaddr *)&address, sizeof address) < 0)
        fail("connect");
    return descriptor;
}

static void send_call(struct connection *connection) {
    connection->began = now();
    connection->received = 0;
    for (size_t sent = 0; sent < call_length;) {
        ssize_t count = send(connection->descriptor, call + sent, call_length - sent, MSG_NOSIGNAL);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            fail("send");
        sent += (size_t)count;
    }
}

/// Takes what has come; 1 once the reply is whole. A reply too short to hold the text is an error.
static int receive_reply(struct connection *connection) {
    static char buffer[BUFFER];
    ssize_t count = recv(connection->descriptor, buffer, sizeof buffer, 0);
    if (count < 0 && errno == EINTR)
        return 0;
    if (count <= 0)
        fail("recv");
    connection->received += (size_t)count;
    if (buffer[count - 1] != 0)
        return 0;
    if (connection->received <= payload || connection->received > payload + 200) {
        fprintf(stderr, "a reply of %zu bytes is no echo of %zu\n", connection->received, payload);
        exit(1);
    }
    return 1;
}

static int compare(const void *left, const void *right) {
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return (a > b) - (a < b);
}

static double percentile(const uint64_t *sorted, size_t count, double share) {
    size_t index = (size_t)(share * (double)count);
    return (double)sorted[index < count ? index : count - 1] / 1000.0;
}

int main(int count, char **arguments) {
    if (count != 6) {
        fprintf(stderr, "usage: client PATH CONNECTIONS CALLS WARM-UP PAYLOAD-BYTES\n");
        return 2;
    }
    size_t connections = strtoul(arguments[2], NULL, 10), calls = strtoul(arguments[3], NULL, 10);
    size_t warm_up = strtoul(arguments[4], NULL, 10);
    payload = strtoul(arguments[5], NULL, 10);
    make_call();
    uint64_t *times = calloc(calls, sizeof *times);
    struct connection *all = calloc(connections, sizeof *all);
    int epoll = epoll_create1(EPOLL_CLOEXEC);
    if (!times || !all || epoll < 0 || connections == 0 || calls == 0 || connections > warm_up + calls)
        return 2;
    for (size_t index = 0; index < connections; index++) {
        all[index].descriptor = connect_to(arguments[1]);
        struct epoll_event event = {.events = EPOLLIN, .data.ptr = &all[index]};
        if (epoll_ctl(epoll, EPOLL_CTL_ADD, all[index].descriptor, &event) < 0)
            fail("epoll_ctl");
    }
    size_t sent = 0, done = 0;
    uint64_t start = now();
    for (; sent < connections; sent++)
        send_call(&all[sent]);
    while (done < warm_up + calls) {
        struct epoll_event events[64];
        int ready = epoll_wait(epoll, events, 64, SILENCE_MILLISECONDS);
        if (ready == 0) {
            fprintf(stderr, "the server answers no more\n");
            return 1;
        }
        if (ready < 0 && errno != EINTR)
            fail("epoll_wait");
        for (int index = 0; index < ready; index++) {
            struct connection *connection = events[index].data.ptr;
            if (!receive_reply(connection))
                continue;
            uint64_t end = now();
            if (done >= warm_up)
                times[done - warm_up] = end - connection->began;
            if (++done == warm_up)
                start = end;
            if (sent < warm_up + calls) {
                send_call(connection);
                sent++;
            }
        }
    }
    double seconds = (double)(now() - start) / 1e9;
    qsort(times, calls, sizeof *times, compare);
    printf("{\"p50\":%.3f,\"p90\":%.3f,\"p99\":%.3f,\"p999\":%.3f,\"callsPerSecond\":%.1f}\n",
           percentile(times, calls, 0.5), percentile(times, calls, 0.9), percentile(times, calls, 0.99),
           percentile(times, calls, 0.999), (double)calls / seconds);
    return 0;
}
