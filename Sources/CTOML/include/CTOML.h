#ifndef CTOML_H
#define CTOML_H

// A TOML 1.0 document, parsed by toml++ and laid out flat, so that it can be
// read without C++. No exception leaves these functions.

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The most bytes that a document may have.
#define TOML_MAXIMUM_BYTES (1 << 20)

/// How deep arrays and inline tables may stand in each other.
#define TOML_MAXIMUM_NESTING 32

/// The most parts that one key may have, as `a.b.c` has three.
#define TOML_MAXIMUM_KEY_PARTS 16

/// What a node is. All of dates, times and both together are TOML_KIND_DATE.
enum toml_kind {
    TOML_KIND_TABLE,
    TOML_KIND_ARRAY,
    TOML_KIND_STRING,
    TOML_KIND_INTEGER,
    TOML_KIND_FLOAT,
    TOML_KIND_BOOLEAN,
    TOML_KIND_DATE,
};

/// A place in the document; both are counted from 1, columns in Unicode scalars.
struct toml_place {
    uint32_t line;
    uint32_t column;
};

/// UTF-8 that may hold NUL and has none at its end.
struct toml_text {
    const char *bytes;
    size_t length;
};

/// One value; its children follow right behind it, each with its own children.
struct toml_node {
    enum toml_kind kind;
    /// How many elements of an array or members of a table; the latter in the order of the file.
    size_t child_count;
    /// The key in the table that holds it, with the place where it is first written; empty in arrays and at the root.
    struct toml_text key;
    struct toml_place key_place;
    /// Where the value starts; of a table under a header, where its `[` is.
    struct toml_place place;
    /// Of a string its characters, of a date its spelling after RFC 3339.
    struct toml_text text;
    int64_t integer;
    double floating;
    int boolean;
};

/// What came of one document: nodes, or an error.
struct toml_document;

/// Parses UTF-8. NULL when there is no memory; everything else that is wrong is in the document.
struct toml_document *toml_parse(const char *bytes, size_t length);

/// All nodes depth first, the root table first of all; none when there is an error.
const struct toml_node *toml_nodes(const struct toml_document *document, size_t *count);

/// What is wrong and where; the length is 0 when nothing is.
struct toml_text toml_error(const struct toml_document *document, struct toml_place *place);

/// Frees the document and all that it has handed out; NULL is fine.
void toml_free(struct toml_document *document);

#ifdef __cplusplus
}
#endif

#endif
