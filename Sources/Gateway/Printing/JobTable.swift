import Interfaces
import Varlink

/// All print jobs of the lane: which waits, which is on its way, which is known by what key.
///
/// It is told what happened and says what follows; it has no clock and moves no bytes.
package struct JobTable {
    /// What a client asks for.
    package struct Request {
        /// The key, if the client gave one.
        package var key: PrintJob.KeyName?
        /// The role.
        package var role: String
        /// The device that plays it.
        package var device: String
        /// The document as JSON.
        package var document: [UInt8]
        /// Tells whether the pictures beside the document are the same as others.
        package var imagesFingerprint: Int
        /// Whether the client asks a second time.
        package var again: Bool
        /// When it may not begin any more.
        package var expiry: MonotonicTime

        /// Collects the request.
        package init(
            key: PrintJob.KeyName?,
            role: String,
            device: String,
            document: [UInt8],
            imagesFingerprint: Int = 0,
            again: Bool,
            expiry: MonotonicTime
        ) {
            (self.key, self.role, self.device, self.document) = (key, role, device, document)
            (self.imagesFingerprint, self.again, self.expiry) = (imagesFingerprint, again, expiry)
        }
    }

    /// What becomes of a request.
    package enum Submission: Equatable {
        /// A job of this name, new or known by its key.
        case job(String)
        /// Nothing is known of the key, and the client says that it has asked before: nothing is printed.
        case keyNotKnown
        /// The key names another document.
        case otherDocument
        /// So many jobs wait already.
        case queueFull(Int)
    }

    /// How many jobs may wait for one device.
    package static let longestQueue = 1000
    /// How many bytes of documents may wait for all devices together.
    package static let largestQueues = 64 << 20
    /// How many jobs that are over are remembered.
    package static let memory = 10_000

    private var jobs: [String: PrintJob] = [:]
    private var names: [PrintJob.KeyName: String] = [:]
    private var queues: [String: [String]] = [:]
    private var running: [String: String] = [:]
    private var over: [String] = []
    private var firstOver = 0
    private var waitingBytes = 0

    /// Starts without jobs.
    package init() {}

    /// The job of this name.
    package subscript(_ name: String) -> PrintJob? { jobs[name] }

    /// The job that a device has now.
    package func running(on device: String) -> PrintJob? { running[device].flatMap { jobs[$0] } }

    /// How many jobs a device has and is going to have.
    package func count(on device: String) -> Int {
        (queues[device]?.count ?? 0) + (running[device] == nil ? 0 : 1)
    }

    /// When ``expire(now:)`` has something to do.
    package var nextExpiry: MonotonicTime? {
        queues.values.compactMap { $0.compactMap { jobs[$0]?.expiry }.min() }.min()
    }

    /// Takes a request; `name` is for the job if it becomes a new one.
    package mutating func submit(_ request: Request, name: String) -> Submission {
        // Only this process compares them, with a secret of its own: a collision cannot be made.
        var hasher = Hasher()
        hasher.combine(request.document)
        hasher.combine(request.imagesFingerprint)
        let fingerprint = hasher.finalize()
        if let key = request.key, let known = names[key], let job = jobs[known] {
            guard job.fingerprint == fingerprint else { return .otherDocument }
            guard job.state == .notPrinted else { return .job(known) }
            // The next attempt is a job of its own: whoever reads the history must tell the two apart.
        } else if request.again {
            return .keyNotKnown
        }
        return enqueue(
            PrintJob(
                name: name,
                key: request.key,
                role: request.role,
                device: request.device,
                document: request.document,
                fingerprint: fingerprint,
                expiry: request.expiry
            )
        )
    }

    /// The job that the device is to get now, which counts as on its way from here on; nil when it has one, or none waits.
    ///
    /// One whose time is over is passed over; ``expire(now:)`` ends it.
    package mutating func next(on device: String, now: MonotonicTime) -> PrintJob? {
        guard running[device] == nil, let queue = queues[device],
            let index = queue.firstIndex(where: { name in jobs[name].map { $0.expiry > now } ?? false }),
            var job = jobs[queue[index]]
        else { return nil }
        let name = queue[index]
        queues[device]?.remove(at: index)
        running[device] = name
        job.state = .sending
        jobs[name] = job
        return job
    }

    /// The device did not take the job, and has not seen a byte of it: it is the next again.
    package mutating func putBack(_ name: String) {
        guard var job = jobs[name], running[job.device] == name else { return }
        running[job.device] = nil
        queues[job.device, default: []].insert(name, at: 0)
        job.state = .queued
        jobs[name] = job
    }

    /// The device has got further; false when it is not this job that it is at.
    package mutating func progress(_ name: String, bytesSent: Int) -> Bool {
        guard let job = jobs[name], running[job.device] == name, bytesSent > job.bytesSent else { return false }
        jobs[name]?.bytesSent = bytesSent
        return true
    }

    /// What a device needs a person for; returns the job on its way if that changes how it stands.
    package mutating func attention(on device: String, _ reasons: [String]) -> String? {
        guard let name = running[device], var job = jobs[name] else { return nil }
        // Paper that will end soon keeps nothing waiting.
        let reason = reasons.first { $0 != "paperNearEnd" }
        let state: Printer.JobState = reason == nil ? .sending : .waiting
        guard job.state != state || job.reason != reason else { return nil }
        (job.state, job.reason) = (state, reason)
        jobs[name] = job
        return name
    }

    /// A job is over; false when it is unknown here, or was over already: an outcome never changes.
    package mutating func end(
        _ name: String,
        _ state: Printer.JobState,
        reason: String? = nil,
        detail: String? = nil,
        bytesSent: Int? = nil,
        evidence: Printer.Evidence
    ) -> Bool {
        guard var job = jobs[name], !job.isOver else { return false }
        if running[job.device] == name { running[job.device] = nil }
        queues[job.device]?.removeAll { $0 == name }
        waitingBytes -= job.document.count
        job.document = []
        (job.state, job.reason, job.detail, job.evidence) = (state, reason, detail, evidence)
        if let bytesSent { job.bytesSent = bytesSent }
        jobs[name] = job
        remember(name)
        return true
    }

    /// Ends the jobs that have waited for too long; returns their names.
    package mutating func expire(now: MonotonicTime) -> [String] {
        let late = queues.values.flatMap { $0 }.filter { name in jobs[name].map { $0.expiry <= now } == true }
        for name in late {
            _ = end(
                name,
                .notPrinted,
                reason: "expired",
                detail: "the printer was not ready in time",
                evidence: .nothingSent
            )
        }
        return late
    }

    private mutating func enqueue(_ job: PrintJob) -> Submission {
        let count = count(on: job.device)
        guard count < JobTable.longestQueue, waitingBytes + job.document.count <= JobTable.largestQueues else {
            return .queueFull(count)
        }
        waitingBytes += job.document.count
        jobs[job.name] = job
        if let key = job.key { names[key] = job.name }
        queues[job.device, default: []].append(job.name)
        return .job(job.name)
    }

    /// Keeps the newest; the oldest that is over is forgotten with its key.
    private mutating func remember(_ name: String) {
        over.append(name)
        guard over.count - firstOver > JobTable.memory else { return }
        let oldest = over[firstOver]
        firstOver += 1
        if let key = jobs.removeValue(forKey: oldest)?.key, names[key] == oldest { names[key] = nil }
        if firstOver > JobTable.memory {
            over.removeFirst(firstOver)
            firstOver = 0
        }
    }
}
