#include "CTOML.h"

#include "Bounds.hpp"

#include <algorithm>
#include <cstdio>
#include <deque>
#include <new>
#include <string>
#include <vector>

#define TOML_ENABLE_FORMATTERS 0
#define TOML_ENABLE_WINDOWS_COMPAT 0
// One more than Bounds lets pass, since toml++ counts the value in the innermost array too.
#define TOML_MAX_NESTED_VALUES (TOML_MAXIMUM_NESTING + 1)
#include <toml++/toml.h>

#if !TOML_EXCEPTIONS
#error "toml++ must throw: the code that goes on after an error is not what this shim is tested with"
#endif

/// Keeps what the nodes point into.
struct toml_document {
    toml::table root;
    std::deque<std::string> dates;
    std::vector<toml_node> nodes;
    std::string error;
    toml_place error_place = {1, 1};
};

namespace {

toml_place place_of(const toml::source_region &region) { return {region.begin.line, region.begin.column}; }

toml_text text_of(std::string_view text) { return {text.data(), text.size()}; }

void append(std::string &text, const toml::date &date) {
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%04u-%02u-%02u", date.year, date.month, date.day);
    text += buffer;
}

void append(std::string &text, const toml::time &time) {
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%02u:%02u:%02u", time.hour, time.minute, time.second);
    text += buffer;
    if (time.nanosecond != 0) {
        std::snprintf(buffer, sizeof buffer, ".%09u", time.nanosecond);
        text += buffer;
    }
}

void append(std::string &text, const toml::date_time &moment) {
    append(text, moment.date);
    text += 'T';
    append(text, moment.time);
    if (!moment.offset)
        return;
    const int minutes = moment.offset->minutes;
    const unsigned size = static_cast<unsigned>(minutes < 0 ? -minutes : minutes);
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%c%02u:%02u", minutes < 0 ? '-' : '+', size / 60, size % 60);
    text += buffer;
}

/// Writes nodes behind each other, each before its children.
class Flattener {
  public:
    explicit Flattener(toml_document &document) : document(document) {}

    void add(const toml::node &node, const toml::key *key) {
        toml_node flat = {};
        flat.place = place_of(node.source());
        if (key != nullptr) {
            flat.key = text_of(key->str());
            flat.key_place = place_of(key->source());
        }
        node.visit([&](const auto &value) { add_value(value, flat); });
    }

  private:
    void add_value(const toml::table &table, toml_node &flat) {
        flat.kind = TOML_KIND_TABLE;
        flat.child_count = table.size();
        document.nodes.push_back(flat);
        // toml++ sorts members by key; where the key is first written says the order of the file.
        std::vector<std::pair<const toml::key *, const toml::node *>> members;
        members.reserve(table.size());
        for (auto &&[key, node] : table)
            members.emplace_back(&key, &node);
        std::sort(members.begin(), members.end(), [](const auto &left, const auto &right) {
            return left.first->source().begin < right.first->source().begin;
        });
        for (const auto &[key, node] : members)
            add(*node, key);
    }

    void add_value(const toml::array &array, toml_node &flat) {
        flat.kind = TOML_KIND_ARRAY;
        flat.child_count = array.size();
        document.nodes.push_back(flat);
        for (const toml::node &node : array)
            add(node, nullptr);
    }

    template <typename Value> void add_value(const toml::value<Value> &value, toml_node &flat) {
        if constexpr (std::is_same_v<Value, std::string>) {
            flat.kind = TOML_KIND_STRING;
            flat.text = text_of(value.get());
        } else if constexpr (std::is_same_v<Value, std::int64_t>) {
            flat.kind = TOML_KIND_INTEGER;
            flat.integer = value.get();
        } else if constexpr (std::is_same_v<Value, double>) {
            flat.kind = TOML_KIND_FLOAT;
            flat.floating = value.get();
        } else if constexpr (std::is_same_v<Value, bool>) {
            flat.kind = TOML_KIND_BOOLEAN;
            flat.boolean = value.get();
        } else {
            flat.kind = TOML_KIND_DATE;
            append(document.dates.emplace_back(), value.get());
            flat.text = text_of(document.dates.back());
        }
        document.nodes.push_back(flat);
    }

    toml_document &document;
};

void parse(std::string_view text, toml_document &document) {
    if (text.size() > TOML_MAXIMUM_BYTES) {
        document.error = "the file is larger than 1 MiB";
        return;
    }
    Bounds bounds(text);
    if (const char *exceeded = bounds.exceeded()) {
        document.error = exceeded;
        document.error_place = bounds.place();
        return;
    }
    try {
        document.root = toml::parse(text);
        Flattener(document).add(document.root, nullptr);
    } catch (const toml::parse_error &error) {
        document.nodes.clear();
        document.error = error.description();
        document.error_place = place_of(error.source());
    }
}

} // namespace

toml_document *toml_parse(const char *bytes, size_t length) {
    toml_document *document = nullptr;
    try {
        document = new toml_document;
        parse(length == 0 ? std::string_view() : std::string_view(bytes, length), *document);
        return document;
    } catch (...) {
        // Nothing else is thrown than that memory is short.
        delete document;
        return nullptr;
    }
}

const toml_node *toml_nodes(const toml_document *document, size_t *count) {
    *count = document->nodes.size();
    return document->nodes.data();
}

toml_text toml_error(const toml_document *document, toml_place *place) {
    *place = document->error_place;
    return text_of(document->error);
}

void toml_free(toml_document *document) { delete document; }
