#include "Bounds.hpp"

const char *Bounds::exceeded() {
    int nesting = 0;
    int dots = 0;
    for (; position < text.size(); position++) {
        switch (text[position]) {
        case '"':
        case '\'': pass_string(text[position]); break;
        case '#': pass_comment(); break;
        case '.':
            // Only in keys is there more than one dot before the next mark.
            if (++dots >= TOML_MAXIMUM_KEY_PARTS)
                return "the key has more than 16 parts";
            break;
        case '[':
        case '{':
            if (++nesting > TOML_MAXIMUM_NESTING)
                return "values stand more than 32 deep in each other";
            dots = 0;
            break;
        case ']':
        case '}':
            nesting--;
            dots = 0;
            break;
        case '=':
        case ',':
        case '\n': dots = 0; break;
        default: break;
        }
    }
    return nullptr;
}

/// Leaves the position at the last byte of the string.
void Bounds::pass_string(char quote) {
    const char three[] = {quote, quote, quote};
    const bool has_lines = follows({three, 3});
    for (position += has_lines ? 3 : 1; position < text.size(); position++) {
        if (text[position] == '\\' && quote == '"') {
            position++;
        } else if (!has_lines && (text[position] == quote || text[position] == '\n')) {
            return;
        } else if (has_lines && follows({three, 3})) {
            position += 2;
            // Up to two more quotation marks belong to the text in front of the closing three.
            for (int more = 0; more < 2 && position + 1 < text.size() && text[position + 1] == quote; more++)
                position++;
            return;
        }
    }
}

/// Leaves the position in front of the line end.
void Bounds::pass_comment() {
    while (position + 1 < text.size() && text[position + 1] != '\n')
        position++;
}

toml_place Bounds::place() const {
    toml_place place = {1, 1};
    const std::size_t start = text.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
    for (std::size_t index = start; index < position && index < text.size(); index++) {
        if (text[index] == '\n') {
            place.line++;
            place.column = 1;
        } else if ((text[index] & 0xC0) != 0x80) {
            place.column++;
        }
    }
    return place;
}
