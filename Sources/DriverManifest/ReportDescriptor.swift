/// What the top-level collections of a report descriptor are for (Device Class Definition for HID 1.11, 6.2.2).
///
/// Only that is read; whatever comes from a device is taken as it is, and what makes no sense ends the reading.
package enum ReportDescriptor {
    /// The kernel takes no longer ones (HID_MAX_DESCRIPTOR_SIZE in linux/hid.h).
    package static let longest = 4096

    /// The usages, in the descriptor's order, each once.
    package static func usages(_ bytes: [UInt8]) -> [MatchRule.Usage] {
        var usages: [MatchRule.Usage] = []
        var (page, local, depth): (UInt32, UInt32?, Int) = (0, nil, 0)
        var pages: [UInt32] = []
        var rest = bytes.prefix(longest)
        while let prefix = rest.popFirst() {
            if prefix == 0xFE {
                // A long item, of which none is defined: its length, its tag, its data (6.2.2.3).
                guard let length = rest.popFirst(), rest.count > Int(length) else { return usages }
                rest = rest.dropFirst(1 + Int(length))
                continue
            }
            let size = [0, 1, 2, 4][Int(prefix & 3)]
            guard rest.count >= size else { return usages }
            let value = rest.prefix(size).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            rest = rest.dropFirst(size)
            switch prefix & 0xFC {
            case 0x04: page = value
            case 0xA4: if pages.count < 16 { pages.append(page) }
            case 0xB4: page = pages.popLast() ?? page
            case 0x08:
                // Four bytes hold the page, too (6.2.2.8). The first usage is the collection's.
                if local == nil { local = size == 4 ? value : page << 16 | value }
            case 0xA0:
                if depth == 0, let local {
                    let usage = MatchRule.Usage(
                        page: UInt16(truncatingIfNeeded: local >> 16),
                        number: UInt16(truncatingIfNeeded: local)
                    )
                    if !usages.contains(usage) { usages.append(usage) }
                }
                (depth, local) = (depth + 1, nil)
            case 0xC0: (depth, local) = (max(0, depth - 1), nil)
            case 0x80, 0x90, 0xB0: local = nil
            default: break
            }
        }
        return usages
    }
}
