import Interfaces
import Journal
import Varlink

/// What becomes of a request that a client has made.
enum Acceptance {
    /// A job, new or known by its key.
    case job(PrintJob)
    /// Nothing is known of the key, and the client says that it has asked before: nothing is printed.
    case keyNotKnown
    /// The key names another document.
    case otherDocument
    /// Too many jobs wait: nothing is printed.
    case noRoom
    /// It could not be written down: nothing is printed.
    case notAccepted(JournalFault)
}

extension PrinterDesk {
    /// Opens the journal, and takes up the jobs in it; `whenOpened` is called once, whether there is one or not.
    func open(_ settings: Journal.Settings, _ whenOpened: @escaping () -> Void) throws(SystemError) {
        var isFirst = true
        journal = try Journal(loop: loop, settings) { [weak self] result in
            guard let self else { return }
            switch result {
            case .success(let opening) where isFirst: self.takeUp(opening)
            case .success:
                // Drivers have told of their jobs already: a new gateway begins in the right order.
                self.log("the journal can be opened now; the gateway begins anew")
                self.loop.stop()
            case .failure(let fault): if isFirst { self.log("\(fault); no receipt is accepted") }
            }
            if isFirst { whenOpened() }
            isFirst = false
        }
    }

    private func takeUp(_ opening: JournalStore.Opening) {
        if let aside = opening.setAside { log("the journal was damaged (\(aside.reason)); it is at \(aside.path) now") }
        isTorn = opening.isTorn
        if isTorn { log("the journal's end is missing: jobs that count as waiting may be on paper") }
        for job in opening.jobs {
            let expiry = loop.now + (job.expires - .now)
            if job.state == .sending {
                // A disk that was full may have left an older one without its outcome.
                if !table.recover(job, expiry: expiry) { overdue[job.device, default: []].append(job) }
            } else {
                table.add(job, expiry: expiry)
                if isTorn { end(job.name, .torn) }
            }
        }
        watchExpiry()
    }

    /// All devices are there: jobs whose drivers are not, or not the same any more, may be on paper.
    func settleRecovered(_ devices: [String]) {
        for device in overdue.keys where link(to: device) == nil { settleOverdue(device) }
        for job in table.all {
            guard case .recovered(let driver)? = table.running(on: job.device)?.phase else { continue }
            if !devices.contains(job.device) || link(to: job.device)?.driver != driver { end(job.name, .driverEnded) }
        }
    }

    /// The driver of a device has told all that it knows, or is gone: what it has not told of nobody knows.
    func settleOverdue(_ device: String) {
        let driver = link(to: device)?.driver
        for job in overdue.removeValue(forKey: device) ?? [] {
            if driver != nil, strangers[device] == job.name {
                // The driver is at it: its outcome comes.
                overdue[device, default: []].append(job)
            } else if driver != nil, driver == job.driver, !isTorn {
                // It would have told of it: the job never came to it.
                table.add(job, expiry: loop.now + (job.expires - .now))
                putBackOverdue(job.name)
            } else {
                endOverdue(job.name, .driverEnded)
            }
        }
    }

    private func putBackOverdue(_ name: String) {
        guard (table[name]?.attempts ?? 0) < PrinterDesk.mostAttempts else { return end(name, .deadLetter) }
        journal?.ask(.putBack(name, isAttempt: true))
        changed(name)
        watchExpiry()
    }

    private func endOverdue(_ name: String, _ end: JobEnd, _ whenWritten: @escaping () -> Void = {}) {
        journal?.ask(.end(name, end, at: .now)) { [weak self] result in
            guard case .success(.job(let job)) = result else { return }
            whenWritten()
            if let self, let job { self.whenChanged?(job) }
        }
    }

    /// Takes a job; the answer comes when it is on the disk.
    func submit(_ job: PrintJob, again: Bool, _ whenAccepted: @escaping (Acceptance) -> Void) {
        guard let journal else { return whenAccepted(.notAccepted(.failed(code: 0, "it is not open yet"))) }
        let count = job.body?.count ?? 0
        bytesBeingWritten += count
        let device = table.announce(job, isFree: isFree)
        let link = device.flatMap(link(to:))
        var written = job
        if let device, let link {
            // One sync and not two, one after the other: that it was accepted, and that a driver gets it.
            (written.state, written.device, written.driver) = (.sending, device, link.driver)
        }
        journal.ask(.submit(written, again: again)) { [weak self, weak link] result in
            guard let self else { return }
            self.bytesBeingWritten -= count
            self.table.withdraw(job, from: device)
            if let device, case .success(.submission(.accepted(let job))) = result, job.state == .sending {
                self.take(job, begunOn: device, link, whenAccepted)
            } else {
                whenAccepted(self.acceptance(result))
                for device in job.devices { self.pump(device) }
            }
        }
    }

    /// Takes a job that is on the disk as one that the driver of a device gets.
    private func take(
        _ job: PrintJob,
        begunOn device: String,
        _ link: DriverLink?,
        _ whenAccepted: (Acceptance) -> Void
    ) {
        var job = job
        let expiry = loop.now + (job.expires - .now)
        let players = players(job.role)
        (job.devices, job.state, job.driver) = (players, .queued, nil)
        table.add(job, expiry: expiry)
        changed(job.name)
        guard table.start(job.name, on: device) else {
            journal?.ask(.putBack(job.name, isAttempt: false))
            whenAccepted(.job(table[job.name] ?? job))
            return pump(device)
        }
        _ = table.attention(on: device, reasons(of: device))
        changed(job.name)
        // Its client first: it has waited for this.
        whenAccepted(.job(table[job.name] ?? job))
        // Somebody else plays the role by now, or the disk has taken as long as the job may wait.
        guard players.contains(device), expiry > loop.now else { return putBack(job.name) }
        noted(job.name, device, link, .success(.written))
    }

