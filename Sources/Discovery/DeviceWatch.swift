import Varlink

/// Knows what is plugged in, from what udev tells and from looking for itself; in the loop that it is given.
///
/// udev's messages are a hint, not the truth. They get lost when there are too many (ENOBUFS), when udevd is killed, and
/// when it was never started. So everything is looked at anew after a loss, when udevd's file changes, and once a
/// minute: then nothing that was missed stays missed for longer than that.
package final class DeviceWatch {
    /// What is plugged in now.
    package private(set) var table = FunctionTable()

    /// What is amiss; nil while udev tells what happens.
    package var problem: String? {
        watch == nil ? "udev does not run here: devices are looked for every \(DeviceWatch.interval)" : nil
    }

    private let loop: EventLoop
    private let source: any DeviceSource
    private let whenChanged: () -> Void
    private let log: (String) -> Void
    private var watch: EventLoop.Watch?
    private var control: Udev.Control?
    private var lookTimer: EventLoop.Timer?
    private var hasLost = false
    private var nextFullLook: MonotonicTime
    /// How often in a row something was seen that was not whole.
    private var partialLooks = 0

    /// How often udevd's file is looked at; without udevd devices are looked for as often.
    private static let interval: Duration = .seconds(3)
    /// How often everything is looked at for no reason.
    private static let fullInterval: Duration = .seconds(60)
    /// How long a storm of messages may take before everything is looked at, so that it is done once.
    private static let settling: Duration = .milliseconds(200)
    /// How long the kernel's drivers may take to look at a device that was plugged in.
    private static let patience: Duration = .seconds(1)
    /// What stays a part for longer than so many looks is left to the next minute's.
    private static let mostPartialLooks = 5
    /// Others are served between so many messages.
    private static let messagesAtOnce = 64

    /// Prepares to look at what `source` tells; `whenChanged` is called whenever the table has changed after ``start()``.
    package init(
        loop: EventLoop,
        source: any DeviceSource,
        log: @escaping (String) -> Void,
        whenChanged: @escaping () -> Void
    ) {
        (self.loop, self.source, self.log, self.whenChanged) = (loop, source, log, whenChanged)
        nextFullLook = loop.now
    }

    deinit {
        if let watch { loop.cancel(watch) }
        if let lookTimer { loop.cancel(lookTimer) }
    }

    /// Looks at what is there, and listens from then on.
    package func start() {
        listen()
        if let problem { log(problem) }
        look()
        keepLooking()
    }

    /// Looks at everything soon: somebody has found that it is not as was told.
    package func lookSoon() {
        guard lookTimer == nil else { return }
        lookTimer = loop.schedule(after: DeviceWatch.settling) { [weak self] in
            self?.lookTimer = nil
            self?.look()
        }
    }

    /// What the system shows at a path of `/sys` now; nothing is noted.
    package func look(at path: String) -> FoundFunction? {
        guard let device = source.device(at: path), device.isWhole else { return nil }
        return FoundFunction(device)
    }

    private func listen() {
        if let watch { loop.cancel(watch) }
        watch = nil
        control = Udev.control
        guard let descriptor = source.listen() else { return }
        watch = try? loop.watch(descriptor, for: .readable) { [weak self] _ in self?.read() }
    }

    private func read() {
        var isNews = false
        reading: for _ in 0..<DeviceWatch.messagesAtOnce {
            do throws(SystemError) {
                switch try source.next() {
                case .there(let device): isNews = put(device) || isNews
                case .added(let device):
                    isNews = put(device, isBeingAdded: true) || isNews
                    settleLater(device.path)
                case .bound(let device):
                    isNews = put(device) || isNews
                    isNews = table.settle(device.path) || isNews
                case .gone(let path): isNews = table.remove(path) || isNews
                case nil: break reading
                }
            } catch {
                log("too much has happened at once (\(error)): everything is looked at anew")
                hasLost = true
                lookSoon()
            }
        }
        if isNews { whenChanged() }
    }

    private func put(_ device: SystemDevice, isBeingAdded: Bool = false) -> Bool {
        if !device.isWhole { lookSoon() }
        guard table.put(device, isBeingAdded: isBeingAdded) else { return false }
        // udevd works at several devices at once, and messages get lost: that a device has gone may be told after it has come
        // elsewhere, or never. Seen at two ports, its number would pass for one that two devices share.
        for double in table.doubles(of: device.path) where source.device(at: double.path)?.folder != double.folder {
            table.remove(double.path)
        }
        return true
    }

    /// Waits no longer for the kernel's drivers: there may be none that would tell.
    private func settleLater(_ path: String) {
        loop.schedule(after: DeviceWatch.patience) { [weak self] in
            guard let self, self.table.settle(path) else { return }
            self.whenChanged()
        }
    }

    private func look() {
        // What was told before some of it was lost is older than what is seen now, and would undo it.
        if hasLost { listen() }
        hasLost = false
        nextFullLook = loop.now + DeviceWatch.fullInterval
        let devices = source.all()
        partialLooks = devices.allSatisfy(\.isWhole) ? 0 : partialLooks + 1
        if 1...DeviceWatch.mostPartialLooks ~= partialLooks { lookSoon() }
        if table.replace(devices) { whenChanged() }
    }

    private func keepLooking() {
        loop.schedule(after: DeviceWatch.interval) { [weak self] in
            guard let self else { return }
            if Udev.control != self.control {
                // What another udevd tells comes from the same kernel; what happened between the two, nobody tells.
                self.listen()
                self.lookSoon()
            } else if self.watch == nil || self.nextFullLook <= self.loop.now {
                self.look()
            }
            self.keepLooking()
        }
    }
}
