import Interfaces
import Varlink

/// Answers `org.lanekeeper.Devices` to clients.
final class DevicesService: Devices.Service {
    private(set) var table = DeviceTable()
    /// Told of each device of which something has changed.
    var whenChanged: ((String) -> Void)?
    /// Who knows what is plugged in.
    var found: FoundDesk?

    private let loop: EventLoop
    private var watchers: [Watcher] = []
    private var waiters: [Waiter] = []

    /// A client that watches; changes that it could not take yet are told together.
    private final class Watcher {
        let call: Call<Devices.Watch>
        var pending: Set<String> = []
        var isCongested = false

        init(_ call: Call<Devices.Watch>) { self.call = call }
    }

    private struct Waiter {
        let call: Call<Devices.WaitReady>
        let devices: [String]
        let timer: EventLoop.Timer
    }

    /// The longest that a client may wait: a deadline beyond it is a mistake.
    private static let longestWaitMilliseconds = 24 * 3600 * 1000

    init(_ loop: EventLoop) { self.loop = loop }

    func list(_ call: Call<Devices.List>, _ parameters: Devices.List.Parameters) {
        call.reply(.init(devices: table.devices))
    }

    func describe(_ call: Call<Devices.Describe>, _ parameters: Devices.Describe.Parameters) {
        guard let device = table.find(parameters.device) else {
            call.fail(Devices.DeviceNotFound(device: parameters.device))
            return
        }
        call.reply(.init(device: device))
    }

    func watch(_ call: Call<Devices.Watch>, _ parameters: Devices.Watch.Parameters) {
        guard call.wantsMore else {
            call.failExpectedMore()
            return
        }
        let watcher = Watcher(call)
        watchers.append(watcher)
        call.whenCancelled { [weak self, weak watcher] in self?.watchers.removeAll { $0 === watcher } }
        call.replyContinuing(.init(devices: table.devices))
    }

    func waitReady(_ call: Call<Devices.WaitReady>, _ parameters: Devices.WaitReady.Parameters) {
        if let unknown = parameters.devices.first(where: { table.find($0) == nil }) {
            call.fail(Devices.DeviceNotFound(device: unknown))
            return
        }
        guard 0...DevicesService.longestWaitMilliseconds ~= parameters.deadlineMilliseconds else {
            call.fail(VarlinkService.InvalidParameter(parameter: "deadlineMilliseconds"))
            return
        }
        guard !table.notReady(parameters.devices).isEmpty else {
            call.reply(.init(isReady: true, waitingFor: []))
            return
        }
        let timer = loop.schedule(after: .milliseconds(parameters.deadlineMilliseconds)) { [weak self] in
            guard let self else { return }
            let missing = self.table.notReady(parameters.devices)
            call.reply(.init(isReady: missing.isEmpty, waitingFor: missing))
            self.waiters.removeAll { !$0.call.isOpen }
        }
        waiters.append(Waiter(call: call, devices: parameters.devices, timer: timer))
        call.whenCancelled { [weak self] in
            self?.loop.cancel(timer)
            self?.waiters.removeAll { $0.timer == timer }
        }
    }

    func explain(_ call: Call<Devices.Explain>, _ parameters: Devices.Explain.Parameters) {
        found?.explain(call, parameters.name)
    }

    func watchFound(_ call: Call<Devices.WatchFound>, _ parameters: Devices.WatchFound.Parameters) {
        guard call.wantsMore else {
            call.failExpectedMore()
            return
        }
        found?.watch(call)
    }

    func bind(_ call: Call<Devices.Bind>, _ parameters: Devices.Bind.Parameters) { found?.bind(call, parameters) }

    /// Changes the table and tells all who wait for that.
    ///
    /// The change says whether there was one.
    func update(_ name: String, _ change: (inout DeviceTable) -> Bool) {
        guard change(&table) else { return }
        tell(of: [name])
    }

    /// Takes all devices as they are after the configuration was read again.
    func arrange(_ devices: [Devices.Device]) { tell(of: table.arrange(devices)) }

    private func tell(of names: [String]) {
        for name in names { whenChanged?(name) }
        if !names.isEmpty {
            for watcher in watchers { tell(watcher, of: Set(names)) }
        }
        for waiter in waiters {
            // Nobody knows when the lane will have one of this name again, if ever.
            if let lost = waiter.devices.first(where: { table.find($0) == nil }) {
                loop.cancel(waiter.timer)
                waiter.call.fail(Devices.DeviceNotFound(device: lost))
            } else if table.notReady(waiter.devices).isEmpty {
                loop.cancel(waiter.timer)
                waiter.call.reply(.init(isReady: true, waitingFor: []))
            }
        }
        waiters.removeAll { !$0.call.isOpen }
    }

    /// A client that reads slowly gets the newest state of what has changed, not each change: memory stays bounded.
    private func tell(_ watcher: Watcher, of names: Set<String>) {
        watcher.pending.formUnion(names)
        guard !watcher.isCongested else { return }
        let changed = table.devices.filter { watcher.pending.contains($0.device) }
        let removed = watcher.pending.subtracting(changed.map(\.device)).sorted()
        watcher.pending = []
        let reply = Devices.Watch.Reply(devices: changed, removed: removed.isEmpty ? nil : removed)
        guard watcher.call.replyContinuing(reply) == .congested else { return }
        watcher.isCongested = true
        watcher.call.whenDrained { [weak self, weak watcher] in
            guard let self, let watcher else { return }
            watcher.isCongested = false
            if !watcher.pending.isEmpty { self.tell(watcher, of: []) }
        }
    }
}
