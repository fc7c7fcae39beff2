// The baseline: an echo server that does as little as any server of this protocol can.
//
// One thread, epoll, frames that end in NUL. It does not parse JSON but looks for the text
// where the client of this benchmark always puts it, so its replies have one shape only.

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

enum { BUFFER = 1 << 20, EVENTS = 64 };

static const char before_text[] = "\"text\":\"";
static const char after_text[] = "\"}}";
static const char reply_start[] = "{\"parameters\":{\"text\":\"";

struct connection {
    int descriptor;
    size_t length;
    char input[BUFFER];
    char output[BUFFER + 64];
};

static void fail(const char *what) {
    perror(what);
    exit(1);
}

static void end(int number) {
    (void)number;
    _exit(0);
}

/// Writes everything; a client of this benchmark always reads what it asked for.
static int send_all(int descriptor, const char *data, size_t length) {
    while (length > 0) {
        ssize_t sent = send(descriptor, data, length, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent <= 0)
            return -1;
        data += sent;
        length -= (size_t)sent;
    }
    return 0;
}

static int answer(struct connection *connection, const char *frame, size_t length) {
    const char *text = memmem(frame, length, before_text, sizeof before_text - 1);
    if (!text)
        return -1;
    text += sizeof before_text - 1;
    size_t text_length = (size_t)(frame + length - text) - (sizeof after_text - 1);
    char *output = connection->output;
    memcpy(output, reply_start, sizeof reply_start - 1);
    output += sizeof reply_start - 1;
    memcpy(output, text, text_length);
    output += text_length;
    memcpy(output, after_text, sizeof after_text);
    output += sizeof after_text;
    return send_all(connection->descriptor, connection->output, (size_t)(output - connection->output));
}

/// Answers all whole frames and keeps the rest; -1 when the connection has to end.
static int serve(struct connection *connection) {
    if (connection->length == BUFFER)
        return -1;
    ssize_t received =
        recv(connection->descriptor, connection->input + connection->length, BUFFER - connection->length, 0);
    if (received < 0 && errno == EINTR)
        return 0;
    if (received <= 0)
        return -1;
    connection->length += (size_t)received;
    char *frame = connection->input, *limit = connection->input + connection->length, *nul;
    while ((nul = memchr(frame, 0, (size_t)(limit - frame)))) {
        if (answer(connection, frame, (size_t)(nul - frame)) < 0)
            return -1;
        frame = nul + 1;
    }
    connection->length = (size_t)(limit - frame);
    memmove(connection->input, frame, connection->length);
    return 0;
}

static void accept_one(int listener, int epoll) {
    int descriptor = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
    if (descriptor < 0)
        return;
    struct connection *connection = malloc(sizeof *connection);
    if (!connection)
        fail("malloc");
    connection->descriptor = descriptor;
    connection->length = 0;
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = connection};
    if (epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &event) < 0)
        fail("epoll_ctl");
}

int main(int count, char **arguments) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (count != 2 || strlen(arguments[1]) >= sizeof address.sun_path) {
        fprintf(stderr, "usage: echo PATH\n");
        return 2;
    }
    signal(SIGTERM, end);
    strcpy(address.sun_path, arguments[1]);
    int listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (listener < 0 || bind(listener, (struct sockaddr *)&address, sizeof address) < 0 || listen(listener, 128) < 0)
        fail("listen");
    int epoll = epoll_create1(EPOLL_CLOEXEC);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = NULL};
    if (epoll < 0 || epoll_ctl(epoll, EPOLL_CTL_ADD, listener, &event) < 0)
        fail("epoll");
    printf("listening on unix:%s\n", arguments[1]);
    fflush(stdout);
    for (;;) {
        struct epoll_event events[EVENTS];
        int ready = epoll_wait(epoll, events, EVENTS, -1);
        if (ready < 0 && errno != EINTR)
            fail("epoll_wait");
        for (int index = 0; index < ready; index++) {
            struct connection *connection = events[index].data.ptr;
            if (!connection) {
                accept_one(listener, epoll);
            } else if (serve(connection) < 0) {
                close(connection->descriptor);
                free(connection);
            }
        }
    }
}
