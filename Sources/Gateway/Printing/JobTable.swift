import Interfaces
import Journal
import Varlink

/// The print jobs that are not over: which waits for which device, and which is on its way.
///
/// It is told what happened and says what follows; it has no clock and moves no bytes.
package struct JobTable {
    /// How far a device is with the job that it has.
    package enum Phase: Equatable {
        /// That it gets the job is being written down.
        case writing
        /// Pictures are made for the job; its driver has seen it, and printed nothing.
        case drawing
        /// The driver was asked to begin it, and has not said yet that it has.
        case handed
        /// The driver has it.
        case begun
        /// An earlier gateway had written down that this process of a driver gets it; whether it did is to be heard.
        case recovered(driver: String?)
    }

    /// How many jobs may wait for one device.
    package static let longestQueue = 1000
    /// How many bytes of documents may wait for all devices together.
    package static let largestQueues = 64 << 20

    private var jobs: [String: PrintJob] = [:]
    private var expiries: [String: MonotonicTime] = [:]
    private var queues: [String: [String]] = [:]
    private var running: [String: (name: String, phase: Phase)] = [:]
    private var waitingBytes = 0
    /// Devices that are to get a job as soon as it is on the disk, by the job's name.
    private var reserved: [String: String] = [:]
    /// How many jobs for a device are not on the disk yet.
    private var announced: [String: Int] = [:]
    /// Until when devices get nothing that waits, because they have refused a job.
    private var pauses: [String: MonotonicTime] = [:]
    /// Why devices take no jobs now, in a word and in a sentence.
    private var obstacles: [String: (reason: String, detail: String?)] = [:]

    /// Starts without jobs.
    package init() {}

    /// The job of this name; nil when it is over.
    package subscript(_ name: String) -> PrintJob? { jobs[name] }

    /// All jobs that are not over, oldest first.
    package var all: [PrintJob] { jobs.values.sorted { $0.sequence < $1.sequence } }

    /// The job that a device has now, and how far it is.
    package func running(on device: String) -> (job: PrintJob, phase: Phase)? {
        running[device].flatMap { entry in jobs[entry.name].map { ($0, entry.phase) } }
    }

    /// How many jobs a device has and may get.
    package func count(on device: String) -> Int {
        (queues[device]?.count ?? 0) + (running[device] == nil ? 0 : 1)
    }

    /// Whether a job of this size can wait for these devices.
    package func hasRoom(_ bytes: Int, on devices: [String]) -> Bool {
        waitingBytes + bytes <= JobTable.largestQueues && devices.contains { count(on: $0) < JobTable.longestQueue }
    }

    /// When ``expired(now:)`` names a job.
    package var nextExpiry: MonotonicTime? {
        queues.values.compactMap { $0.compactMap { expiries[$0] }.min() }.min()
    }

    /// Takes a job that waits behind those that were accepted before it.
    package mutating func add(_ job: PrintJob, expiry: MonotonicTime) {
        guard jobs[job.name] == nil else { return }
        var job = job
        job.state = .queued
        if let obstacle = obstacle(of: job) { (job.reason, job.detail) = obstacle }
        keep(job, expiry)
        enqueue(job)
    }

    /// Takes a job of which an earlier gateway had written down that a driver gets it; false when the device has another one.
    package mutating func recover(_ job: PrintJob, expiry: MonotonicTime) -> Bool {
        guard jobs[job.name] == nil, running[job.device] == nil else { return false }
        keep(job, expiry)
        running[job.device] = (job.name, .recovered(driver: job.driver))
        return true
    }

    /// The job that the device is to get now, which counts as on its way from here on; nil when it has one, or none waits.
    ///
    /// One whose time is over is passed over; ``expired(now:)`` names it. A device that needs a person leaves those of
    /// pools to the others.
    package mutating func next(on device: String, needsPerson: Bool = false, now: MonotonicTime) -> PrintJob? {
        guard running[device] == nil, reserved[device] == nil, pauses[device].map({ $0 <= now }) ?? true,
            let queue = queues[device],
            let name = queue.first(where: { name in
                guard let expiry = expiries[name], expiry > now else { return false }
                return !needsPerson || jobs[name]?.devices.count == 1
            }), let job = jobs[name]
        else { return nil }
        bring(job, to: device)
        return jobs[name]
    }

    /// A job is going to be written down; returns the first of these devices if it is to get the job at once.
    ///
    /// Nothing else may have been there before: whoever came first is printed first.
    package mutating func announce(_ job: PrintJob, isFree: (String) -> Bool) -> String? {
        let free = job.devices.first { device in
            running[device] == nil && reserved[device] == nil && queues[device]?.isEmpty ?? true
                && announced[device] == nil && isFree(device)
        }
        for device in job.devices { announced[device, default: 0] += 1 }
        if let free { reserved[free] = job.name }
        return free
    }

    /// What was announced is on the disk, or cannot be brought there.
    package mutating func withdraw(_ job: PrintJob, from device: String?) {
        for device in job.devices {
            announced[device] = announced[device].flatMap { $0 > 1 ? $0 - 1 : nil }
        }
        if let device, reserved[device] == job.name { reserved[device] = nil }
    }

    /// A job that waits was written down as one that this device gets; false when the device has another one.
    package mutating func start(_ name: String, on device: String) -> Bool {
        guard running[device] == nil, let job = jobs[name] else { return false }
        bring(job, to: device)
        return true
    }

    private mutating func bring(_ job: PrintJob, to device: String) {
        var job = job
        dequeue(job)
        running[device] = (job.name, .writing)
        (job.state, job.device) = (.sending, device)
        (job.reason, job.detail) = (nil, nil)
        jobs[job.name] = job
    }

    /// How far a device has got with a job; false when it has not this one.
    package mutating func enter(_ phase: Phase, _ name: String, on device: String) -> Bool {
        guard running[device]?.name == name else { return false }
        running[device]?.phase = phase
        if phase == .handed { jobs[name]?.attempts += 1 }
        return true
    }

    /// No byte of the job has left its device: it is the next one again; returns whether that was an attempt.
    ///
    /// It was none if no driver has had the job: with `wasSent` false, the call that hands it over never left.
    @discardableResult
    package mutating func putBack(
        _ name: String,
        wasSent: Bool = true,
        reason: String? = nil,
        detail: String? = nil
    ) -> Bool {
        guard var job = jobs[name], let entry = running[job.device], entry.name == name else { return true }
        running[job.device] = nil
        if entry.phase == .handed || entry.phase == .drawing, !wasSent { job.attempts -= 1 }
        (job.state, job.reason, job.detail, job.driver) = (.queued, reason, detail, nil)
        // The next driver may write it in other words.
        job.bytesTotal = nil
        // Its device may play the role no more.
        if !job.devices.contains(job.device), let first = job.devices.first { job.device = first }
        if reason == nil, let obstacle = obstacle(of: job) { (job.reason, job.detail) = obstacle }
        jobs[name] = job
        enqueue(job)
        return wasSent && entry.phase != .writing
    }

    /// A device has refused a job, so many times by now; returns when it gets the next one that waits.
    ///
    /// Others do not overtake the job meanwhile. The pauses double from 100 ms to 800 ms: most refusals pass, or stay.
    package mutating func pause(_ device: String, afterAttempts attempts: Int, now: MonotonicTime) -> MonotonicTime {
        let end = now + .milliseconds(100 << min(max(attempts - 1, 0), 3))
        pauses[device] = end
        return end
    }

    /// The device has got further, or its driver tells how long the job is; false when it is not this job that it is at, or
    /// nothing of it is new.
    package mutating func progress(
        _ name: String,
        on device: String,
        bytesSent: Int,
        bytesTotal: Int? = nil
    ) -> Bool {
        guard let entry = running[device], entry.name == name, var job = jobs[name] else { return false }
        running[device]?.phase = .begun
        let known = (job.bytesSent, job.bytesTotal)
        job.bytesSent = max(bytesSent, job.bytesSent)
        if let bytesTotal, bytesTotal > 0 { job.bytesTotal = bytesTotal }
        guard known != (job.bytesSent, job.bytesTotal) else { return false }
        jobs[name] = job
        return true
    }

    /// What a device needs a person for; returns the job on its way if that changes how it stands.
    package mutating func attention(on device: String, _ reasons: [String]) -> String? {
        guard let (name, _) = running[device], var job = jobs[name] else { return nil }
        // Paper that will end soon keeps nothing waiting.
        let reason = reasons.first { $0 != "paperNearEnd" }
        let state: Printer.JobState = reason == nil ? .sending : .waiting
        guard job.state != state || job.reason != reason else { return nil }
        (job.state, job.reason) = (state, reason)
        jobs[name] = job
        return name
    }

    /// A job is over: returns it as it was at the end; nil when it is unknown here.
    package mutating func end(_ name: String, _ end: JobEnd) -> PrintJob? {
        guard var job = jobs.removeValue(forKey: name) else { return nil }
        expiries[name] = nil
        if running[job.device]?.name == name { running[job.device] = nil }
        dequeue(job)
        waitingBytes -= job.body?.count ?? 0
        (job.body, job.bytesTotal) = (nil, nil)
        (job.state, job.reason, job.detail, job.evidence) = (end.state, end.reason, end.detail, end.evidence)
        if let bytesSent = end.bytesSent { job.bytesSent = max(bytesSent, job.bytesSent) }
        return job
    }

    /// The jobs that have waited for too long.
    package func expired(now: MonotonicTime) -> [String] {
        Set(queues.values.joined()).filter { name in expiries[name].map { $0 <= now } == true }.sorted()
    }

    /// Whether a job waits that the device could get.
    package func isWaitedFor(_ device: String, now: MonotonicTime) -> Bool {
        queues[device]?.contains { name in expiries[name].map { $0 > now } == true } ?? false
    }

    /// Notes why a device takes no jobs now; returns the jobs that wait for it alone, where that is new.
    package mutating func explain(_ device: String, _ reason: String?, _ detail: String?) -> [String] {
        let before = obstacles[device]?.reason
        obstacles[device] = reason.map { ($0, detail) }
        return (queues[device] ?? []).filter { name in
            // What the journal says of a job counts more.
            guard var job = jobs[name], job.devices.count == 1, job.reason == before, before != reason else {
                return false
            }
            (job.reason, job.detail) = (reason, detail)
            jobs[name] = job
            return true
        }
    }

    /// Gives each job that waits to those who play its role now, as `players` tells.
    ///
    /// Returns the jobs that are with others than before, and those that have nobody any more. What a device has already
    /// stays with it.
    package mutating func rearrange(_ players: (_ role: String) -> [String]) -> (moved: [String], homeless: [String]) {
        var (moved, homeless): ([String], [String]) = ([], [])
        for var job in all {
            let devices = players(job.role)
            let isRunning = running[job.device]?.name == job.name
            if devices != job.devices {
                if !isRunning { dequeue(job) }
                job.devices = devices
                if !isRunning, let first = devices.first {
                    if !devices.contains(job.device) { job.device = first }
                    (job.reason, job.detail) = obstacle(of: job) ?? (nil, nil)
                    moved.append(job.name)
                }
                jobs[job.name] = job
                if !isRunning { enqueue(job) }
            }
            if devices.isEmpty, !isRunning { homeless.append(job.name) }
        }
        queues = queues.filter { !$0.value.isEmpty }
        return (moved, homeless)
    }

    private func obstacle(of job: PrintJob) -> (String?, String?)? {
        guard job.devices.count == 1, let device = job.devices.first, let obstacle = obstacles[device] else {
            return nil
        }
        return (obstacle.reason, obstacle.detail)
    }

    private mutating func keep(_ job: PrintJob, _ expiry: MonotonicTime) {
        jobs[job.name] = job
        expiries[job.name] = expiry
        waitingBytes += job.body?.count ?? 0
    }

    /// In the order in which they were accepted, whichever way they came back.
    private mutating func enqueue(_ job: PrintJob) {
        for device in job.devices {
            let queue = queues[device] ?? []
            let place = queue.lastIndex { name in jobs[name].map { $0.sequence < job.sequence } ?? true }
            queues[device, default: []].insert(job.name, at: place.map { $0 + 1 } ?? 0)
        }
    }

    private mutating func dequeue(_ job: PrintJob) {
        for device in job.devices { queues[device]?.removeAll { $0 == job.name } }
    }
}
