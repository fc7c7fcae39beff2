import CLinux
import Glibc
import Varlink

/// One running process, its pulse, and the two connections between it and the supervisor.
final class Child {
    /// Told of each kind of call that the process was refused, where it does not tell by itself.
    var whenRefused: ((String) -> Void)?
    /// Told once, when the process has exited.
    var whenExited: ((ProcessExit) -> Void)?

    let process: pid_t
    /// The supervisor calls the child here.
    let calls: LoopedClient

    private let loop: EventLoop
    private let pidfd: OwnedDescriptor
    private let reports: VarlinkServer
    private var refusedCalls: RefusedCalls?
    private var pulse: Pulse
    private var pulseTimer: EventLoop.Timer?
    private var exitWatch: EventLoop.Watch?
    private(set) var killReason: String?

    /// The longest silence that a child may announce.
    private static let longestBusy: Duration = .seconds(120)

    /// Starts a program; `link` makes the child's ends of the connections part of its descriptors.
    init(
        loop: EventLoop,
        patience: Duration,
        services: ServiceDirectory,
        acceptedDescriptors: AcceptedDescriptors = .files,
        _ link: (_ calls: OwnedDescriptor, _ reports: OwnedDescriptor) -> Program
    ) throws(SystemError) {
        self.loop = loop
        let (callsPair, reportsPair) = (try SocketPair(), try SocketPair())
        let spawned = try link(callsPair.there, reportsPair.there).spawn()
        (process, pidfd) = (spawned.process, spawned.pidfd)
        pulse = Pulse(patience: patience, now: loop.now)
        var limits = ConnectionLimits()
        limits.acceptedDescriptors = acceptedDescriptors
        calls = try LoopedClient(loop: loop, callsPair.here, limits: limits)
        reports = VarlinkServer(loop: loop, services: services, maximumConnections: 1)
        try reports.serve(reportsPair.here)
        exitWatch = try loop.watchExit(pidfd: pidfd.rawValue) { [weak self] exit in self?.ended(exit) }
        refusedCalls = try spawned.listener.map { listener throws(SystemError) in
            try RefusedCalls(loop: loop, listener) { [weak self] in self?.whenRefused?($0) }
        }
        // Whichever link ends first: a child that closes one, or speaks nonsense on it, cannot be worked with.
        calls.whenClosed = { [weak self] reason in self?.linkEnded(reason) }
        reports.whenDisconnected = { [weak self] _, reason in self?.linkEnded(reason) }
        watchPulse()
    }

    /// The child has shown that it lives.
    func sign() { pulse.sign(now: loop.now) }

    /// The child has announced a silence.
    func busy(milliseconds: Int) {
        pulse.busy(for: .milliseconds(milliseconds), atMost: Child.longestBusy, now: loop.now)
    }

    /// Kills the process; nothing is started in its place before it has exited.
    func kill(_ reason: String) {
        guard killReason == nil else { return }
        killReason = reason
        _ = linux_pidfd_send_signal(pidfd.rawValue, SIGKILL)
    }

    /// Kills the process and waits until it is gone, for as long as the kernel takes; only where this process ends, too.
    func killAndWait(_ reason: String) {
        kill(reason)
        var entry = pollfd(fd: pidfd.rawValue, events: Int16(POLLIN), revents: 0)
        poll(&entry, 1, 1000)
    }

    private func linkEnded(_ reason: Disconnection) {
        switch reason {
        // An exit closes the links, too, and is told by itself in a moment.
        case .closedByPeer: loop.schedule(after: .milliseconds(200)) { [weak self] in self?.kill("its link is closed") }
        case .closedHere: break
        default: kill("its link broke: \(reason)")
        }
    }

    private func watchPulse() {
        pulseTimer = loop.schedule(at: pulse.deadline) { [weak self] in
            guard let self else { return }
            if self.pulse.isSilent(now: self.loop.now) { self.kill("it was silent for \(self.pulse.patience)") }
            if self.killReason == nil { self.watchPulse() }
        }
    }

    private func ended(_ exit: ProcessExit) {
        // What it has started in its session, and left there, holds the device's line.
        _ = Glibc.kill(-process, SIGKILL)
        if let pulseTimer { loop.cancel(pulseTimer) }
        reports.whenDisconnected = nil
        calls.whenClosed = nil
        calls.close()
        reports.close()
        (refusedCalls, whenRefused) = (nil, nil)
        whenExited?(exit)
        whenExited = nil
    }
}
