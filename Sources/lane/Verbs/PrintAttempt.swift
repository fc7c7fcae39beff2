import Glibc
import Interfaces
import Varlink

/// One call of Print or PrintRaw, with its progress on the terminal until it ends.
struct PrintAttempt {
    /// How it ended.
    enum End: Equatable {
        /// The lane has told how the job stands, with an outcome or, at the deadline, without.
        case answered(Printer.Job)
        /// There is no answer, for this reason; with `mayHaveRun` the job may be on its way.
        case failed(String, mayHaveRun: Bool)
    }

    /// What is asked for.
    enum Request {
        /// A document.
        case document(Printer.Print.Parameters)
        /// A stream of bytes, in the file that is descriptor 0 of the call.
        case stream(Printer.PrintRaw.Parameters, OwnedDescriptor)
    }

    private let request: Request
    private let timeout: Duration
    private let isInterruptible: Bool

    /// The lane keeps the deadline; this much later it counts as silent.
    private static let grace: Duration = .seconds(5)

    /// What is to be printed; who watches for signals already, such as ``Interruption``, is not interrupted here.
    init(_ request: Request, timeout: Duration, isInterruptible: Bool = true) {
        (self.request, self.timeout, self.isInterruptible) = (request, timeout, isInterruptible)
    }

    /// Makes the call; what the lane refuses is thrown.
    func run(_ socket: SocketOption) throws(Failure) -> End {
        let descriptor = try socket.connectedSocket()
        let result: Result<Printer.Job, CallError>?
        let newest: Printer.Job?
        do throws(SystemError) {
            (result, newest) = try call(over: descriptor)
        } catch {
            throw Failure(error.description)
        }
        switch result {
        case .success(let job): return .answered(job)
        case nil: return PrintAttempt.broken("interrupted", newest)
        case .failure(let error): return try PrintAttempt.end(of: error, newest)
        }
    }

    /// Serves the call until its last reply; no result after Ctrl-C.
    private func call(
        over descriptor: OwnedDescriptor
    ) throws(SystemError) -> (Result<Printer.Job, CallError>?, newest: Printer.Job?) {
        let loop = try EventLoop()
        let client = try LoopedClient(loop: loop, descriptor)
        let signals = try isInterruptible ? loop.watchSignals([SIGINT, SIGTERM, SIGHUP]) { _ in loop.stop() } : nil
        defer { if let signals { loop.cancel(signals) } }
        var result: Result<Printer.Job, CallError>?
        var newest: Printer.Job?
        var line = ProgressLine()
        var isTimed = false
        let deadline = MonotonicTime.now + timeout + PrintAttempt.grace
        let drawLater = {
            guard !isTimed, let moment = line.deadline else { return }
            isTimed = true
            loop.schedule(at: moment) {
                isTimed = false
                line.timeHasCome(now: .now)
            }
        }
        let receive = { (event: Result<(job: Printer.Job, continues: Bool), CallError>) in
            switch event {
            case .success(let reply):
                let isNews = newest?.state != reply.job.state || newest?.reason != reply.job.reason
                newest = reply.job
                line.show(reply.job.progressLine(within: line.width), isNews: isNews, now: .now)
                drawLater()
                if reply.continues { return }
                result = .success(reply.job)
            case .failure(let error): result = .failure(error)
            }
            loop.stop()
        }
        switch request {
        case .document(let parameters):
            client.connection.stream(Printer.Print.self, parameters, deadline: deadline) { event in
                receive(event.map { ($0.parameters.job, $0.continues) })
            }
        case .stream(let parameters, let file):
            client.connection.stream(Printer.PrintRaw.self, parameters, descriptors: [file], deadline: deadline) {
                event in
                receive(event.map { ($0.parameters.job, $0.continues) })
            }
        }
        try loop.run()
        line.clear()
        return (result, newest)
    }

    private static func end(of error: CallError, _ newest: Printer.Job?) throws(Failure) -> End {
        switch error {
        case .refused(let reply):
            let failure = Failure(error)
            // Every refusal that the interface names comes before the first byte; of others nothing is promised.
            let isNamed = reply.name.utf8.starts(with: "org.lanekeeper.Printer.".utf8)
            let isOfService = reply.name.utf8.starts(with: "org.varlink.service.".utf8)
            if failure.status == .usage { throw failure }
            return .failed(failure.message, mayHaveRun: !isNamed && !isOfService)
        case .deadlineExceeded(let mayHaveRun), .disconnected(_, let mayHaveRun):
            return mayHaveRun ? broken(error.description, newest) : .failed(error.description, mayHaveRun: false)
        case .tooLong: throw Failure("the document is longer than a message may be, 1 MiB", .usage)
        case .unreachable, .congested: return .failed(error.description, mayHaveRun: false)
        case .unexpectedReply: return broken(error.description, newest)
        }
    }

    /// The end of a call without a last reply: what was told last may be the outcome all the same.
    private static func broken(_ why: String, _ newest: Printer.Job?) -> End {
        guard let newest else { return .failed(why, mayHaveRun: true) }
        if newest.state.exitStatus != nil { return .answered(newest) }
        return .failed("\(why); it was \(newest.progress)", mayHaveRun: true)
    }
}
