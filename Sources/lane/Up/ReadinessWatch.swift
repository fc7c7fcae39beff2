import Interfaces
import Varlink

/// Asks a lane that is starting until all its devices are ready.
final class ReadinessWatch {
    /// Told the devices, once for each ``begin()``.
    var whenReady: ((_ devices: [Devices.Device]) -> Void)?

    private let loop: EventLoop
    private let socket: String
    private var client: LoopedClient?
    private var retry: EventLoop.Timer?

    /// After this long a person is told what is missing.
    private static let patience: Duration = .seconds(30)

    init(loop: EventLoop, socket: String) { (self.loop, self.socket) = (loop, socket) }

    /// Asks until the answer is yes.
    func begin() {
        stop()
        ask()
    }

    /// Asks no more.
    func stop() {
        if let retry { loop.cancel(retry) }
        retry = nil
        let old = client
        client = nil
        old?.close()
    }

    private func ask() {
        retry = nil
        guard let descriptor = try? UnixAddress(socket).connect(),
            let client = try? LoopedClient(loop: loop, descriptor)
        else { return askLater() }
        self.client = client
        let milliseconds = Int(ReadinessWatch.patience.nanoseconds / 1_000_000)
        Devices.Client(client).waitReady(
            .init(devices: [], deadlineMilliseconds: milliseconds),
            deadline: loop.now + ReadinessWatch.patience * 2
        ) { [weak self] result in self?.answered(result) }
    }

    private func answered(_ result: Result<Reply<Devices.WaitReady>, CallError>) {
        guard let client, case .success(let reply) = result else { return askLater() }
        guard reply.parameters.isReady else {
            say("not ready yet: \(listed(reply.parameters.waitingFor)); 'lane devices' says more")
            return askLater()
        }
        Devices.Client(client).list(.init(), deadline: loop.now + LaneConnection.patience) { [weak self] result in
            guard let self, case .success(let reply) = result else { return self?.askLater() ?? () }
            self.whenReady?(reply.parameters.devices)
            self.loop.schedule(after: .zero) { [weak self] in self?.stop() }
        }
    }

    /// A client that is being told of its end cannot be let go of at the same time.
    private func askLater() {
        guard retry == nil else { return }
        retry = loop.schedule(after: .milliseconds(50)) { [weak self] in
            guard let self else { return }
            self.stop()
            self.ask()
        }
    }
}
