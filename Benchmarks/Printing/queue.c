// Hands a file to a queue of CUPS as it is, over a connection that stands already.
//
// usage: queue SERVER QUEUE FILE
// Prints the time at which it began, in nanoseconds of the monotonic clock.

#define _GNU_SOURCE
#include <cups/cups.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { LARGEST = 1 << 16, PATIENCE_MILLISECONDS = 30000 };

static void fail(const char *what) {
    fprintf(stderr, "%s: %s\n", what, cupsLastErrorString());
    exit(1);
}

int main(int count, char **arguments) {
    static char document[LARGEST];
    if (count != 4)
        return 2;
    FILE *file = fopen(arguments[3], "r");
    size_t length = file ? fread(document, 1, sizeof document, file) : 0;
    cupsSetServer(arguments[1]);
    http_t *service = httpConnect2(arguments[1], ippPort(), NULL, AF_UNSPEC, HTTP_ENCRYPTION_IF_REQUESTED, 1,
                                   PATIENCE_MILLISECONDS, NULL);
    if (length == 0 || !service)
        fail("connect");
    struct timespec began;
    clock_gettime(CLOCK_MONOTONIC, &began);
    int job = cupsCreateJob(service, arguments[2], "receipt", 0, NULL);
    if (job <= 0)
        fail("create job");
    if (cupsStartDocument(service, arguments[2], job, "receipt", CUPS_FORMAT_RAW, 1) != HTTP_STATUS_CONTINUE ||
        cupsWriteRequestData(service, document, length) != HTTP_STATUS_CONTINUE)
        fail("send document");
    if (cupsFinishDocument(service, arguments[2]) > IPP_STATUS_OK_EVENTS_COMPLETE)
        fail("finish document");
    printf("%llu\n", (unsigned long long)began.tv_sec * 1000000000u + (unsigned long long)began.tv_nsec);
    return 0;
}
