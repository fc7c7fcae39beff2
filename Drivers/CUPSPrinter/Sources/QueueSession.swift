import CLibCups
import Glibc

/// Puts the driver's questions to a print service, in the words of IPP.
final class QueueSession {
    let connection: ServiceConnection
    private let queue: String
    private let prefix: String
    private let user: String
    /// What the jobs are called that this session has made, the newest ones.
    private var names: [Int: String] = [:]

    /// Only who has made a job may stop it, and a socket tells the service who that is (cupsd.conf(5), `@OWNER`).
    ///
    /// It stands in a file, so it must be asked for before the driver is confined.
    static let ownUser = getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) } ?? "lanekeeper"

    /// Prepares; the first question connects.
    init(queue: String, prefix: String, server: ServerAddress) {
        (self.queue, self.prefix) = (queue, prefix)
        connection = ServiceConnection(server)
        user = QueueSession.ownUser
    }

    /// The answer to a question; `tell` hears how much of a job was taken, and cuts it off by answering false.
    func answer(_ question: QueueRequest, _ tell: (Int) -> Bool) -> QueueAnswer {
        do throws(ServiceConnection.Failure) {
            switch question {
            case .look: return try look()
            case .create(let name): return try create(name)
            case .hand(let job, let document): return try hand(document, job, tell)
            case .follow(let job): return try follow(job)
            case .cancel(let job): return try cancel(job)
            }
        } catch {
            return .failed(error.words, wasSent: false)
        }
    }

    private func look() throws(ServiceConnection.Failure) -> QueueAnswer {
        let state = try state()
        guard case .queue(let queueState, _) = state else { return state }
        let request = ServiceRequest(IPP_OP_GET_JOBS, queue: queue, user: user)
        request.add(IPP_TAG_KEYWORD, "which-jobs", "not-completed")
        request.want(["job-id", "job-name", "number-of-documents"])
        return try read(request) { reply in
            let own = reply.jobs().filter { job in
                // One without a document prints nothing, and ends by itself.
                job["job-name"]?.hasPrefix(self.prefix) == true && job["number-of-documents"] != "0"
            }
            return .queue(queueState, openJobs: own.compactMap { $0["job-id"].flatMap { Int($0) } })
        }
    }

    private func state() throws(ServiceConnection.Failure) -> QueueAnswer {
        let request = ServiceRequest(IPP_OP_GET_PRINTER_ATTRIBUTES, queue: queue, user: user)
        request.want([
            "printer-state", "printer-state-reasons", "printer-is-accepting-jobs", "printer-make-and-model",
            "device-uri",
            "printer-error-policy",
        ])
        return try read(request) { reply in
            let state = QueueState(
                isStopped: reply.number("printer-state") == Int32(IPP_PSTATE_STOPPED.rawValue),
                isAccepting: reply.flag("printer-is-accepting-jobs") ?? true,
                reasons: reply.strings("printer-state-reasons"),
                device: reply.string("device-uri") ?? "",
                model: reply.string("printer-make-and-model") ?? "",
                errorPolicy: reply.string("printer-error-policy") ?? ""
            )
            return .queue(state, openJobs: [])
        }
    }

    private func create(_ name: String) throws(ServiceConnection.Failure) -> QueueAnswer {
        let request = ServiceRequest(IPP_OP_CREATE_JOB, queue: queue, user: user)
        request.add(IPP_TAG_NAME, "job-name", name)
        // A page that says whose job it is would be no receipt.
        request.addToJob(IPP_TAG_NAME, "job-sheets", "none")
        return try read(request) { reply in
            guard let number = reply.number("job-id").map({ Int($0) }) else {
                return .failed("the job got no number", wasSent: false)
            }
            if self.names.count >= QueueSession.remembered { self.names = [:] }
            self.names[number] = name
            return .created(number)
        }
    }

    private func hand(
        _ document: [UInt8],
        _ job: Int,
        _ tell: (Int) -> Bool
    ) throws(ServiceConnection.Failure) -> QueueAnswer {
        let request = ServiceRequest(IPP_OP_SEND_DOCUMENT, queue: queue, job: job, user: user)
        request.add(IPP_TAG_MIMETYPE, "document-format", CUPS_FORMAT_RAW)
        request.add("last-document", true)
        let result = try connection.hand(request, document, tell)
        switch result.reply {
        case .good: return .handed
        case .refused(let refusal, let words): return .refused(refusal, words)
        case nil: return .failed(result.words, wasSent: result.wasSent)
        }
    }

    private func follow(_ job: Int) throws(ServiceConnection.Failure) -> QueueAnswer {
        let state = try state()
        guard case .queue(let queueState, _) = state else { return state }
        let request = ServiceRequest(IPP_OP_GET_JOB_ATTRIBUTES, queue: queue, job: job, user: user)
        request.want(["job-name", "job-state", "time-at-processing", "number-of-documents"])
        return try read(request) { reply in
            guard self.isOwn(job, reply) else { return .refused(.notFound, "the number is another job's now") }
            guard let state = reply.number("job-state").flatMap(QueueJob.State.init) else {
                return .failed("the job has no state", wasSent: false)
            }
            // Of a job that was never begun the time has no value, or lies in no year (RFC 8011, 5.3.14).
            let wasBegun = reply.number("time-at-processing").map { $0 > 0 } ?? false
            let job = QueueJob(
                state: state,
                wasBegun: wasBegun || state == .processing || state == .stopped,
                hasDocument: reply.number("number-of-documents") != 0
            )
            return .job(job, queueState)
        }
    }

    /// Stops a job of this session; the number may be somebody else's where the service has lost its jobs.
    private func cancel(_ job: Int) throws(ServiceConnection.Failure) -> QueueAnswer {
        let question = ServiceRequest(IPP_OP_GET_JOB_ATTRIBUTES, queue: queue, job: job, user: user)
        question.want(["job-name"])
        let found = try read(question) { reply in
            self.isOwn(job, reply) ? .cancelled : .refused(.notFound, "the number is another job's now")
        }
        guard found == .cancelled else { return found }
        return try read(ServiceRequest(IPP_OP_CANCEL_JOB, queue: queue, job: job, user: user)) { _ in .cancelled }
    }

    private static let remembered = 64

    private func isOwn(_ job: Int, _ reply: ServiceReply) -> Bool {
        names[job].map { reply.string("job-name")?.utf8.elementsEqual($0.utf8) == true } ?? false
    }

    private func read(
        _ request: ServiceRequest,
        _ understand: (ServiceReply) -> QueueAnswer
    ) throws(ServiceConnection.Failure) -> QueueAnswer {
        switch try connection.ask(request) {
        case .good(let reply): understand(reply)
        case .refused(let refusal, let words): .refused(refusal, words)
        }
    }
}
