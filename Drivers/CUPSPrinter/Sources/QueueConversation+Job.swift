import Varlink

extension QueueConversation {
    /// A job is to be printed, as soon as the queue takes it.
    mutating func begin(_ name: String, _ document: [UInt8], now: MonotonicTime) {
        job = RunningJob(name: name, document: document)
        // The look shows first whether the queue is there and takes jobs.
        nextQuestion = now
        goOn(now: now)
    }

    /// The job is to stop as soon as the queue allows.
    mutating func abort(now: MonotonicTime) {
        guard job != nil, job?.stop == nil else { return }
        stop("cancelled", now: now)
    }

    mutating func stop(_ reason: String, now: MonotonicTime) {
        if phase == .starting || phase == .idle {
            end(.nothingTaken(reason, "was never in the queue"))
            return
        }
        job?.stop = (reason, now)
        nextQuestion = now
        goOn(now: now)
    }

    mutating func create(_ job: RunningJob, now: MonotonicTime) {
        phase = .creating
        ask(.create(name: prefix + job.name), now: now)
    }

    mutating func goOnWithJob(now: MonotonicTime) {
        guard let job, case .following(let number) = phase else { return }
        if let awaySince = job.awaySince, now - awaySince >= Patience.away {
            loseJob("the print service is away", wasSent: true, now: now)
        } else if let stop = job.stop, now - stop.since >= Patience.stop, job.awaySince == nil {
            end(.doubtful(stop.reason, "is still in the queue and could not be cancelled"))
        } else if nextQuestion <= now {
            if job.stop != nil, !job.isStopAsked {
                self.job?.isStopAsked = true
                ask(.cancel(job: number), now: now)
            } else {
                ask(.follow(job: number), now: now)
            }
        }
    }

    mutating func tookJobAnswer(_ answer: QueueAnswer, connection: UInt64, now: MonotonicTime) {
        guard let job else { return }
        switch (phase, answer) {
        case (.creating, .created(let number)):
            self.job?.connection = connection
            if let stop = job.stop { return endEmpty(number, stop.reason, "was cancelled before it was handed over") }
            phase = .handing(number)
            ask(.hand(job: number, document: job.document), now: now)
        case (.creating, .refused(.notNow, _)) where job.stop == nil:
            phase = .idle
            nextQuestion = now + Patience.idleInterval
            attend(["queueRejecting"])
        case (.creating, .refused(_, let words)):
            end(.nothingTaken(job.stop?.reason ?? "refusedByQueue", "was refused: \(words)"))
        case (.creating, .failed(let words, _)): loseJob(words, wasSent: false, now: now)
        case (.handing(let number), .handed):
            reports.append(.progress(bytesSent: job.document.count))
            follow(number, on: connection, now: now)
        case (.handing(let number), .refused(_, let words)):
            endEmpty(number, job.stop?.reason ?? "refusedByQueue", "was refused: \(words)")
        case (.handing(let number), .failed(let words, wasSent: false)):
            endEmpty(number, job.stop?.reason ?? "queueAway", "was not handed over whole: \(words)")
        case (.handing(let number), .failed(_, wasSent: true)):
            // Whether the service has it nobody knows, until it answers again.
            follow(number, on: nil, now: now)
        case (.following, _): tookState(answer, connection: connection, now: now)
        default: loseJob("the print service answers what it was not asked", wasSent: true, now: now)
        }
    }

    private mutating func follow(_ number: Int, on connection: UInt64?, now: MonotonicTime) {
        phase = .following(number)
        if connection != job?.connection { job?.wasAway = true }
        nextQuestion = now
    }

    private mutating func tookState(_ answer: QueueAnswer, connection: UInt64, now: MonotonicTime) {
        nextQuestion = now + Patience.jobInterval
        switch answer {
        case .job(let state, let queue):
            job?.awaySince = nil
            if connection != job?.connection { job?.wasAway = true }
            attend(reasons(state, queue, now: now))
            let wasBegun = state.wasBegun || job?.wasBegun == true
            job?.wasBegun = wasBegun
            let known = QueueJob(state: state.state, wasBegun: wasBegun)
            if let end = JobEnd(known, wasAway: job?.wasAway == true, because: job?.stop?.reason) {
                self.end(end)
            } else if !state.hasDocument, job?.stop == nil {
                // The service never got what it was sent, and would wait for it for long.
                stop("queueAway", now: now)
            }
        case .cancelled:
            nextQuestion = now
        case .refused(.notFound, _):
            end(.doubtful(job?.stop?.reason ?? "goneFromQueue", "is gone from the queue"))
        case .failed:
            job?.wasAway = true
            if job?.awaySince == nil { job?.awaySince = now }
            // The service that comes back has not heard of it.
            job?.isStopAsked = false
            attend(["queueAway"])
        // It cannot be cancelled, because it is over or is somebody else's by now: its state says more.
        case .refused: break
        default: loseJob("the print service answers what it was not asked", wasSent: true, now: now)
        }
    }

    private mutating func reasons(_ state: QueueJob, _ queue: QueueState, now: MonotonicTime) -> [String] {
        if state.state != .processing { job?.processingSince = nil }
        if state.state == .processing, job?.processingSince == nil { job?.processingSince = now }
        return PrinterReasons.attention(
            queue,
            holdsEarlierJob: false,
            isJobHeld: state.state == .held,
            isJobSlow: job?.processingSince.map { now - $0 >= Patience.processing } == true
        )
    }

    /// Ends a job that the service has in name only.
    private mutating func endEmpty(_ number: Int, _ reason: String, _ story: String) {
        orphan = number
        end(.nothingTaken(reason, story), number)
    }

    private mutating func end(_ end: JobEnd, _ number: Int? = nil) {
        let number = number ?? self.number
        // What was told on the way counts for nothing where nothing has left.
        if end.evidence == .nothingSent { reports.append(.progress(bytesSent: 0)) }
        let name = number.map { "the queue's job \(queue)-\($0)" } ?? "the job"
        reports.append(.outcome(end, detail: "\(name) \(end.story)"))
        job = nil
        phase = .idle
    }

    /// The number of the job in the queue, once it has one.
    private var number: Int? {
        switch phase {
        case .handing(let number), .following(let number): number
        case .starting, .idle, .creating, .lost: nil
        }
    }

    /// There is nobody to ask any more; `wasSent` tells whether a job may have been taken whole.
    mutating func loseJob(_ reason: String, wasSent: Bool, now: MonotonicTime) {
        if job != nil {
            switch phase {
            case .handing, .following:
                end(
                    wasSent
                        ? .doubtful(
                            "queueAway",
                            "was in a print service that no longer answers, and may still come out"
                        )
                        : .nothingTaken("queueAway", "was not handed over")
                )
            case .starting, .idle, .creating:
                end(.nothingTaken("queueAway", "was not handed over: \(reason)"))
            case .lost: break
            }
        }
        lose(reason)
    }
}