    /// Tells what is known of the key of a job for which there is no room.
    func answer(_ job: PrintJob, again: Bool, _ whenAnswered: @escaping (Acceptance) -> Void) {
        guard let journal, let key = job.keyName else { return whenAnswered(.noRoom) }
        journal.ask(.answer(key, job.fingerprint, again: again)) { [weak self] result in
            if let self { whenAnswered(self.acceptance(result)) }
        }
    }

    private func acceptance(_ result: Result<JournalReply, JournalFault>) -> Acceptance {
        switch result {
        case .success(.submission(.accepted(let job))):
            take(job)
            return .job(job)
        case .success(.submission(.known(let job))): return .job(table[job.name] ?? unwritten[job.name]?.job ?? job)
        case .success(.submission(.keyNotKnown)): return .keyNotKnown
        case .success(.submission(.otherDocument)): return .otherDocument
        case .success(.wouldPrint): return .noRoom
        case .success: return .notAccepted(.failed(code: 0, "another answer than was asked for"))
        case .failure(let fault): return .notAccepted(fault)
        }
    }

    /// Takes a job that is on the disk.
    func take(_ job: PrintJob) {
        var job = job
        // Somebody else may have come to play the role while it was written down, or since it was printed first.
        let players = players(job.role)
        (job.devices, job.device) = (players, players.first ?? job.device)
        table.add(job, expiry: loop.now + (job.expires - .now))
        if players.isEmpty { return end(job.name, .roleRemoved) }
        watchExpiry()
        changed(job.name)
        for device in job.devices { pump(device) }
    }

    /// A driver that goes on has refused a job, of which no byte has left: it waits a little before the driver is asked again.
    func putBackRefused(_ name: String, _ device: String) {
        let end = table.pause(device, afterAttempts: table[name]?.attempts ?? 0, now: loop.now)
        loop.schedule(at: end) { [weak self] in self?.pump(device) }
        putBack(name)
    }

    /// No byte of a job has left: it waits again.
    ///
    /// With `wasSent` false the call that hands it over has not left either.
    func putBack(_ name: String, wasSent: Bool = true) {
        guard !wasSent || (table[name]?.attempts ?? 0) < PrinterDesk.mostAttempts else { return end(name, .deadLetter) }
        let isAttempt = table.putBack(name, wasSent: wasSent)
        journal?.ask(.putBack(name, isAttempt: isAttempt))
        if cancelled.contains(name) { return end(name, .cancelled) }
        if table[name]?.devices.isEmpty == true { return end(name, .roleRemoved) }
        changed(name)
        watchExpiry()
        for device in table[name]?.devices ?? [] { pump(device) }
    }

    /// A job is over; its client hears of it when that is on the disk.
    func end(_ name: String, _ end: JobEnd) {
        let isOnItsWay = table[name].map { table.running(on: $0.device)?.job.name == name } ?? false
        guard var job = table.end(name, end) else { return }
        if isOnItsWay { link(to: job.device)?.isSpent = true }
        job.ended = .now
        prepared[name] = nil
        // Who has stopped a job does not want it printed again, nor counted as printed.
        if cancelled.remove(name) != nil { held.insert(name) }
        var end = end
        end.bytesSent = job.bytesSent
        unwritten[name] = (job, end)
        write(name)
        pump(job.device)
        watchExpiry()
    }

    private func write(_ name: String) {
        guard let (job, end) = unwritten[name], let journal else { return }
        journal.ask(.end(name, end, at: job.ended ?? .now)) { [weak self] result in
            guard let self else { return }
            switch result {
            case .success:
                self.unwritten[name] = nil
                self.settle(name, job.device)
                self.follow(job)
                self.pump(job.device)
            case .failure(let fault):
                // The outcome is true all the same; whoever waits for it is told how long it will be known.
                self.unwritten[name]?.job.isUnwritten = true
                if !job.isUnwritten {
                    self.log("what became of the job \(name) cannot be written down: \(fault)")
                    self.unwritten[name].map { self.whenChanged?($0.job) }
                    self.pump(job.device)
                }
                self.loop.schedule(after: PrinterDesk.pauseAfterFault) { [weak self] in self?.write(name) }
            }
        }
    }

    /// The driver of a device may forget a job.
    func settle(_ name: String, _ device: String) {
        guard let link = link(to: device) else { return }
        LinkJobs.Client(link.calls).settle(.init(job: name), deadline: .now + PrinterDesk.beginLimit) { _ in }
    }

    /// The outcome of a job that an earlier gateway may have written down.
    func settleOld(_ outcome: LinkDriverReports.Outcome.Parameters, _ device: String) {
        // One that is being written is settled then.
        guard unwritten[outcome.job] == nil, let journal else { return }
        if let place = overdue[device]?.firstIndex(where: { $0.name == outcome.job }) {
            overdue[device]?.remove(at: place)
            return endOverdue(outcome.job, JobEnd(outcome)) { [weak self] in self?.settle(outcome.job, device) }
        }
        journal.ask(.end(outcome.job, JobEnd(outcome), at: .now)) { [weak self] result in
            guard let self, case .success = result else { return }
            self.settle(outcome.job, device)
            self.pump(device)
        }
    }
}
