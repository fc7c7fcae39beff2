import Interfaces
import Varlink

/// Hands jobs to drivers and tells whoever waits for them what becomes of them.
final class PrinterDesk {
    /// Told of every change of a job.
    var whenChanged: ((PrintJob) -> Void)?
    /// Told of a device whose driver cannot be worked with, and why.
    var whenDriverFails: ((String, String) -> Void)?

    private(set) var jobs = JobTable()
    private let loop: EventLoop
    private var links: [String: DriverLink] = [:]
    /// The link to a driver's next process, until all that the one before had reported was heard.
    private var successors: [String: DriverLink] = [:]
    /// Devices whose drivers are at a job that an earlier gateway had begun.
    private var strangers: [String: String] = [:]
    /// What each device needs a person for, as its driver last said.
    private var reasons: [String: [String]] = [:]
    /// The pictures that clients have sent with jobs that are not over.
    private var images: [String: PrintImages] = [:]
    /// Documents with what was drawn for them, until their jobs are over.
    private var prepared: [String: [UInt8]] = [:]
    /// Devices for whose next job something is being drawn.
    private var drawing: [String: String] = [:]
    private let renderer: Renderer
    private var expiry: EventLoop.Timer?

    /// How long a driver may take to answer that it has begun a job: it answers at once, or is ill.
    private static let beginLimit: Duration = .seconds(30)
    /// More than a word is no reason.
    private static let longestReason = 100

    init(_ loop: EventLoop, renderer: Renderer) { (self.loop, self.renderer) = (loop, renderer) }

    /// The link to a device's driver.
    func link(to device: String) -> DriverLink? { links[device] }

    /// Takes the link to a driver's new process.
    func adopt(_ link: DriverLink, for device: String) {
        link.whenEnded = { [weak self, weak link] in
            if let link { self?.ended(link, device) }
        }
        link.whenDeaf = { [weak self] in self?.whenDriverFails?(device, "it takes no calls any more") }
        if links[device] == nil {
            links[device] = link
            pump(device)
        } else {
            successors[device] = link
        }
    }

    /// Closes the link to a driver: its device is no part of the lane any more.
    func drop(_ device: String) {
        successors[device] = nil
        guard let link = links[device] else { return }
        link.whenEnded = nil
        ended(link, device)
    }

    /// Takes a job.
    func submit(_ request: JobTable.Request, images: PrintImages = PrintImages()) -> JobTable.Submission {
        let name = JobName.make()
        let submission = jobs.submit(request, name: name)
        if submission == .job(name) {
            if !images.files.isEmpty { self.images[name] = images }
            changed(name)
            pump(request.device)
            watchExpiry()
        }
        return submission
    }

    /// Begins the next job of a device, if it can take one.
    func pump(_ device: String) {
        guard let link = links[device], link.isReady, strangers[device] == nil, drawing[device] == nil,
            let job = jobs.next(on: device, now: loop.now)
        else { return }
        _ = jobs.attention(on: device, reasons[device] ?? [])
        changed(job.name)
        let (kind, bytes) =
            prepared[job.name].map { ("link.Jobs.PreparedDocument", $0) } ?? (
                JobFormat.name(of: job.document), job.document
            )
        guard let document = sealedFile(bytes) else {
            let why = SystemError("memory file").description
            end(job.name, .notPrinted, reason: "noMemory", detail: why, evidence: .nothingSent)
            return pump(device)
        }
        LinkJobs.Client(link.calls).begin(
            .init(job: job.name, document: 0, format: "org.lanekeeper.\(kind)"),
            descriptors: [document],
            deadline: MonotonicTime.now + PrinterDesk.beginLimit
        ) { [weak self] result in
            if case .failure(let error) = result { self?.notBegun(job.name, device, error) }
        }
    }

    func progress(_ device: String, job name: String, bytesSent: Int) {
        guard let job = jobs[name] else {
            strangers[device] = name
            return
        }
        // No driver knows of jobs of other devices, unless it lies.
        guard job.device == device else { return }
        if jobs.progress(name, bytesSent: bytesSent) { changed(name) }
    }

    func attention(_ device: String, _ reasons: [String]) {
        self.reasons[device] = reasons
        if let name = jobs.attention(on: device, reasons) { changed(name) }
    }

    func outcome(_ device: String, _ outcome: LinkDriverReports.Outcome.Parameters) {
        let state: Printer.JobState =
            switch outcome.outcome {
            case .printed: .printed
            case .notPrinted: .notPrinted
            case .unknown: .unknown
            }
        if strangers[device] == outcome.job { strangers[device] = nil }
        guard jobs[outcome.job].map({ $0.device == device }) ?? true else { return }
        end(
            outcome.job,
            state,
            reason: outcome.reason.map { String($0.prefix(PrinterDesk.longestReason)) },
            bytesSent: outcome.bytesSent,
            evidence: Printer.Evidence(rawValue: outcome.evidence.rawValue) ?? .interrupted
        )
        if let link = links[device] {
            LinkJobs.Client(link.calls).settle(
                .init(job: outcome.job),
                deadline: MonotonicTime.now + PrinterDesk.beginLimit
            ) { _ in }
        }
        pump(device)
    }

