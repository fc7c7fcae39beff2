/// The places of devices that are being given up, and who waits for them: a line is never held twice.
struct TakenPlaces<Device> {
    private var holders: [LaneDescription.Location: Int] = [:]
    private var waiting: [LaneDescription.Location: [Device]] = [:]

    /// A device is being given up, and has its place until it is gone.
    mutating func beginToLeave(_ place: LaneDescription.Location) {
        if place.isShareable { holders[place, default: 0] += 1 }
    }

    /// Whether a new device may have its place now; one that may not waits.
    mutating func take(_ place: LaneDescription.Location, for device: Device) -> Bool {
        guard place.isShareable, holders[place] != nil else { return true }
        waiting[place, default: []].append(device)
        return false
    }

    /// A device that was given up is gone; answers who may have its place.
    mutating func left(_ place: LaneDescription.Location) -> [Device] {
        guard let count = holders[place] else { return [] }
        holders[place] = count > 1 ? count - 1 : nil
        return count > 1 ? [] : waiting.removeValue(forKey: place) ?? []
    }
}

extension LaneDescription.Location {
    /// Whether two devices can be at it: each simulated one has a place of its own, and what is found is nobody else's until it is given up.
    fileprivate var isShareable: Bool { !isSimulated && !isFound }
}
