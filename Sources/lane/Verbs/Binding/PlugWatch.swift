import Interfaces
import Varlink

/// Waits until the technician has plugged in the device, and tells meanwhile what comes and goes.
final class PlugWatch {
    private let lane: SocketOption
    private let walk: BindWalk
    private let timeout: Duration
    private var found: [Devices.Found] = []
    private var line = ProgressLine()
    private var settleTimer: EventLoop.Timer?
    private var told: Set<Int> = []
    private var result: Result<Devices.Found, Failure>?
    private var isOver = false

    /// A composite device, or all that hangs on a hub, comes within this time.
    private static let settling: Duration = .milliseconds(1500)

    init(_ lane: SocketOption, _ walk: BindWalk, timeout: Duration) {
        (self.lane, self.walk, self.timeout) = (lane, walk, timeout)
    }

    /// Waits for it, until the deadline.
    func run() throws(Failure) -> Devices.Found {
        let descriptor = try lane.connectedSocket()
        do throws(SystemError) { try watch(over: descriptor, until: .now + timeout) } catch {
            throw Failure(error.description)
        }
        line.clear()
        guard let result else { throw Failure("nothing was bound") }
        return try result.get()
    }

    private func watch(over descriptor: OwnedDescriptor, until deadline: MonotonicTime) throws(SystemError) {
        let loop = try EventLoop()
        let client = try LoopedClient(loop: loop, descriptor)
        client.connection.stream(Devices.WatchFound.self, .init(), deadline: deadline + .seconds(5)) {
            [weak self] event in
            guard let self else { return }
            switch event {
            case .success(let reply): self.changed(reply.parameters, loop)
            case .failure(let error): self.end(.failure(Failure(error)), loop)
            }
        }
        tick(loop, deadline)
        try loop.run()
        // That the connection ends now says nothing.
        isOver = true
    }

    private func changed(_ reply: Devices.WatchFound.Reply, _ loop: EventLoop) {
        if let reason = reply.notLooking {
            return end(.failure(Failure("the lane does not see what is plugged in: \(shortened(reason))")), loop)
        }
        found = reply.found
        if let settleTimer { loop.cancel(settleTimer) }
        settleTimer = loop.schedule(after: PlugWatch.settling) { [weak self] in self?.judge(loop) }
    }

    private func judge(_ loop: EventLoop) {
        switch walk.judge(found) {
        case .nothing: break
        case .gone(let devices):
            for device in fresh(devices) { tell("gone: \(device.title); now plug it in") }
        case .came(let device): end(.success(device), loop)
        case .several(let devices):
            guard !fresh(devices).isEmpty else { return }
            tell("\(devices.count) have come, and which one is meant is not clear:")
            for device in devices { tell("  \(device.title)") }
            tell("Unplug all but the one.")
        case .foreign(let devices):
            for device in fresh(devices) {
                let detail = device.detail.map { shortened($0, to: 300) } ?? "no driver knows it"
                let why = device.families.isEmpty ? detail : "it is of \(shortened(listed(device.families), to: 100))"
                tell("not the one: \(device.title): \(why); 'lane explain \(shortened(device.port, to: 40))' says more")
            }
        }
    }

    /// Those that were not told of yet.
    private func fresh(_ devices: [Devices.Found]) -> [Devices.Found] {
        devices.filter { told.insert($0.number).inserted }
    }

    private func tell(_ text: String) {
        line.clear()
        say(wrapped(text, indent: 0))
    }

    private func tick(_ loop: EventLoop, _ deadline: MonotonicTime) {
        let rest = (deadline - .now).nanoseconds
        guard rest > 0 else {
            let seconds = timeout.components.seconds
            let failure = Failure(
                "nothing that could be it was plugged in within \(seconds) seconds; nothing was bound"
            )
            return end(.failure(failure), loop)
        }
        line.show("waiting for it to be plugged in, \(rest / 1_000_000_000 + 1) s left; Ctrl-C to give up")
        loop.schedule(after: min(.seconds(1), .nanoseconds(rest))) { [weak self] in
            guard let self, self.result == nil else { return }
            self.tick(loop, deadline)
        }
    }

    private func end(_ result: Result<Devices.Found, Failure>, _ loop: EventLoop) {
        if self.result == nil, !isOver { self.result = result }
        loop.stop()
    }
}
