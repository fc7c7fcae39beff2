import ArgumentParser
import Glibc
import Interfaces
import Varlink

/// `lane bind`: makes what is plugged in now a device of the lane, for good.
struct Bind: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Bind a device of the lane to what is plugged in, for good.",
        discussion: """
            Without --to it watches while you unplug the device and plug it in. A device on the network is bound to what is \
            at its address now. Then it waits until the device is ready, and tests it with you. \
            Exit code: 0 it is bound and ready, and where it was tested the test was passed; 1 it is not bound, or not ready, or \
            the test has failed; 2 wrong command line or role, or its place is fixed, or lane.toml itself says which one it is; \
            3 it is bound, and nobody has said whether the test was passed, or it was interrupted while it was being bound.
            """
    )

    @OptionGroup var socket: SocketOption

    @Option(
        help: ArgumentHelp(
            "What it is, of what is plugged in: serialNumber:A1, port:1-2 or model:04b8:0202; first: whatever is there.",
            valueName: "identity"
        )
    )
    var to: String?

    @Flag(help: "Ask nothing: take it from another device that has it, and test nothing. For scripts, with --to.")
    var yes = false

    @Flag(help: "Do not test it.")
    var noTest = false

    @Option(
        help: ArgumentHelp(
            "How long it may take to be plugged in, to end a job, and then to be ready.",
            valueName: "seconds"
        )
    )
    var timeout = Seconds(120)

    @Argument(help: "The role, or the device's name.")
    var role: String

    func validate() throws {
        if yes, to == nil { throw ValidationError("--yes asks nothing, so --to has to say what it is") }
    }

    func run() throws {
        guard yes || Question.isPossible else {
            throw Failure("there is nobody to ask here; scripts say --to and --yes", .usage)
        }
        Interruption.watch("nothing was bound")
        let lane = try socket.connect()
        let device = try lane.call(Devices.Describe.self, .init(device: role)).device
        let name = printable(device.device)
        let reply = try lane.call(Devices.Explain.self, .init(name: device.device), timeout: Bind.patience)
        guard let wanted = reply.devices.first(where: { $0.device.utf8.elementsEqual(device.device.utf8) }) else {
            let isBound = try bindPlace(device, lane)
            return try finish(device.device, isBound: isBound, lane)
        }
        guard ["first"].contains(wanted.identity) else {
            let error = Devices.BoundByConfiguration(
                device: wanted.device,
                identity: wanted.identity,
                file: wanted.file,
                line: wanted.line
            )
            throw Failure(error)
        }
        if let reason = reply.notLooking {
            throw Failure("the lane does not see what is plugged in: \(shortened(reason)); nothing was bound")
        }
        let isBound: Bool
        if let to {
            isBound = try bind(device.device, to: to, lane)
        } else {
            let attached = shortened(wanted.attached, to: 20)
            say(folded("\(name) looks for: \(shortened(wanted.family, to: 60)), attached by \(attached)."))
            say(folded("It takes \(wanted.choice)."))
            let all = try lane.call(Devices.Explain.self, .init(name: nil), timeout: Bind.patience).found
            say("Unplug it, then plug it in now.")
            let watch = PlugWatch(socket, BindWalk(wanted, before: all), timeout: timeout.duration)
            let found = try watch.run()
            withExtendedLifetime(watch) {}
            isBound = try confirm(found, as: device.device, lane)
        }
        try finish(device.device, isBound: isBound, lane)
    }

    /// How long to wait before a device is asked for again that is at a job, in microseconds.
    private static let pauseWhileBusy: UInt32 = 500_000

    /// The gateway asks the supervisor, twice, and waits 10 seconds for it each time.
    private static let patience: Duration = .seconds(25)

    /// A device on the network is bound to whatever is at its address; others have a place, and nothing is to be bound.
    private func bindPlace(_ device: Devices.Device, _ lane: LaneConnection) throws(Failure) -> Bool {
        // Who is asked first believes that there is something to bind; the lane refuses it, and says why.
        if to == nil, !yes, !device.hasFixedPlace {
            let place = shortened(device.location, to: 100)
            say(folded("\(printable(device.device)) is at \(place). It is bound to what is there now."))
            if let detail = device.detail { say(wrapped(shortened(detail, to: 600), indent: 0)) }
            guard Question.isYes("Bind it?") == true else { throw Failure("nothing was bound") }
        }
        return try bind(device.device, to: to ?? "first", lane)
    }

    private func confirm(_ found: Devices.Found, as name: String, _ lane: LaneConnection) throws(Failure) -> Bool {
        let number = found.serialNumber.map { "serial number \(shortened($0, to: 130))" } ?? "without a serial number"
        say(folded("It is \(found.title), \(number)."))
        guard let identity = found.identities.first else {
            throw Failure("nothing distinguishes it from others: it cannot be bound")
        }
        let isNumber = identity.utf8.starts(with: "serialNumber:".utf8)
        say(
            isNumber
                ? "It will be known at any port."
                : folded("It has no serial number of its own, so it will be known by its port: it has to stay there.")
        )
        if let owner = found.device, !owner.utf8.elementsEqual(name.utf8) {
            say(folded("'\(printable(owner))' has it now, and will be bound anew."))
        }
        guard Question.isYes("Bind \(printable(name)) to it?") == true else { throw Failure("nothing was bound") }
        // By its port: that is where it was seen to be plugged in just now.
        return try bind(name, to: "port:\(found.port)", take: true, lane)
    }

    /// Binds it; returns whether it is bound to one already, and not to the first that will be found.
    private func bind(
        _ name: String,
        to identity: String,
        take: Bool? = nil,
        _ lane: LaneConnection
    ) throws(Failure) -> Bool {
        var take = take ?? yes
        let deadline = MonotonicTime.now + timeout.duration
        var line = ProgressLine()
        while true {
            do throws(CallError) {
                let parameters = Devices.Bind.Parameters(device: name, identity: identity, take: take)
                let title = "'\(printable(name))'"
                Interruption.mean("whether \(title) was bound is not known; 'lane explain' says what has it", .unknown)
                let reply = try lane.attempt(Devices.Bind.self, parameters, timeout: Bind.patience)
                let now =
                    reply.now.map { "is bound to \(shortened($0, to: 140))" }
                    ?? "will be bound to the first one that is found"
                Interruption.mean("\(title) \(now), and was not ready yet")
                line.clear()
                let before = reply.before.map { "; before it was \(shortened($0, to: 140))" } ?? ""
                say(folded("\(printable(reply.device)) \(now)\(before)."))
                if let owner = reply.takenFrom { say(folded("'\(printable(owner))' is looked for anew.")) }
                return reply.now != nil
            } catch {
                if case .refused = error { Interruption.mean("nothing was bound") }
                if let detail = error.isBusy, MonotonicTime.now < deadline {
                    line.show("waiting: \(shortened(detail, to: 300))")
                    usleep(Bind.pauseWhileBusy)
                    continue
                }
                line.clear()
                guard !take, let owner = error.owner else { throw Failure(error) }
                take = Question.isYes("'\(printable(owner))' has it now. Take it from there?") == true
                if !take { throw Failure("nothing was bound") }
            }
        }
    }

    /// Waits until the device is ready, and tests it.
    private func finish(_ name: String, isBound: Bool, _ lane: LaneConnection) throws(Failure) {
        let deadline = MonotonicTime.now + timeout.duration
        var line = ProgressLine()
        var device: Devices.Device
        repeat {
            device = try lane.call(Devices.Describe.self, .init(device: name)).device
            let why = device.detail.map { shortened($0, to: 300) } ?? device.reason.map(attentionWords)
            let words = device.state.rawValue + (why.map { ": \($0)" } ?? "")
            if device.isUsable { break }
            guard MonotonicTime.now < deadline else {
                line.clear()
                // `first` binds nothing where several are there.
                if device.reason?.utf8.elementsEqual("ambiguous".utf8) == true {
                    throw Failure("'\(printable(name))' is not bound; it is \(words)")
                }
                if !isBound, device.state == .absent {
                    throw Failure("'\(printable(name))' is not bound yet; it is \(words)")
                }
                throw Failure("'\(printable(name))' is bound, but it was not ready in time; it is \(words)")
            }
            line.show("\(printable(name)) is \(words)")
            let slice = Devices.WaitReady.Parameters(devices: [name], deadlineMilliseconds: 500)
            _ = try lane.call(Devices.WaitReady.self, slice)
        } while true
        line.clear()
        let needs = device.attention.map(attentionWords).joined(separator: ", ")
        say(folded("\(printable(name)) is ready" + (needs.isEmpty ? "." : ", and needs: \(needs).")))
        guard !yes, !noTest else { return }
        guard let (_, test) = deviceTests.first(where: { device.classes.contains($0.deviceClass) }) else {
            let classes = device.classes.isEmpty ? "this class" : "the class \(listed(device.classes))"
            return say(folded("There is no test for \(classes): use it once, and see whether it is the one."))
        }
        Interruption.mean("'\(printable(name))' is bound; nobody has said whether the test was passed", .unknown)
        try test.run(device, socket)
    }
}

