import CLinux
import Glibc
import Interfaces
import Supervisor
import Varlink

/// The parent of a lane in the foreground: it starts the supervisor, starts it again when it dies, and leaves no process
/// behind when it ends.
final class LaneParent {
    private let loop: EventLoop
    private let path: String
    private let arguments: [String]
    private let outputs: [OwnedDescriptor?]
    private let lanePatience: () -> Duration
    private let readiness: ReadinessWatch
    private let offspring = Offspring()
    private let terminal = OwnTerminal()
    private var policy = RestartPolicy(.essential)
    private var supervisor: Spawned?
    private var life: LifeWatch?
    private var isEnding = false
    private var wasReady = false
    private var vainStarts = 0
    private var status = ExitStatus.done

    /// The supervisor ends its children within a fraction of this; past it, it is killed and they die with it.
    private static let patienceAtEnd: Duration = .seconds(10)
    /// A supervisor that never got its lane ready and keeps giving up will not get it ready the next time.
    private static let mostVainStarts = 3

    /// Prepares the lane; `whenReady` is told the devices, the first time that all are ready.
    ///
    /// `lanePatience` tells, at each start of the supervisor, how long its configuration lets a process be silent.
    init(
        program path: String,
        arguments: [String],
        socket: String,
        lanePatience: @escaping () -> Duration,
        whenReady: @escaping (_ devices: [Devices.Device]) -> Void
    ) throws(SystemError) {
        loop = try EventLoop()
        (self.path, self.arguments, self.lanePatience) = (path, arguments, lanePatience)
        // Copies: this process's own stay open whatever becomes of them.
        outputs = [Int32(1), 2].map { number in
            let copy = fcntl(number, F_DUPFD_CLOEXEC, 3)
            return copy >= 0 ? OwnedDescriptor(copy) : nil
        }
        readiness = ReadinessWatch(loop: loop, socket: socket)
        readiness.whenReady = { [unowned self] devices in
            self.vainStarts = 0
            if self.wasReady { return say("the lane is ready again") }
            self.wasReady = true
            whenReady(devices)
        }
    }

    /// Runs the lane until a signal ends it, or until it cannot be run.
    func run() throws(Failure) -> ExitStatus {
        do throws(SystemError) {
            // Whoever started this program may have had it inherit that children are not to be told of.
            signal(SIGCHLD, SIG_DFL)
            guard linux_adopt_orphans() == 0 else { throw SystemError("prctl") }
            try loop.watchSenders(of: [SIGINT, SIGTERM, SIGHUP, SIGCHLD]) { [unowned self] signal in
                switch signal.number {
                case SIGCHLD: self.collect()
                case SIGHUP where !self.terminal.isGone(by: signal): self.passOn(signal.number)
                default: self.end(signal.number)
                }
            }
            try start()
            try loop.run()
        } catch {
            offspring.end(within: .seconds(5))
            throw Failure(error.description)
        }
        offspring.end(within: .seconds(5))
        return status
    }

    private func start() throws(SystemError) {
        let life = try LifeWatch(loop: loop, lanePatience: lanePatience())
        let descriptors = [nil] + outputs + [life.there]
        let program = Program(
            path: path,
            arguments: arguments + ["--alive", "\(descriptors.count - 1)"],
            descriptors: descriptors,
            maximumDescriptors: LaneParent.ownMaximumDescriptors()
        )
        supervisor = try program.spawn()
        life.there.close()
        life.whenSilent = { [unowned self] silence in
            guard let supervisor = self.supervisor else { return }
            complain("lane: the supervisor has shown no sign of life for \(silence); it is killed")
            self.kill(supervisor)
        }
        self.life = life
        readiness.begin()
    }

    private func collect() {
        while let (process, exit) = offspring.collect() {
            if process == supervisor?.process { supervisorEnded(exit) }
        }
    }

    private func supervisorEnded(_ exit: ProcessExit) {
        supervisor = nil
        life?.stop()
        life = nil
        readiness.stop()
        if isEnding { return loop.stop() }
        // It says 2 for a configuration that cannot be read, and has told why.
        if exit == .code(ExitStatus.usage.rawValue) { return giveUp(.usage) }
        vainStarts += 1
        if !wasReady, vainStarts >= LaneParent.mostVainStarts {
            complain("lane: the supervisor has ended \(vainStarts) times and the lane was never ready")
            return giveUp(.failed)
        }
        complain("lane: the supervisor has ended (\(LaneParent.words(exit))); it is started again")
        // Their death was ordered with its own; none may hold a device when its successor opens it.
        offspring.end(within: .seconds(5))
        let moment: MonotonicTime
        switch policy.died(now: loop.now) {
        case .restart(let at): moment = at
        case .quarantine(let until): moment = until
        }
        loop.schedule(at: moment) { [weak self] in
            guard let self, !self.isEnding, self.supervisor == nil else { return }
            do throws(SystemError) {
                try self.start()
            } catch {
                complain("lane: \(error)")
                self.giveUp(.failed)
            }
        }
    }

    private func giveUp(_ status: ExitStatus) {
        self.status = status
        loop.stop()
    }

    /// Passes a signal on and waits for the end; the second one does not wait.
    private func end(_ number: Int32) {
        guard let supervisor else { return loop.stop() }
        if isEnding { return kill(supervisor) }
        isEnding = true
        life?.stop()
        readiness.stop()
        _ = linux_pidfd_send_signal(supervisor.pidfd.rawValue, number == SIGHUP ? SIGTERM : number)
        loop.schedule(after: LaneParent.patienceAtEnd) { [weak self] in
            guard let self, let supervisor = self.supervisor else { return }
            complain("lane: the supervisor does not end; it is killed")
            self.kill(supervisor)
        }
    }

    /// The supervisor reads its configuration again.
    private func passOn(_ number: Int32) {
        if let supervisor { _ = linux_pidfd_send_signal(supervisor.pidfd.rawValue, number) }
    }

    private func kill(_ supervisor: Spawned) { _ = linux_pidfd_send_signal(supervisor.pidfd.rawValue, SIGKILL) }

    /// As many as this process may have: what the supervisor gets is the most that it can hand on.
    private static func ownMaximumDescriptors() -> Int {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 1024 }
        return Int(min(limit.rlim_max, 1 << 20))
    }

    private static func words(_ exit: ProcessExit) -> String {
        switch exit {
        case .code(let code): "exit code \(code)"
        case .signal(let number): "signal \(number)"
        }
    }
}
