import Interfaces
import Journal
import Varlink

/// Hands jobs to drivers and tells whoever waits for them what becomes of them.
///
/// Nothing is done that the journal does not know: a job is written down before its client is told of it, that a driver
/// gets it before the driver does, and its outcome before anybody hears of it.
final class PrinterDesk {
    /// Told of every change of a job; an outcome is on the disk by then.
    var whenChanged: ((PrintJob) -> Void)?
    /// Told of a device whose driver cannot be worked with, and why.
    var whenDriverFails: ((String, String) -> Void)?
    /// Told of a device whose driver is gone, after all that it had reported.
    var whenLinkEnds: ((String) -> Void)?

    let loop: EventLoop
    let renderer: Renderer
    let log: (String) -> Void
    var table = JobTable()
    var journal: Journal?
    /// Whether the journal's newest entries were missing when it was opened.
    var isTorn = false
    /// What is done about a job that is `unknown`, by role.
    var policies: [String: UnknownPolicy] = [:]
    /// The line above a job that may be on paper twice.
    var reprintLine = PrinterDesk.usualReprintLine
    /// Outcomes that the journal has not taken yet.
    var unwritten: [String: (job: PrintJob, end: JobEnd)] = [:]
    /// Jobs that are to be stopped as soon as their driver can be told.
    var cancelled: Set<String> = []
    /// Jobs that were stopped: what becomes of them is left to a person.
    var held: Set<String> = []
    /// How large the jobs are together that the journal has not taken yet.
    var bytesBeingWritten = 0
    private(set) var links: [String: DriverLink] = [:]
    /// The link to a driver's next process, until all that the one before had reported was heard.
    var successors: [String: DriverLink] = [:]
    /// Devices whose drivers are at a job that the journal does not know.
    var strangers: [String: String] = [:]
    /// What each device needs a person for, as its driver last said.
    private var reasons: [String: [String]] = [:]
    /// Jobs whose outcomes an earlier gateway could not write down, by the device whose driver may still tell them.
    var overdue: [String: [PrintJob]] = [:]
    /// Documents with what was drawn for them, by job and by the device that it was drawn for, until the job is over.
    var prepared: [String: [String: [UInt8]]] = [:]
    /// The printers that play a role, or the printer of this name.
    var players: (String) -> [String] = { _ in [] }
    /// Whether a device opens a drawer just now.
    var isOpeningDrawer: (String) -> Bool = { _ in false }
    /// Whether all devices are known: before that nobody can say who plays which role.
    var knowsDevices = false
    /// Devices that are connected to for each job alone.
    var connections = JobConnections()
    private var expiry: EventLoop.Timer?

    /// How long a driver may take to answer that it has begun a job: it answers at once, or is ill.
    static let beginLimit: Duration = .seconds(30)
    /// How often a job may be handed to a driver that ends before a byte has left.
    static let mostAttempts = 5
    /// How many outcomes of a device may be unwritten when it gets another job.
    static let mostUnwritten = 32
    /// How long a job waits until what could not be written is tried again.
    static let pauseAfterFault: Duration = .seconds(1)
    /// The words above a job that may be on paper twice, unless the configuration has others.
    static let usualReprintLine = "REPRINT - MAY HAVE BEEN PRINTED BEFORE"

    init(_ loop: EventLoop, renderer: Renderer, log: @escaping (String) -> Void) {
        (self.loop, self.renderer, self.log) = (loop, renderer, log)
    }

    /// The link to a device's driver.
    func link(to device: String) -> DriverLink? { links[device] }

    /// Takes the link to a driver's new process.
    func adopt(_ link: DriverLink, for device: String) {
        link.whenEnded = { [weak self, weak link] in
            if let link { self?.ended(link, device) }
        }
        link.whenDeaf = { [weak self] in self?.whenDriverFails?(device, "it takes no calls any more") }
        if links[device] == nil { take(link, device) } else { successors[device] = link }
    }

    private func take(_ link: DriverLink, _ device: String) {
        links[device] = link
        processChanged(device, link.driver)
        pump(device)
    }

    /// A device's driver is this process now, or there is none: a job that another one had may be on paper.
    func processChanged(_ device: String, _ driver: String?) {
        guard let (job, phase) = table.running(on: device), case .recovered(let had) = phase, had != driver else {
            return
        }
        end(job.name, .driverEnded)
    }

