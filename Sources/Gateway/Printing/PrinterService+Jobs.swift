import Interfaces
import Journal
import Varlink

extension PrinterService {
    private enum JobLimit {
        static let list = 1000
        static let usualList = 100
        static let longestName = 200
    }

    func findJob(_ call: Call<Printer.FindJob>, _ parameters: Printer.FindJob.Parameters) {
        if let name = parameters.job {
            find(name, call) { call.reply(.init(job: $0)) }
            return
        }
        guard let role = parameters.role, let key = parameters.key else {
            call.fail(VarlinkService.InvalidParameter(parameter: parameters.role == nil ? "role" : "key"))
            return
        }
        let wanted = PrintJob.KeyName(
            role: role,
            user: call.connection.peer?.user ?? UInt32.max,
            client: parameters.client ?? "",
            key: key
        )
        ask(.findKey(wanted), call) { [weak self] reply in
            guard let self, case .job(let job?) = reply else { return self?.notFound(call, key) ?? () }
            call.reply(.init(job: self.describe(self.newest(job))))
        }
    }

    func jobs(_ call: Call<Printer.Jobs>, _ parameters: Printer.Jobs.Parameters) {
        var filter = JobFilter()
        guard 1...JobLimit.list ~= parameters.limit ?? JobLimit.usualList else {
            call.fail(VarlinkService.InvalidParameter(parameter: "limit"))
            return
        }
        filter.limit = parameters.limit ?? JobLimit.usualList
        (filter.role, filter.states, filter.user) = (parameters.role, Set(parameters.states ?? []), onlyUser(call))
        // Whether one waits for a person is not written down.
        if filter.states.contains(.waiting) { filter.states.insert(.sending) }
        let states = Set(parameters.states ?? [])
        let list: (Int64?) -> Void = { [weak self] before in
            filter.before = before
            self?.ask(.list(filter), call) { reply in
                guard let self, case .jobs(let jobs) = reply else { return }
                let found = jobs.map(self.newest).filter { states.isEmpty || states.contains($0.state) }
                call.reply(.init(jobs: found.map(self.describe)))
            }
        }
        guard let before = parameters.before else { return list(nil) }
        ask(.find(before), call) { [weak self] reply in
            guard case .job(let job?) = reply else { return self?.notFound(call, before) ?? () }
            list(job.sequence)
        }
    }

    func watchJobs(_ call: Call<Printer.WatchJobs>, _ parameters: Printer.WatchJobs.Parameters) {
        guard call.wantsMore else {
            call.fail(VarlinkService.ExpectedMore())
            return
        }
        watchers.add(call, role: parameters.role, user: onlyUser(call))
    }

    func cancel(_ call: Call<Printer.Cancel>, _ parameters: Printer.Cancel.Parameters) {
        guard let milliseconds = deadline(parameters.deadlineMilliseconds, call) else { return }
        let end = gateway.loop.now + .milliseconds(milliseconds)
        find(parameters.job, call) { [weak self] job in
            guard let self, let running = self.gateway.desk.table[parameters.job] else {
                call.fail(Printer.WrongState(job: job))
                return
            }
            self.wait(running, call, until: end) { .init(job: $0) }
            self.gateway.desk.cancel(running.name)
        }
    }

    func resolve(_ call: Call<Printer.Resolve>, _ parameters: Printer.Resolve.Parameters) {
        find(parameters.job, call) { [weak self] _ in
            guard let self else { return }
            let resolution: JournalStore.Resolution = parameters.as == .printed ? .printed : .notPrinted
            self.gateway.desk.resolve(parameters.job, resolution) { [weak self] change in
                self?.answer(call, parameters.job, change) { .init(job: $0) }
            }
        }
    }

    func reprint(_ call: Call<Printer.Reprint>, _ parameters: Printer.Reprint.Parameters) {
        let expiry = parameters.expiresMilliseconds ?? JobWords.Limit.defaultExpiry
        guard 1...JobWords.Limit.expiry ~= expiry else {
            call.fail(VarlinkService.InvalidParameter(parameter: "expiresMilliseconds"))
            return
        }
        find(parameters.job, call) { [weak self] _ in
            guard let self else { return }
            self.gateway.desk.reprint(parameters.job, for: .milliseconds(expiry)) { [weak self] change in
                self?.answer(call, parameters.job, change) { .init(job: $0) }
            }
        }
    }

    /// Whose jobs a caller may see: all, with the right of a technician, else those of its own user.
    private func onlyUser<Method: VarlinkMethod>(_ call: Call<Method>) -> UInt32? {
        let rights = gateway.rights(of: call.connection.peer)
        return rights.isDisjoint(with: [.technician, .admin]) ? call.connection.peer?.user ?? UInt32.max : nil
    }

    /// Finds a job that the caller may see; otherwise the call is answered.
    private func find<Method: VarlinkMethod>(
        _ name: String,
        _ call: Call<Method>,
        _ whenFound: @escaping (Printer.Job) -> Void
    ) {
        let user = onlyUser(call)
        ask(.find(name), call) { [weak self] reply in
            guard let self, case .job(let job?) = reply, user == nil || user == job.user else {
                self?.notFound(call, name)
                return
            }
            whenFound(self.describe(self.newest(job)))
        }
    }

    /// What is in memory of a job is newer than what is written down.
    private func newest(_ job: PrintJob) -> PrintJob {
        gateway.desk.table[job.name] ?? gateway.desk.unwritten[job.name]?.job ?? job
    }

    private func ask<Method: VarlinkMethod>(
        _ request: JournalRequest,
        _ call: Call<Method>,
        _ whenAnswered: @escaping (JournalReply) -> Void
    ) {
        guard let journal = gateway.desk.journal else {
            call.fail(Printer.NotAccepted(reason: "failed", detail: "the journal is not open"))
            return
        }
        journal.ask(request) { result in
            switch result {
            case .success(let reply): whenAnswered(reply)
            case .failure(let fault): call.fail(Printer.NotAccepted(reason: fault.word, detail: fault.description))
            }
        }
    }

    private func answer<Method: VarlinkMethod>(
        _ call: Call<Method>,
        _ name: String,
        _ change: JobChange,
        _ reply: (Printer.Job) -> Method.Reply
    ) {
        switch change {
        case .done(let job): call.reply(reply(describe(newest(job))))
        case .notFound: notFound(call, name)
        case .wrongState(let job): call.fail(Printer.WrongState(job: describe(job)))
        case .noBody: call.fail(Printer.BodyErased(job: name))
        case .opensDrawer: call.fail(Printer.OpensDrawer(job: name))
        case .notAccepted(let fault): call.fail(Printer.NotAccepted(reason: fault.word, detail: fault.description))
        }
    }

    private func notFound<Method: VarlinkMethod>(_ call: Call<Method>, _ name: String) {
        call.fail(Printer.JobNotFound(job: String(name.prefix(JobLimit.longestName))))
    }

    private func deadline<Method: VarlinkMethod>(_ told: Int?, _ call: Call<Method>) -> Int? {
        let milliseconds = told ?? JobWords.Limit.defaultDeadline
        guard 0...JobWords.Limit.deadline ~= milliseconds else {
            call.fail(VarlinkService.InvalidParameter(parameter: "deadlineMilliseconds"))
            return nil
        }
        return milliseconds
    }
}
