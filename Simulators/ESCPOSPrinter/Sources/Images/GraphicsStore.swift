import SimulatorKit

/// Pictures that are kept in the printer for later.
struct GraphicsStore {
    /// The two characters under which a picture is kept.
    struct Key: Hashable {
        let first: UInt8
        let second: UInt8
    }

    /// How many bytes of dots each kind of memory holds; capacities differ between models.
    static let capacity = 512 << 10

    /// What GS ( L function 112 has put into the print buffer.
    var waiting: Bitmap?
    /// GS *.
    var downloadedBitImage: Bitmap?
    /// GS ( L functions 83 and 84: gone without power.
    private(set) var downloaded: [Key: Bitmap] = [:]
    /// GS ( L functions 67 and 68.
    private(set) var kept: [Key: Bitmap] = [:]
    /// FS q, which replaces all of them at once.
    private(set) var numbered: [Bitmap] = []

    /// Keeps a picture; false when there is no room.
    mutating func define(_ key: Key, _ picture: Bitmap, isKept: Bool) -> Bool {
        var table = isKept ? kept : downloaded
        table[key] = picture
        guard GraphicsStore.size(table.values) <= GraphicsStore.capacity else { return false }
        if isKept { kept = table } else { downloaded = table }
        return true
    }

    /// Forgets a picture, or all of them.
    mutating func delete(_ key: Key?, isKept: Bool) {
        switch (key, isKept) {
        case (nil, true): kept = [:]
        case (nil, false): downloaded = [:]
        case (let key?, true): kept[key] = nil
        case (let key?, false): downloaded[key] = nil
        }
    }

    /// Replaces the numbered pictures; false when there is no room.
    mutating func number(_ pictures: [Bitmap]) -> Bool {
        guard GraphicsStore.size(pictures) <= GraphicsStore.capacity else { return false }
        numbered = pictures
        return true
    }

    /// ESC @.
    mutating func reset() { (waiting, downloadedBitImage) = (nil, nil) }

    /// The power has failed.
    mutating func losePower() {
        reset()
        downloaded = [:]
    }

    private static func size(_ pictures: some Sequence<Bitmap>) -> Int {
        pictures.reduce(0) { $0 + $1.bytes.count + 64 }
    }
}
