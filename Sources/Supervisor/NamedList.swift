/// Things in an order, each of which is found by its name without looking at the others.
struct NamedList<Element>: Sequence {
    private var slots: [Element?] = []
    private var positions: [String: Int] = [:]

    /// How many there are.
    var count: Int { positions.count }

    /// The one of this name.
    subscript(_ name: String) -> Element? { positions[name].flatMap { slots[$0] } }

    /// Puts something in the place of what has this name, or else behind all others.
    mutating func put(_ element: Element, as name: String) {
        if let position = positions[name] {
            slots[position] = element
        } else {
            positions[name] = slots.count
            slots.append(element)
        }
    }

    /// Takes out what has this name.
    mutating func remove(_ name: String) {
        guard let position = positions.removeValue(forKey: name) else { return }
        slots[position] = nil
        // Closing up each time would move all that stand behind it, each time.
        if positions.count * 2 < slots.count { closeUp() }
    }

    private mutating func closeUp() {
        var moved = [Int](repeating: 0, count: slots.count)
        var elements: [Element?] = []
        for (position, element) in slots.enumerated() {
            moved[position] = elements.count
            if let element { elements.append(element) }
        }
        slots = elements
        positions = positions.mapValues { moved[$0] }
    }

    func makeIterator() -> AnyIterator<Element> {
        var rest = slots[...]
        return AnyIterator {
            while let next = rest.popFirst() {
                if let next { return next }
            }
            return nil
        }
    }
}
