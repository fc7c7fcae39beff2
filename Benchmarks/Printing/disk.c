// What the disk takes, without a lane.
//
// usage: disk sync FILE COUNT              writes 4 KiB and waits for them (fdatasync), in place
//        disk append FILE COUNT            the same at the end of a file that grows
//        disk insert FILE COUNT DOCUMENT   inserts a document with its number into SQLite, with the journal's settings
//        disk reuse FILE COUNT DOCUMENT    the same with the write-ahead log that SQLite uses again from its beginning
// Prints the nanoseconds of each, one a line.

#define _GNU_SOURCE
#include <fcntl.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { PAGE = 4096, LARGEST = 1 << 20 };

static uint64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

static void fail(const char *what) {
    perror(what);
    exit(1);
}

static void write_page(int file, off_t place) {
    static char page[PAGE];
    page[0]++;
    if (pwrite(file, page, PAGE, place) != PAGE || fdatasync(file) < 0)
        fail("write");
}

static int pages(const char *path, size_t count, int grows) {
    int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | (grows ? O_TRUNC : 0), 0600);
    if (file < 0)
        fail(path);
    write_page(file, 0);
    for (size_t index = 1; index <= count; index++) {
        uint64_t began = now();
        write_page(file, grows ? (off_t)index * PAGE : 0);
        printf("%llu\n", (unsigned long long)(now() - began));
    }
    return 0;
}

static sqlite3 *database;

static void check(int code) {
    if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW) {
        fprintf(stderr, "%s\n", sqlite3_errmsg(database));
        exit(1);
    }
}

static void run(const char *text) { check(sqlite3_exec(database, text, NULL, NULL, NULL)); }

static int inserts(const char *path, size_t count, const char *source, int reuses) {
    static char document[LARGEST];
    FILE *file = fopen(source, "r");
    if (!file)
        fail(source);
    size_t length = fread(document, 1, sizeof document, file);
    fclose(file);
    check(sqlite3_open(path, &database));
    run("PRAGMA locking_mode = EXCLUSIVE");
    run("PRAGMA journal_mode = WAL");
    run("PRAGMA synchronous = FULL");
    run("PRAGMA secure_delete = ON");
    // The journal is told when to empty its log, and starts each round with an empty one.
    if (!reuses)
        run("PRAGMA wal_autocheckpoint = 0");
    run("CREATE TABLE IF NOT EXISTS receipt (number INTEGER PRIMARY KEY, document BLOB)");
    if (reuses) {
        // A log that has been full once.
        run("PRAGMA wal_autocheckpoint = 100");
        run("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 600)"
            " INSERT INTO receipt (document) SELECT zeroblob(4000) FROM n");
        run("PRAGMA wal_checkpoint(RESTART)");
    } else {
        run("PRAGMA wal_checkpoint(TRUNCATE)");
    }
    sqlite3_stmt *statement;
    check(sqlite3_prepare_v2(database, "INSERT INTO receipt (document) VALUES (?)", -1, &statement, NULL));
    for (size_t index = 0; index < count; index++) {
        uint64_t began = now();
        check(sqlite3_bind_blob(statement, 1, document, (int)length, SQLITE_STATIC));
        check(sqlite3_step(statement));
        check(sqlite3_reset(statement));
        printf("%llu\n", (unsigned long long)(now() - began));
    }
    sqlite3_finalize(statement);
    sqlite3_close(database);
    return 0;
}

int main(int count, char **arguments) {
    if (count == 4 && strcmp(arguments[1], "sync") == 0)
        return pages(arguments[2], strtoul(arguments[3], NULL, 10), 0);
    if (count == 4 && strcmp(arguments[1], "append") == 0)
        return pages(arguments[2], strtoul(arguments[3], NULL, 10), 1);
    if (count == 5 && (strcmp(arguments[1], "insert") == 0 || strcmp(arguments[1], "reuse") == 0))
        return inserts(arguments[2], strtoul(arguments[3], NULL, 10), arguments[4], arguments[1][0] == 'r');
    fprintf(stderr, "usage: disk sync|append FILE COUNT | disk insert|reuse FILE COUNT DOCUMENT\n");
    return 2;
}
