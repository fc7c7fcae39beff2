import Interfaces
import Journal
import Varlink

/// What a role wants done about a job that is `unknown`.
enum UnknownPolicy: String {
    /// It is left to a person; the queue goes on.
    case hold
    /// It is printed again, once, under a line that says so.
    case reprintMarked
    /// It counts as printed.
    case assumePrinted
}

/// What came of a wish about a job.
enum JobChange {
    /// The job as it is now.
    case done(PrintJob)
    /// There is no such job.
    case notFound
    /// It does not stand so that this can be done.
    case wrongState(PrintJob)
    /// What was printed was erased.
    case noBody
    /// It is a stream of bytes that opens a drawer.
    case opensDrawer
    /// It could not be written down.
    case notAccepted(JournalFault)
}

extension PrinterDesk {
    /// An outcome is on the disk: tells of it, and does what the role wants done about one that is not certain.
    func follow(_ job: PrintJob) {
        // A second doubt is for a person, and so is a job that somebody has stopped.
        let isHeld = held.remove(job.name) != nil || job.isMarked
        let policy = isHeld ? .hold : policies[job.role] ?? .hold
        guard job.state == .unknown, policy != .hold else {
            whenChanged?(job)
            return
        }
        let told: (JobChange) -> Void = { [weak self] change in
            // What cannot be done leaves it to a person.
            if case .done = change { return }
            self?.whenChanged?(job)
        }
        if policy == .assumePrinted {
            resolve(job.name, .printed, told)
        } else {
            reprint(job.name, for: .seconds(600), told)
        }
    }

    /// Somebody settles a job that is `unknown`.
    func resolve(
        _ name: String,
        _ resolution: JournalStore.Resolution,
        _ whenDone: @escaping (JobChange) -> Void
    ) {
        ask(.resolve(name, resolution), whenDone)
    }

    /// Prints a job that is over once more, under a line that says so; the answer is the new one.
    func reprint(_ name: String, for duration: Duration, _ whenDone: @escaping (JobChange) -> Void) {
        guard let journal else { return whenDone(.notAccepted(.failed(code: 0, "it is not open yet"))) }
        journal.ask(.fetch(name)) { [weak self] result in
            switch result {
            case .success(.job(let job?)) where job.body?.asStream?.drawer == true: whenDone(.opensDrawer)
            case .success(.job(let job?)):
                self?.ask(.reprint(name, as: JobName.make(), expires: .now + duration), adding: job, whenDone)
            case .success: whenDone(.notFound)
            case .failure(let fault): whenDone(.notAccepted(fault))
            }
        }
    }

    /// Asks for a change; `repeated` is the job that it adds once more.
    private func ask(
        _ request: JournalRequest,
        adding repeated: PrintJob? = nil,
        _ whenDone: @escaping (JobChange) -> Void
    ) {
        guard let journal else { return whenDone(.notAccepted(.failed(code: 0, "it is not open yet"))) }
        var announced = repeated
        if let repeated { announced?.devices = players(repeated.role) }
        // It waits for its turn like any other, and nobody who comes later gets a printer before it.
        if let announced { _ = table.announce(announced, isFree: { _ in false }) }
        journal.ask(request) { [weak self] result in
            guard let self else { return }
            if let announced { self.table.withdraw(announced, from: nil) }
            switch result {
            case .success(.change(.done(let job, let added))):
                self.whenChanged?(job)
                if let added { self.take(added) }
                whenDone(.done(added ?? job))
            case .success(.change(.wrongState(let job))): whenDone(.wrongState(self.table[job.name] ?? job))
            case .success(.change(.noBody)): whenDone(.noBody)
            case .success: whenDone(.notFound)
            case .failure(let fault): whenDone(.notAccepted(fault))
            }
        }
    }

