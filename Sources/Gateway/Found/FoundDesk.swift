import Interfaces
import Varlink

/// Says what is plugged in, out of what the supervisor says: the gateway sees no device.
final class FoundDesk {
    private unowned let gateway: GatewayServer
    private let supervisor: LinkGatewayReports.Client<LoopedClient>
    private var watchers: [Watcher] = []
    /// Whether an answer is under way; what changes meanwhile is asked for after it.
    private var isAsking = false
    private var hasChanged = false
    /// Who was refused last because a device was busy: whoever waits asks again and again, and that is written down once.
    private var lastBusy: String?

    /// A client that watches; one that reads slowly gets the newest list when it has read.
    private final class Watcher {
        let call: Call<Devices.WatchFound>
        var isCongested = false
        var isBehind = false

        init(_ call: Call<Devices.WatchFound>) { self.call = call }
    }

    /// How long the supervisor may take: it may be reading its configuration just now.
    private static let limit: Duration = .seconds(10)
    /// A composite device comes in pieces, and a hub brings many devices: who watches is told of them together.
    private static let settling: Duration = .milliseconds(100)

    init(_ gateway: GatewayServer, _ supervisor: LoopedClient) {
        (self.gateway, self.supervisor) = (gateway, LinkGatewayReports.Client(supervisor))
    }

    private var deadline: MonotonicTime { .now + FoundDesk.limit }

    /// Explains what a client names.
    func explain(_ call: Call<Devices.Explain>, _ name: String?) {
        supervisor.listFound(.init(), deadline: deadline) { [weak self] result in
            guard let self else { return }
            switch result {
            case .failure: call.fail(Devices.NoAnswer())
            case .success(let reply): self.explain(call, name, reply.parameters)
            }
        }
    }

    private func explain(_ call: Call<Devices.Explain>, _ name: String?, _ list: LinkGatewayReports.ListFound.Reply) {
        guard let name else {
            call.reply(
                .init(
                    notLooking: list.notLooking,
                    found: list.found.map(\.forClients),
                    devices: list.devices.map(\.forClients)
                )
            )
            return
        }
        guard let meant = FoundSearch(list.found, list.devices, gateway.devices.table).find(name) else {
            call.fail(Devices.DeviceNotFound(device: name))
            return
        }
        let parameters = LinkGatewayReports.ExplainFound.Parameters(numbers: meant.numbers, device: meant.device)
        supervisor.explainFound(parameters, deadline: deadline) { result in
            switch result {
            case .failure: call.fail(Devices.NoAnswer())
            case .success(let reply):
                let found = reply.parameters.found
                let names = Set(found.compactMap(\.device) + [meant.device].compactMap { $0 })
                call.reply(
                    .init(
                        notLooking: list.notLooking,
                        found: found.map(\.forClients),
                        devices: list.devices.filter { names.contains($0.device) }.map(\.forClients)
                    )
                )
            }
        }
    }

    /// Tells a client what is plugged in, until it goes away.
    func watch(_ call: Call<Devices.WatchFound>) {
        let watcher = Watcher(call)
        watchers.append(watcher)
        call.whenCancelled { [weak self, weak watcher] in self?.watchers.removeAll { $0 === watcher } }
        // Those who watch already hear the same once more, which says nothing new to them.
        ask()
    }

    /// The supervisor has more to tell than it told last.
    func changed() {
        guard !watchers.isEmpty, !hasChanged else { return }
        hasChanged = true
        gateway.loop.schedule(after: FoundDesk.settling) { [weak self] in
            guard let self, self.hasChanged, !self.isAsking else { return }
            self.ask()
        }
    }

    private func ask() {
        guard !isAsking else {
            hasChanged = true
            return
        }
        (isAsking, hasChanged) = (true, false)
        supervisor.listFound(.init(), deadline: deadline) { [weak self] result in
            guard let self else { return }
            self.isAsking = false
            switch result {
            case .failure:
                let lost = self.watchers
                self.watchers = []
                for watcher in lost { watcher.call.fail(Devices.NoAnswer()) }
            case .success(let reply): self.tell(reply.parameters)
            }
            if self.hasChanged, !self.watchers.isEmpty { self.ask() }
        }
    }

    private func tell(_ list: LinkGatewayReports.ListFound.Reply) {
        let reply = Devices.WatchFound.Reply(
            notLooking: list.notLooking,
            found: list.found.map(\.forClients),
            devices: list.devices.map(\.forClients)
        )
        for watcher in watchers {
            guard !watcher.isCongested else {
                watcher.isBehind = true
                continue
            }
            guard watcher.call.replyContinuing(reply) == .congested else { continue }
            watcher.isCongested = true
            watcher.call.whenDrained { [weak self, weak watcher] in
                guard let self, let watcher else { return }
                watcher.isCongested = false
                if watcher.isBehind { self.ask() }
                watcher.isBehind = false
            }
        }
    }

    /// Binds a device for a client, and writes down who wanted it.
    func bind(_ call: Call<Devices.Bind>, _ parameters: Devices.Bind.Parameters) {
        let players = gateway.devices.table.players(of: parameters.device)
        guard let device = players.first else {
            call.fail(Devices.DeviceNotFound(device: parameters.device))
            return
        }
        guard players.count == 1 else {
            let names = players.map(\.device).joined(separator: ", ")
            let detail = "several devices play this role: \(names)"
            call.fail(Devices.BindRefused(device: parameters.device, reason: "pool", detail: detail))
            return
        }
        let peer = call.connection.peer
        let actor = LaneEvent.Actor(peer)
        let events = gateway.events
        func record(_ outcome: String, _ details: [(name: String, value: String)] = []) {
            let busy = outcome == "busy" ? "\(device.device) \(peer?.process ?? 0) \(parameters.identity)" : nil
            defer { lastBusy = busy }
            if let busy, busy == lastBusy { return }
            let what = [("identity", parameters.identity), ("outcome", outcome)] + details
            events.record(LaneEvent(.deviceBound, device: device.device, actor: actor, what))
        }
        supervisor.bind(
            .init(
                device: device.device,
                identity: parameters.identity,
                take: parameters.take ?? false,
                user: peer.map { Int($0.user) },
                process: peer.map { Int($0.process) }
            ),
            deadline: deadline
        ) { result in
            switch result {
            case .success(let reply):
                let answer = reply.parameters
                record(
                    "bound",
                    [("now", answer.now), ("takenFrom", answer.takenFrom)].compactMap { name, value in
                        value.map { (name, $0) }
                    }
                )
                call.reply(
                    .init(
                        device: device.device,
                        before: answer.before,
                        now: answer.now,
                        takenFrom: answer.takenFrom
                    )
                )
            case .failure(let error):
                record(FoundDesk.fail(call, error))
            }
        }
    }

    /// Passes a refusal on; answers it in a word.
    private static func fail(_ call: Call<Devices.Bind>, _ error: CallError) -> String {
        if case .refused(let reply) = error {
            if let refused = reply.decoded(as: LinkGatewayReports.BindRefused.self) {
                call.fail(
                    Devices.BindRefused(
                        device: refused.device,
                        reason: refused.reason,
                        detail: refused.detail,
                        by: refused.by
                    )
                )
                return refused.reason
            } else if let bound = reply.decoded(as: LinkGatewayReports.BoundByConfiguration.self) {
                call.fail(
                    Devices.BoundByConfiguration(
                        device: bound.device,
                        identity: bound.identity,
                        file: bound.file,
                        line: bound.line
                    )
                )
                return "boundByConfiguration"
            }
        }
        call.fail(Devices.NoAnswer())
        return "noAnswer"
    }
}
