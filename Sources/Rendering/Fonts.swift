import CPango

/// The fonts that are installed.
package enum Fonts {
    /// The files and folders that finding and reading them takes; no font is looked at for that.
    package static func places() -> [String] {
        var places: [String] = []
        withUnsafeMutablePointer(to: &places) { places in
            text_visit_font_places(
                { path, places in
                    guard let path else { return }
                    places?.assumingMemoryBound(to: [String].self).pointee.append(String(cString: path))
                },
                places
            )
        }
        return places
    }

    /// Finds them, and returns how many files there are; without one nothing can be drawn.
    package static func find() -> Int { Int(text_find_fonts()) }

    /// Keeps what fonts take within bounds, however many sizes are asked for; to be called while nothing is laid out.
    package static func boundMemory() { text_bound_memory(24 << 20) }
}
