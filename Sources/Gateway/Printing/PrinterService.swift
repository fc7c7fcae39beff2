import Interfaces
import Journal
import Varlink

/// Answers `org.lanekeeper.Printer` to clients.
final class PrinterService: Printer.Service {
    unowned let gateway: GatewayServer
    private var waiting: [String: [Waiter]] = [:]
    let watchers = JobWatchers()

    /// A client that waits for a job.
    private final class Waiter {
        let last: (Printer.Job) -> Void
        let step: ((Printer.Job) -> ReplyOutcome)?
        let whenDrained: (@escaping () -> Void) -> Void
        var name = ""
        var job: PrintJob?
        /// The job that it has waited for first, where another one is printed in its place.
        var doubtful: PrintJob?
        var timer: EventLoop.Timer?
        var isCongested = false

        init(
            last: @escaping (Printer.Job) -> Void,
            step: ((Printer.Job) -> ReplyOutcome)?,
            whenDrained: @escaping (@escaping () -> Void) -> Void
        ) {
            (self.last, self.step, self.whenDrained) = (last, step, whenDrained)
        }
    }

    init(_ gateway: GatewayServer) {
        self.gateway = gateway
        gateway.desk.whenChanged = { [weak self] job in self?.tell(job) }
    }

    func print(_ call: Call<Printer.Print>, _ parameters: Printer.Print.Parameters) {
        guard let players = printers(parameters.role, call) else { return }
        let words = JobWords(parameters)
        if let wrong = words.wrongParameter {
            call.fail(VarlinkService.InvalidParameter(parameter: wrong))
            return
        }
        let document: Printer.Document
        do throws(PrintedForm.Fault) {
            document = try PrintedForm.document(parameters, descriptors: call.descriptors.count)
        } catch {
            PrinterService.refuse(call, error)
            return
        }
        guard gateway.drawers.mayPrint(document, call) else { return }
        let images: PrintImages
        do throws(PrintImages.Fault) { images = try PrintImages(document, call.descriptors) } catch {
            call.fail(Printer.InvalidDocument(element: error.element, reason: error.reason))
            return
        }
        let body = PrintJob.Body(document: document.encoded(), pictures: images.files)
        submit(call, words, body, players) { [weak self] job in
            self?.gateway.drawers.noteDocument(document, job: job.name, job.role, job.device, call.connection.peer)
        }
    }

    /// Makes a job, and answers the call with what becomes of it; `whenNew` hears of one that was not known before.
    func submit<Method: VarlinkMethod>(
        _ call: Call<Method>,
        _ words: JobWords,
        _ body: PrintJob.Body,
        _ players: [Devices.Device],
        _ whenNew: @escaping (PrintJob) -> Void
    ) where Method.Reply: JobReply {
        let accepted = WallTime.now
        let job = PrintJob(
            name: JobName.make(),
            user: call.connection.peer?.user ?? UInt32.max,
            client: words.client ?? "",
            key: words.key,
            role: words.role,
            devices: players.map(\.device),
            body: body,
            accepted: accepted,
            expires: accepted + words.lifetime
        )
        let end = gateway.loop.now + words.patience
        let whenAccepted: (Acceptance) -> Void = { [weak self] acceptance in
            guard let self else { return }
            switch acceptance {
            case .job(let known):
                if known.name == job.name { whenNew(known) }
                // Whoever does not wait is told at once how it stands.
                if !known.isOver, !call.wantsMore, words.patience == .zero {
                    call.reply(.init(job: self.describe(self.gateway.desk.table[known.name] ?? known)))
                    return
                }
                self.wait(known, call, until: end) { .init(job: $0) }
            case .keyNotKnown: call.reply(.init(job: self.notKnown(job)))
            case .otherDocument: call.fail(Printer.KeyOfOtherDocument(key: words.key ?? ""))
            case .noRoom:
                let count = job.devices.map { self.gateway.desk.table.count(on: $0) }.max() ?? 0
                call.fail(Printer.QueueFull(role: words.role, jobs: count))
            case .notAccepted(let fault):
                call.fail(Printer.NotAccepted(reason: fault.word, detail: fault.description))
            }
        }
        if gateway.desk.table.hasRoom(body.count + gateway.desk.bytesBeingWritten, on: job.devices) {
            gateway.desk.submit(job, again: words.again ?? false, whenAccepted)
        } else {
            gateway.desk.answer(job, again: words.again ?? false, whenAccepted)
        }
    }

    /// What a caller may do.
    func rights(of peer: PeerCredentials?) -> Rights { gateway.rights(of: peer) }

    func status(_ call: Call<Printer.Status>, _ parameters: Printer.Status.Parameters) {
        guard let players = printers(parameters.role, call) else { return }
        // Of a pool the one that would get a receipt now.
        let isReady = { (device: Devices.Device) in self.gateway.desk.link(to: device.device)?.isReady ?? false }
        let able = players.first { isReady($0) && $0.attention.isEmpty } ?? players.first(where: isReady)
        guard let device = able ?? players.first else { return }
        let link = gateway.desk.link(to: device.device)
        let age = link?.lastReport.map { Int((gateway.loop.now - $0) / .milliseconds(1)) }
        call.reply(
            .init(
                status: .init(
                    role: parameters.role,
                    device: device.device,
                    isReady: isReady(device),
                    attention: device.attention,
                    jobs: gateway.desk.table.count(on: device.device),
                    ageMilliseconds: age,
                    isSimulated: device.isSimulated
                )
            )
        )
    }