    /// The driver takes jobs, and has told of all that it knows.
    func ready(_ device: String) {
        guard let link = links[device], !link.isReleased else { return }
        link.isReady = !link.isDraining
        settleOverdue(device)
        if let (job, phase) = table.running(on: device), case .recovered = phase {
            // It would have told of it: the job never came to it. Where the journal's end is missing, another may have got it since.
            if isTorn { end(job.name, .torn) } else { putBack(job.name) }
        }
        pump(device)
    }

    /// Begins the next job of a device, if it can take one.
    func pump(_ device: String) {
        if links[device]?.isDraining == true { return releaseDrained(device) }
        guard knowsDevices, mayUseConnection(of: device, links[device] ?? successors[device]) else { return }
        // The driver remembers more of them than that, but not any number.
        guard unwritten.values.count(where: { $0.job.device == device }) < PrinterDesk.mostUnwritten else { return }
        guard let link = links[device], link.isFree, strangers[device] == nil, let journal,
            let job = table.next(on: device, needsPerson: needsPerson(device), now: loop.now)
        else { return }
        _ = table.attention(on: device, reasons[device] ?? [])
        changed(job.name)
        journal.ask(.begin(job.name, device: device, driver: link.driver)) { [weak self, weak link] result in
            self?.noted(job.name, device, link, result)
        }
    }

    /// Whether a device gets a job at once that comes now.
    func isFree(_ device: String) -> Bool {
        // One that is connected to for each job, and one that waits for a person, get theirs when it is known.
        guard knowsDevices, !connections.devices.contains(device), strangers[device] == nil, !needsPerson(device),
            let link = links[device]
        else { return false }
        return link.isFree && !link.isDraining
            && unwritten.values.count(where: { $0.job.device == device }) < PrinterDesk.mostUnwritten
    }

    /// What a device needs a person for, or soon will.
    func reasons(of device: String) -> [String] { reasons[device] ?? [] }

    private func needsPerson(_ device: String) -> Bool { reasons(of: device).contains { $0 != "paperNearEnd" } }

    /// It is on the disk that the driver gets the job, or cannot be brought there.
    func noted(
        _ name: String,
        _ device: String,
        _ link: DriverLink?,
        _ result: Result<JournalReply, JournalFault>
    ) {
        guard let (job, phase) = table.running(on: device), job.name == name, phase == .writing else { return }
        if case .failure(let fault) = result {
            table.putBack(name, reason: fault.word, detail: fault.description)
            changed(name)
            watchExpiry()
            if cancelled.contains(name) { return end(name, .cancelled) }
            if table[name]?.devices.isEmpty == true { return end(name, .roleRemoved) }
            loop.schedule(after: PrinterDesk.pauseAfterFault) { [weak self] in self?.pump(device) }
            return
        }
        if cancelled.contains(name) { return end(name, .cancelled) }
        guard let link, links[device] === link, link.isFree else { return putBack(name) }
        // Meanwhile it may have come to need a person: the others of its pool do not.
        if job.devices.count > 1, needsPerson(device) { return putBack(name, wasSent: false) }
        hand(job, device, link)
    }

    private func hand(_ job: PrintJob, _ device: String, _ link: DriverLink) {
        let (format, bytes) =
            prepared[job.name]?[device].map { ("org.lanekeeper.link.Jobs.PreparedDocument", $0) } ?? printed(job)
        guard let document = sealedFile(bytes) else {
            let detail = SystemError("memory file").description
            end(job.name, .init(.notPrinted, reason: "noMemory", detail: detail, evidence: .nothingSent))
            return pump(device)
        }
        guard table.enter(.handed, job.name, on: device) else { return }
        if link.refused == job.name { link.refused = nil }
        LinkJobs.Client(link.calls).begin(
            .init(job: job.name, document: 0, format: format),
            descriptors: [document],
            deadline: MonotonicTime.now + PrinterDesk.beginLimit
        ) { [weak self, weak link] result in
            switch result {
            case .success: self?.hasBegun(job.name, device)
            case .failure(let error): self?.notBegun(job.name, device, link, error)
            }
        }
    }

    private func hasBegun(_ name: String, _ device: String) {
        if table.running(on: device)?.phase == .handed { _ = table.enter(.begun, name, on: device) }
    }