extension Devices.Device {
    /// Whether the lane can use it: a printer that waits for paper is the right one all the same.
    fileprivate var isUsable: Bool { state == .ready || state == .attention }

    /// Whether the configuration says where it is, of one that is not looked for: simulated, a terminal line, or a print queue.
    fileprivate var hasFixedPlace: Bool {
        isSimulated || location.utf8.first == UInt8(ascii: "/") || location.utf8.starts(with: "queue ".utf8)
    }
}

extension CallError {
    /// What has to end before a device can be bound.
    fileprivate var isBusy: String? {
        guard case .refused(let reply) = self, let refused = reply.decoded(as: Devices.BindRefused.self),
            refused.reason.utf8.elementsEqual("busy".utf8)
        else { return nil }
        return refused.detail
    }

    /// Who has what was to be bound.
    fileprivate var owner: String? {
        guard case .refused(let reply) = self, let refused = reply.decoded(as: Devices.BindRefused.self),
            refused.reason.utf8.elementsEqual("taken".utf8)
        else { return nil }
        return refused.by
    }
}

extension Failure {
    /// The sentence for what the lane answers about binding.
    static func ofBinding(_ reply: ErrorReply) -> Failure? {
        if let error = reply.decoded(as: Devices.BoundByConfiguration.self) {
            return Failure(error)
        } else if let error = reply.decoded(as: Devices.BindRefused.self) {
            let isWrong = ["notFound", "pool", "invalidIdentity"].contains(error.reason)
            let detail = shortened(error.detail, to: 900)
            return Failure("nothing was bound: \(detail)", isWrong ? .usage : .failed)
        } else if reply.decoded(as: Devices.NoAnswer.self) != nil {
            return Failure("the lane's supervisor has not answered in time; ask again")
        }
        return nil
    }

    /// The configuration says which one it is, and where.
    init(_ error: Devices.BoundByConfiguration) {
        let place = error.file.map { file in
            " (\(shortened(file, to: 200))" + (error.line.map { ":\($0)" } ?? "") + ")"
        }
        self.init(
            "lane.toml says which one '\(printable(error.device))' is: change identity = \"\(shortened(error.identity, to: 140))\""
                + "\(place ?? "") instead, or take that line out and bind again",
            .usage
        )
    }
}