    /// The printers that play a role, at least one; nil, and the call is answered, when there is none.
    func printers<Method: VarlinkMethod>(_ role: String, _ call: Call<Method>) -> [Devices.Device]? {
        let players = gateway.devices.table.players(of: role)
        guard !players.isEmpty else {
            call.fail(Printer.RoleNotFound(role: role, roles: gateway.devices.table.roles))
            return nil
        }
        if let other = players.first(where: { !$0.classes.contains("printer") }) {
            call.fail(Printer.NotAPrinter(role: role, device: other.device))
            return nil
        }
        return players
    }

    /// Answers a call when a job has its outcome, or with what is known then.
    func wait<Method: VarlinkMethod>(
        _ job: PrintJob,
        _ call: Call<Method>,
        until end: MonotonicTime,
        _ reply: @escaping (Printer.Job) -> Method.Reply
    ) {
        guard !job.isOver else {
            call.reply(reply(describe(job)))
            return
        }
        let waiter = Waiter(
            last: { call.reply(reply($0)) },
            step: call.wantsMore ? { call.replyContinuing(reply($0)) } : nil,
            whenDrained: { call.whenDrained($0) }
        )
        let name = job.name
        waiting[name, default: []].append(waiter)
        waiter.job = job
        waiter.timer = gateway.loop.schedule(at: end) { [weak self, weak waiter] in
            guard let self, let waiter else { return }
            self.forget(waiter)
            if let job = self.gateway.desk.table[waiter.name] ?? waiter.job { waiter.last(self.describe(job)) }
        }
        call.whenCancelled { [weak self, weak waiter] in
            if let waiter { self?.forget(waiter) }
        }
        waiter.name = name
        if waiter.step != nil { tellProgress(waiter, job) }
    }

    /// Tells all who wait for a job how it stands.
    private func tell(_ job: PrintJob) {
        watchers.tell(job, describe(job))
        gateway.drawers.documentChanged(job)
        guard let waiters = waiting[job.name] else { return }
        // One that is printed again in the place of another one is waited for in its place.
        let successor = job.state == .superseded ? job.successor : nil
        if job.isOver { waiting[job.name] = nil }
        for waiter in waiters {
            waiter.job = job
            if let successor {
                waiter.doubtful = waiter.doubtful ?? job
                waiter.name = successor
                waiting[successor, default: []].append(waiter)
            } else if job.isOver {
                if let timer = waiter.timer { gateway.loop.cancel(timer) }
                // Of the first one something may be on paper, whatever came of the second.
                waiter.last(describe(job.state == .notPrinted ? waiter.doubtful ?? job : job))
            } else if waiter.step != nil, !waiter.isCongested {
                tellProgress(waiter, job)
            }
        }
    }

    /// A client that reads slowly misses steps on the way; the outcome comes in any case.
    private func tellProgress(_ waiter: Waiter, _ job: PrintJob) {
        guard waiter.step?(describe(job)) == .congested else { return }
        waiter.isCongested = true
        waiter.whenDrained { [weak waiter] in waiter?.isCongested = false }
    }

    private func forget(_ waiter: Waiter) {
        if let timer = waiter.timer { gateway.loop.cancel(timer) }
        waiting[waiter.name]?.removeAll { $0 === waiter }
        if waiting[waiter.name]?.isEmpty == true { waiting[waiter.name] = nil }
    }

    /// What a client is told of a job.
    func describe(_ job: PrintJob) -> Printer.Job {
        let isDurable = gateway.desk.journal?.isDurable == true && !job.isUnwritten
        return .init(
            job: job.name,
            key: job.key,
            role: job.role,
            device: job.device,
            state: job.state,
            reason: job.reason,
            detail: job.detail,
            bytesSent: job.bytesSent,
            bytesTotal: job.bytesTotal,
            evidence: job.evidence,
            isSimulated: gateway.devices.table[job.device]?.isSimulated ?? false,
            keyMemory: job.key == nil ? .none : isDurable ? .journal : .memory,
            acceptedMilliseconds: Int(job.accepted.milliseconds),
            endedMilliseconds: job.ended.map { Int($0.milliseconds) },
            attempts: job.attempts,
            isReprint: job.isMarked,
            predecessor: job.predecessor,
            successor: job.successor
        )
    }

    private static func refuse(_ call: Call<Printer.Print>, _ fault: PrintedForm.Fault) {
        switch fault {
        case .parameter(let name): call.fail(VarlinkService.InvalidParameter(parameter: name))
        case .document(let fault): call.fail(Printer.InvalidDocument(element: fault.element, reason: fault.reason))
        case .receiptLine(let error):
            call.fail(Printer.InvalidReceiptLine(line: error.line, column: error.column, reason: error.reason))
        }
    }

    /// What a client is told of a key that it has used before, and of which nothing is remembered.
    private func notKnown(_ job: PrintJob) -> Printer.Job {
        var job = job
        (job.state, job.reason) = (.unknown, "keyNotKnown")
        job.detail = "nothing is remembered of this key; look at the paper"
        var description = describe(job)
        description.job = ""
        return description
    }
}
