#ifndef LANEKEEPER_SQLITE_HEADERS_H
#define LANEKEEPER_SQLITE_HEADERS_H

#include <malloc.h>
#include <sqlite3.h>

/* SQLITE_TRANSIENT is a cast, which Swift does not import: the value is copied before these return. */
static inline int sqlite_bind_copied_text(sqlite3_stmt *statement, int index, const char *text, int count) {
    return sqlite3_bind_text(statement, index, text, count, SQLITE_TRANSIENT);
}

static inline int sqlite_bind_copied_bytes(sqlite3_stmt *statement, int index, const void *bytes, int count) {
    return sqlite3_bind_blob(statement, index, count == 0 ? "" : bytes, count, SQLITE_TRANSIENT);
}

/* The whole process gives back what it has freed, of all threads (malloc_trim(3)); Glibc does not show it to Swift. */
static inline void sqlite_release_free_memory(void) { malloc_trim(0); }

#endif
