import Interfaces
import Varlink

/// Answers `org.lanekeeper.Printer` to clients.
final class PrinterService: Printer.Service {
    private unowned let gateway: GatewayServer
    private var waiting: [String: [Waiter]] = [:]

    /// A client that waits for a job.
    private final class Waiter {
        let call: Call<Printer.Print>
        var timer: EventLoop.Timer?
        var isCongested = false

        init(_ call: Call<Printer.Print>) { self.call = call }
    }

    private enum Limit {
        static let key = 200
        static let client = 100
        static let deadline = 24 * 3600 * 1000
        static let defaultDeadline = 60_000
        static let expiry = 7 * 24 * 3600 * 1000
        static let defaultExpiry = 600_000
    }

    init(_ gateway: GatewayServer) {
        self.gateway = gateway
        gateway.desk.whenChanged = { [weak self] job in self?.tell(job) }
    }

    func print(_ call: Call<Printer.Print>, _ parameters: Printer.Print.Parameters) {
        guard let device = printer(parameters.role, call) else { return }
        if let wrong = PrinterService.wrongParameter(parameters) {
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
        let now = gateway.loop.now
        let key = parameters.key.map {
            PrintJob.KeyName(
                role: parameters.role,
                user: call.connection.peer?.user ?? UInt32.max,
                client: parameters.client ?? "",
                key: $0
            )
        }
        let request = JobTable.Request(
            key: key,
            role: parameters.role,
            device: device.device,
            document: document.encoded(),
            imagesFingerprint: images.fingerprint,
            again: parameters.again ?? false,
            expiry: now + .milliseconds(parameters.expiresMilliseconds ?? Limit.defaultExpiry)
        )
        switch gateway.desk.submit(request, images: images) {
        case .job(let name):
            gateway.drawers.noteDocument(document, job: name, request.role, device.device, call.connection.peer)
            wait(call, name, .milliseconds(parameters.deadlineMilliseconds ?? Limit.defaultDeadline))
        case .keyNotKnown:
            call.reply(.init(job: PrinterService.notKnown(request, isSimulated: device.isSimulated)))
        case .otherDocument:
            call.fail(Printer.KeyOfOtherDocument(key: parameters.key ?? ""))
        case .queueFull(let count):
            call.fail(Printer.QueueFull(role: parameters.role, jobs: count))
        }
    }

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
    private func printer<Method: VarlinkMethod>(_ role: String, _ call: Call<Method>) -> Devices.Device? {
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

    private func wait(_ call: Call<Printer.Print>, _ name: String, _ limit: Duration) {
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
            waiter.call.reply(.init(job: self.describe(job)))
        }
        call.whenCancelled { [weak self, weak waiter] in
            if let waiter { self?.forget(waiter, name) }
        }
        if call.wantsMore { call.replyContinuing(.init(job: describe(job))) }
    }

    /// Tells all who wait for a job how it stands.
    private func tell(_ job: PrintJob) {
        gateway.drawers.documentChanged(job)
        guard let waiters = waiting[job.name] else { return }
        if job.isOver { waiting[job.name] = nil }
        for waiter in waiters {
            if job.isOver {
                if let timer = waiter.timer { gateway.loop.cancel(timer) }
                waiter.call.reply(.init(job: describe(job)))
            } else if waiter.call.wantsMore, !waiter.isCongested {
                tellProgress(waiter, job)
            }
        }
    }

    /// A client that reads slowly misses steps on the way; the outcome comes in any case.
    private func tellProgress(_ waiter: Waiter, _ job: PrintJob) {
        guard waiter.call.replyContinuing(.init(job: describe(job))) == .congested else { return }
        waiter.isCongested = true
        waiter.call.whenDrained { [weak waiter] in waiter?.isCongested = false }
    }

    private func forget(_ waiter: Waiter, _ name: String) {
        if let timer = waiter.timer { gateway.loop.cancel(timer) }
        waiting[name]?.removeAll { $0 === waiter }
        if waiting[name]?.isEmpty == true { waiting[name] = nil }
    }

    private func describe(_ job: PrintJob) -> Printer.Job {
        job.description(isSimulated: gateway.devices.table[job.device]?.isSimulated ?? false)
    }

    private static func wrongParameter(_ parameters: Printer.Print.Parameters) -> String? {
        if let key = parameters.key, !(1...Limit.key ~= key.utf8.count) { return "key" }
        if let client = parameters.client, client.utf8.count > Limit.client { return "client" }
        if parameters.again == true, parameters.key == nil { return "key" }
        if let deadline = parameters.deadlineMilliseconds, !(0...Limit.deadline ~= deadline) {
            return "deadlineMilliseconds"
        }
        if let expiry = parameters.expiresMilliseconds, !(1...Limit.expiry ~= expiry) { return "expiresMilliseconds" }
        return nil
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