    /// The driver did not say that it has begun the job.
    private func notBegun(_ name: String, _ device: String, _ error: CallError) {
        switch error {
        case .refused(let reply):
            if let busy = reply.decoded(as: LinkJobs.Busy.self) {
                // A job of an earlier gateway: its outcome comes first.
                strangers[device] = busy.job
                putBack(name)
            } else if let needs = reply.decoded(as: LinkJobs.NeedsDrawing.self) {
                draw(needs.drawings, name, device)
            } else if let wrong = reply.decoded(as: LinkJobs.WrongElement.self) {
                let detail = "element \(wrong.element): \(wrong.reason)"
                end(name, .notPrinted, reason: "invalidDocument", detail: detail, evidence: .nothingSent)
                pump(device)
            } else {
                end(name, .notPrinted, reason: "refused", detail: "\(error)", evidence: .nothingSent)
                pump(device)
            }
        case .deadlineExceeded(mayHaveRun: false), .disconnected(_, mayHaveRun: false), .unreachable, .tooLong,
            .congested:
            // The driver has not seen a byte of it. Its link ends, and the next one gets the job.
            putBack(name)
        case .deadlineExceeded(mayHaveRun: true):
            end(name, .unknown, reason: "driverDidNotAnswer", detail: "\(error)", evidence: .interrupted)
            whenDriverFails?(device, "it does not answer when a job is begun")
        case .disconnected(_, mayHaveRun: true), .unexpectedReply:
            // What the driver has reported of it may still be on its way; the end of its reports decides.
            break
        }
    }

    private func putBack(_ name: String) {
        jobs.putBack(name)
        changed(name)
        watchExpiry()
    }

    /// Has drawn what the driver cannot print by itself; meanwhile the job is the device's next one again.
    private func draw(_ drawings: [LinkJobs.Drawing], _ name: String, _ device: String) {
        guard prepared[name] == nil, let job = jobs[name], let document = try? Printer.Document.decode(job.document)
        else {
            let detail = "the driver wants pictures that it was given"
            end(name, .notPrinted, reason: "driverFailed", detail: detail, evidence: .nothingSent)
            return pump(device)
        }
        putBack(name)
        drawing[device] = name
        DocumentDrawing(drawings, of: document, images[name] ?? PrintImages(), by: renderer) { [weak self] result in
            guard let self else { return }
            self.drawing[device] = nil
            switch result {
            case .success(let rasters):
                if self.jobs[name]?.isOver == false {
                    self.prepared[name] =
                        Array(#"{"document":"#.utf8) + job.document + Array(#","rasters":"#.utf8) + rasters.encoded()
                        + [UInt8(ascii: "}")]
                }
            case .failure(let failure):
                self.end(
                    name,
                    .notPrinted,
                    reason: failure.reason,
                    detail: failure.detail,
                    evidence: .nothingSent
                )
            }
            self.pump(device)
        }.start()
    }

    private func ended(_ link: DriverLink, _ device: String) {
        guard links[device] === link else {
            if successors[device] === link { successors[device] = nil }
            return
        }
        links[device] = nil
        strangers[device] = nil
        reasons[device] = nil
        if let running = jobs.running(on: device) {
            end(
                running.name,
                .unknown,
                reason: "driverEnded",
                detail: "the printer's driver ended in the middle of the job",
                evidence: .interrupted
            )
        }
        if let next = successors.removeValue(forKey: device) {
            links[device] = next
            pump(device)
        }
    }

    private func end(
        _ name: String,
        _ state: Printer.JobState,
        reason: String?,
        detail: String? = nil,
        bytesSent: Int? = nil,
        evidence: Printer.Evidence
    ) {
        if jobs.end(name, state, reason: reason, detail: detail, bytesSent: bytesSent, evidence: evidence) {
            changed(name)
        }
    }

    private func changed(_ name: String) {
        guard let job = jobs[name] else { return }
        if job.isOver { (images[name], prepared[name]) = (nil, nil) }
        whenChanged?(job)
    }

    private func watchExpiry() {
        if let expiry { loop.cancel(expiry) }
        expiry = jobs.nextExpiry.map { moment in
            loop.schedule(at: moment) { [weak self] in
                guard let self else { return }
                for name in self.jobs.expire(now: self.loop.now) { self.changed(name) }
                self.watchExpiry()
            }
        }
    }
}

/// Names for jobs.
enum JobName {
    /// A name that no other job in the world has: 128 bits from the kernel.
    static func make() -> String {
        var generator = SystemRandomNumberGenerator()
        let parts: [UInt64] = [generator.next(), generator.next()]
        return parts.map { part in
            let digits = String(part, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
