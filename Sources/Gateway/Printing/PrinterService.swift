import Interfaces
import Varlink

/// Answers `org.lanekeeper.Printer` to clients.
final class PrinterService: Printer.Service {
    private unowned let gateway: GatewayServer
    private var waiting: [String: [Waiter]] = [:]

    /// A client that waits for a job.
    private final class Waiter {
        /// Sends the last reply; and one that others follow.
        let reply: (Printer.Job) -> Void
        let replyContinuing: (Printer.Job) -> ReplyOutcome
        let whenDrained: (@escaping () -> Void) -> Void
        let wantsMore: Bool
        var timer: EventLoop.Timer?
        var isCongested = false

        init<Method: VarlinkMethod>(_ call: Call<Method>) where Method.Reply: JobReply {
            reply = { call.reply(.init(job: $0)) }
            replyContinuing = { call.replyContinuing(.init(job: $0)) }
            whenDrained = { call.whenDrained($0) }
            wantsMore = call.wantsMore
        }
    }

    let streamAudit = StreamAudit()

    init(_ gateway: GatewayServer) {
        self.gateway = gateway
        gateway.desk.whenChanged = { [weak self] job in self?.tell(job) }
    }

    func print(_ call: Call<Printer.Print>, _ parameters: Printer.Print.Parameters) {
        guard let device = printer(parameters.role, call) else { return }
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
        let images: PrintImages
        do throws(PrintImages.Fault) { images = try PrintImages(document, call.descriptors) } catch {
            call.fail(Printer.InvalidDocument(element: error.element, reason: error.reason))
            return
        }
        submit(call, words, document.encoded(), images, device)
    }

    /// Makes a job, and answers the call with what becomes of it.
    func submit<Method: VarlinkMethod>(
        _ call: Call<Method>,
        _ words: JobWords,
        _ body: [UInt8],
        _ images: PrintImages,
        _ device: Devices.Device
    ) where Method.Reply: JobReply {
        let key = words.key.map {
            PrintJob.KeyName(
                role: words.role,
                user: call.connection.peer?.user ?? UInt32.max,
                client: words.client ?? "",
                key: $0
            )
        }
        let request = JobTable.Request(
            key: key,
            role: words.role,
            device: device.device,
            document: body,
            imagesFingerprint: images.fingerprint,
            again: words.again ?? false,
            expiry: gateway.loop.now + words.lifetime
        )
        switch gateway.desk.submit(request, images: images) {
        case .job(let name): wait(call, name, words.patience)
        case .keyNotKnown:
            call.reply(.init(job: PrinterService.notKnown(request, isSimulated: device.isSimulated)))
        case .otherDocument: call.fail(Printer.KeyOfOtherDocument(key: words.key ?? ""))
        case .queueFull(let count): call.fail(Printer.QueueFull(role: words.role, jobs: count))
        }
    }

    /// What a caller may do.
    func rights(of peer: PeerCredentials?) -> Rights { gateway.rights(of: peer) }

    func status(_ call: Call<Printer.Status>, _ parameters: Printer.Status.Parameters) {
        guard let device = printer(parameters.role, call) else { return }
        let link = gateway.desk.link(to: device.device)
        let age = link?.lastReport.map { Int((gateway.loop.now - $0) / .milliseconds(1)) }
        call.reply(
            .init(
                status: .init(
                    role: parameters.role,
                    device: device.device,
                    isReady: link?.isReady ?? false,
                    attention: device.attention,
                    jobs: gateway.desk.jobs.count(on: device.device),
                    ageMilliseconds: age,
                    isSimulated: device.isSimulated
                )
            )
        )
    }

    /// The printer that plays a role; nil, and the call is answered, when there is none.
    func printer<Method: VarlinkMethod>(_ role: String, _ call: Call<Method>) -> Devices.Device? {
        guard let device = gateway.devices.table.find(role) else {
            call.fail(Printer.RoleNotFound(role: role, roles: gateway.devices.table.roles))
            return nil
        }
        guard device.classes.contains("printer") else {
            call.fail(Printer.NotAPrinter(role: role, device: device.device))
            return nil
        }
        return device
    }

    private func wait<Method: VarlinkMethod>(
        _ call: Call<Method>,
        _ name: String,
        _ limit: Duration
    ) where Method.Reply: JobReply {
        guard let job = gateway.desk.jobs[name] else { return }
        guard !job.isOver else {
            call.reply(.init(job: describe(job)))
            return
        }
        let waiter = Waiter(call)
        waiting[name, default: []].append(waiter)
        waiter.timer = gateway.loop.schedule(after: limit) { [weak self, weak waiter] in
            guard let self, let waiter, let job = self.gateway.desk.jobs[name] else { return }
            self.forget(waiter, name)
            waiter.reply(self.describe(job))
        }
        call.whenCancelled { [weak self, weak waiter] in
            if let waiter { self?.forget(waiter, name) }
        }
        if call.wantsMore { call.replyContinuing(.init(job: describe(job))) }
    }

    /// Tells all who wait for a job how it stands.
    private func tell(_ job: PrintJob) {
        guard let waiters = waiting[job.name] else { return }
        if job.isOver { waiting[job.name] = nil }
        for waiter in waiters {
            if job.isOver {
                if let timer = waiter.timer { gateway.loop.cancel(timer) }
                waiter.reply(describe(job))
            } else if waiter.wantsMore, !waiter.isCongested {
                tellProgress(waiter, job)
            }
        }
    }

    /// A client that reads slowly misses steps on the way; the outcome comes in any case.
    private func tellProgress(_ waiter: Waiter, _ job: PrintJob) {
        guard waiter.replyContinuing(describe(job)) == .congested else { return }
        waiter.isCongested = true
        waiter.whenDrained { [weak waiter] in waiter?.isCongested = false }
    }

    private func forget(_ waiter: Waiter, _ name: String) {
        if let timer = waiter.timer { gateway.loop.cancel(timer) }
        waiting[name]?.removeAll { $0 === waiter }
        if waiting[name]?.isEmpty == true { waiting[name] = nil }
    }

    private func describe(_ job: PrintJob) -> Printer.Job {
        job.description(isSimulated: gateway.devices.table[job.device]?.isSimulated ?? false)
    }

    private static func refuse(_ call: Call<Printer.Print>, _ fault: PrintedForm.Fault) {
        switch fault {
        case .parameter(let name): call.fail(VarlinkService.InvalidParameter(parameter: name))
        case .document(let fault): call.fail(Printer.InvalidDocument(element: fault.element, reason: fault.reason))
        case .receiptLine(let error):
            call.fail(Printer.InvalidReceiptLine(line: error.line, column: error.column, reason: error.reason))
        }
    }

    private static func notKnown(_ request: JobTable.Request, isSimulated: Bool) -> Printer.Job {
        .init(
            job: "",
            key: request.key?.key,
            role: request.role,
            device: request.device,
            state: .unknown,
            reason: "keyNotKnown",
            detail: "nothing is remembered of this key; look at the paper",
            bytesSent: 0,
            evidence: nil,
            isSimulated: isSimulated,
            keyMemory: .memory
        )
    }
}