    func progress(_ device: String, job name: String, bytesSent: Int, bytesTotal: Int?) {
        // That the driver began it, heard after that it refuses it.
        if bytesSent == 0, links[device]?.refused == name { return }
        guard table.running(on: device)?.job.name == name else {
            // Its outcome comes first.
            strangers[device] = name
            return
        }
        if table.progress(name, on: device, bytesSent: bytesSent, bytesTotal: bytesTotal) { changed(name) }
    }

    func attention(_ device: String, _ reasons: [String]) {
        self.reasons[device] = reasons
        if let name = table.attention(on: device, reasons) { changed(name) }
        pump(device)
    }

    /// The driver does not say that it has begun the job.
    private func notBegun(_ name: String, _ device: String, _ link: DriverLink?, _ error: CallError) {
        // A driver may tell that it begins a job, and refuse it then.
        guard let (job, phase) = table.running(on: device), job.name == name, phase == .handed || phase == .begun else {
            return
        }
        switch error {
        case .refused(let reply):
            link?.refused = name
            if let busy = reply.decoded(as: LinkJobs.Busy.self) {
                strangers[device] = busy.job
                putBackRefused(name, device)
            } else if let needs = reply.decoded(as: LinkJobs.NeedsDrawing.self) {
                draw(needs.drawings, job, device)
            } else if let wrong = reply.decoded(as: LinkJobs.WrongElement.self) {
                let detail = "element \(wrong.element - (job.isMarked ? 1 : 0)): \(wrong.reason)"
                end(name, .init(.notPrinted, reason: "invalidDocument", detail: detail, evidence: .nothingSent))
            } else {
                end(name, .init(.notPrinted, reason: "refused", detail: "\(error)", evidence: .nothingSent))
            }
        case .deadlineExceeded(mayHaveRun: false), .disconnected(_, mayHaveRun: false), .unreachable, .tooLong,
            .congested:
            // The driver has not seen a byte of it, nor does it when the job is somebody else's. The next one gets the job.
            link?.calls.close()
            putBack(name, wasSent: false)
        case .deadlineExceeded(mayHaveRun: true):
            end(name, .init(.unknown, reason: "driverDidNotAnswer", detail: "\(error)", evidence: .interrupted))
            whenDriverFails?(device, "it does not answer when a job is begun")
        case .disconnected(_, mayHaveRun: true), .unexpectedReply:
            // What the driver has reported of it may still be on its way; the end of its reports decides.
            break
        }
    }

    func ended(_ link: DriverLink, _ device: String) {
        guard links[device] === link else {
            if successors[device] === link { successors[device] = nil }
            return
        }
        links[device] = nil
        strangers[device] = nil
        // The next one may find another printer there.
        for name in prepared.keys { prepared[name]?[device] = nil }
        settleOverdue(device)
        reasons[device] = nil
        whenLinkEnds?(device)
        if let (job, phase) = table.running(on: device) {
            switch phase {
            case .begun, .recovered: end(job.name, .driverEnded)
            // It tells of a job before the job's first byte, and all that it has told was heard.
            case .handed, .drawing: putBack(job.name)
            // What comes of writing decides.
            case .writing: break
            }
        }
        if let next = successors.removeValue(forKey: device) {
            take(next, device)
        } else {
            pump(device)
        }
    }

    /// A driver tells what has become of a job.
    func outcome(_ device: String, _ outcome: LinkDriverReports.Outcome.Parameters) {
        let name = outcome.job
        if strangers[device] == name { strangers[device] = nil }
        guard let job = table[name] else {
            settleOld(outcome, device)
            return pump(device)
        }
        // No driver knows of jobs of other devices, unless it lies.
        guard job.device == device, table.running(on: device)?.job.name == name else { return }
        let end = JobEnd(outcome)
        if end.mayBeTriedAgain, !cancelled.contains(name), job.attempts < PrinterDesk.mostAttempts {
            settle(name, device)
            return putBackRefused(name, device)
        }
        self.end(name, end)
    }

    func watchExpiry() {
        if let expiry { loop.cancel(expiry) }
        expiry = table.nextExpiry.map { moment in
            loop.schedule(at: moment) { [weak self] in
                guard let self else { return }
                for name in self.table.expired(now: self.loop.now) {
                    self.end(name, .expired(waitingFor: self.table[name]?.reason))
                }
                self.watchExpiry()
            }
        }
    }

    func changed(_ name: String) {
        if let job = table[name] { whenChanged?(job) }
    }
}
