/// What is plugged in now, as far as the system has told.
package struct FunctionTable {
    private var functions: [String: FoundFunction] = [:]
    private var appearances = 0
    /// Those that the kernel's own drivers may be busy with.
    private var unsettled: Set<String> = []

    /// Starts with nothing.
    package init() {}

    /// All that can be opened, in the order of the ports.
    package var all: [FoundFunction] {
        functions.values.filter { !unsettled.contains($0.path) }.sorted { PortOrder.isBefore($0.path, $1.path) }
    }

    /// The function at a path of `/sys`.
    package subscript(path: String) -> FoundFunction? { functions[path] }

    /// What shows the same model and serial number at another port: a twin, or what it was before it moved.
    func doubles(of path: String) -> [FoundFunction] {
        guard let function = functions[path], let number = function.serialNumber else { return [] }
        return functions.values.filter { other in
            other.port != function.port && other.isSameModel(as: function)
                && other.serialNumber?.utf8.elementsEqual(number.utf8) == true
        }
    }

    /// Notes what is at a path now; whether that is news.
    ///
    /// A USB interface that `isBeingAdded` counts only once it is settled: whoever opens its device while usblp asks the printer
    /// for its name waits for as long (device_lock in the kernel's driver core), and takes it away before it has answered.
    @discardableResult
    package mutating func put(_ device: SystemDevice, isBeingAdded: Bool = false) -> Bool {
        // What was known of it is better; somebody looks again.
        guard device.isWhole else { return false }
        guard var function = FoundFunction(device) else {
            // What lies below has its own messages: a USB device can do nothing, its interfaces can.
            return functions.removeValue(forKey: device.path) != nil
        }
        if let before = functions[device.path], before.isSame(as: function) {
            function.appearance = before.appearance
            // The kernel shows it only while its own driver is bound.
            function.deviceId = function.deviceId ?? before.deviceId
            guard function != before else { return false }
        } else {
            function.appearance = appearances
            appearances += 1
            unsettled.remove(device.path)
            if isBeingAdded, function.subsystem == .usb { unsettled.insert(device.path) }
        }
        functions[device.path] = function
        return true
    }

    /// Notes that the kernel's drivers have looked at what is at a path, and below it; whether something can be opened now.
    @discardableResult
    package mutating func settle(_ path: String) -> Bool {
        let below = path + "/"
        let settled = unsettled.filter { $0 == path || $0.hasPrefix(below) }
        unsettled.subtract(settled)
        return !settled.isEmpty
    }

    /// Notes that nothing is at a path now, nor below it; whether that is news.
    @discardableResult
    package mutating func remove(_ path: String) -> Bool {
        let below = path + "/"
        let gone = functions.keys.filter { $0 == path || $0.hasPrefix(below) }
        for path in gone { functions[path] = nil }
        unsettled.subtract(gone)
        return !gone.isEmpty
    }

    /// Notes all that is there, after events were lost; whether there is news.
    @discardableResult
    package mutating func replace(_ devices: [SystemDevice]) -> Bool {
        let here = Set(devices.map(\.path))
        var isNews = false
        for path in functions.keys where !here.contains(path) { isNews = remove(path) || isNews }
        for device in devices { isNews = put(device) || isNews }
        isNews = !unsettled.isEmpty || isNews
        unsettled = []
        return isNews
    }
}