    /// Stops a job that is not over; what comes of it is told as any outcome.
    func cancel(_ name: String) {
        guard let job = table[name] else { return }
        guard let (running, phase) = table.running(on: job.device), running.name == name else {
            return end(name, .cancelled)
        }
        cancelled.insert(name)
        switch phase {
        case .drawing: end(name, .cancelled)
        // As soon as it is written, and the driver has spoken of it.
        case .writing, .recovered: break
        case .handed, .begun:
            guard let link = link(to: job.device) else { return }
            LinkJobs.Client(link.calls).abort(.init(job: name), deadline: .now + PrinterDesk.beginLimit) { _ in }
        }
    }

    /// Has drawn what the driver cannot print by itself; nothing of the job has left meanwhile.
    func draw(_ drawings: [LinkJobs.Drawing], _ job: PrintJob, _ device: String) {
        let name = job.name
        guard prepared[name]?[device] == nil, let document = try? Printer.Document.decode(printed(job).document),
            table.enter(.drawing, name, on: device)
        else {
            let detail = "the driver wants pictures that it was given"
            return end(name, .init(.notPrinted, reason: "driverFailed", detail: detail, evidence: .nothingSent))
        }
        let pictures = PrintImages(files: job.pictures)
        DocumentDrawing(drawings, of: document, pictures, by: renderer) {
            [weak self, weak link = link(to: device)] result in
            // What was drawn for a driver that is gone is not for the next one.
            guard let self, let link, self.link(to: device) === link,
                let (job, phase) = self.table.running(on: device), job.name == name, phase == .drawing
            else { return }
            switch result {
            case .success(let rasters):
                self.prepared[name, default: [:]][device] =
                    Array(#"{"document":"#.utf8) + self.printed(job).document + Array(#","rasters":"#.utf8)
                    + rasters.encoded() + [UInt8(ascii: "}")]
                // That the driver has asked for pictures is no attempt to print.
                self.putBack(name, wasSent: false)
            case .failure(let failure):
                self.end(
                    name,
                    .init(.notPrinted, reason: failure.reason, detail: failure.detail, evidence: .nothingSent)
                )
            }
        }.start()
    }

    /// What the driver gets of a job: a repeated one has a line above it that says so.
    func printed(_ job: PrintJob) -> (format: String, document: [UInt8]) {
        guard let body = job.body else { return (Printer.Document.typeName, []) }
        guard job.isMarked else { return (body.format, body.document) }
        return (body.format, body.marked(with: reprintLine))
    }
}

extension PrintJob {
    /// The picture files of what the driver gets, by element.
    var pictures: [Int: [UInt8]] {
        guard isMarked, let body, let document = body.asDocument else { return body?.pictures ?? [:] }
        var files: [Int: [UInt8]] = [:]
        for (place, element) in document.repeatedElements.enumerated() { files[place + 1] = body.pictures[element] }
        return files
    }
}

extension Printer.Document {
    /// Which elements a repeated document has: a drawer opens once, with the first one.
    fileprivate var repeatedElements: [Int] { elements.indices.filter { elements[$0].drawer == nil } }
}

extension PrintJob.Body {
    /// The document under a line of its own; one that cannot be read is left as it is, and refused by the driver.
    func marked(with line: String) -> [UInt8] {
        if var stream = asStream, let bytes = Base64.decode(stream.bytes) {
            // The driver has put the printer into its first state, which prints text as it is up to a line feed.
            let words = line.unicodeScalars.map { $0.isASCII ? UInt8(truncatingIfNeeded: $0.value) : UInt8(ascii: "?") }
            stream.bytes = Base64.encode(words + [0x0A] + bytes)
            return stream.encoded()
        }
        guard var document = asDocument else { return self.document }
        let mark = Printer.Text(text: line, bold: true, alignment: .center)
        document.elements = [.init(text: mark)] + document.repeatedElements.map { document.elements[$0] }
        return document.encoded()
    }

    fileprivate var asStream: LinkJobs.RawStream? {
        format == LinkJobs.RawStream.typeName ? try? LinkJobs.RawStream.decode(document) : nil
    }

    fileprivate var asDocument: Printer.Document? {
        format == Printer.Document.typeName ? try? Printer.Document.decode(document) : nil
    }
}
