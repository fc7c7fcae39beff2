#ifndef CTOML_BOUNDS_HPP
#define CTOML_BOUNDS_HPP

#include "CTOML.h"

#include <cstddef>
#include <string_view>

/// Looks for what would make toml++ recurse without end, before it does: it limits values in values, but not the
/// parts of keys, and a key of half a million parts overflows the stack when its tables are freed.
class Bounds {
  public:
    explicit Bounds(std::string_view text) : text(text) {}

    /// What goes over a limit first, or nullptr. Text that is no TOML is passed over; toml++ stops at it.
    const char *exceeded();

    /// Where exceeded() stopped.
    toml_place place() const;

  private:
    bool follows(std::string_view expected) const { return text.substr(position, expected.size()) == expected; }
    void pass_string(char quote);
    void pass_comment();

    std::string_view text;
    std::size_t position = 0;
};

#endif
