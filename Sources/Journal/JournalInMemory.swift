import Varlink

/// A journal without a file: nobody waits for a disk, so that it is read and written on the gateway's own thread.
///
/// It is bounded, since the process may run for months: of jobs that are over it forgets the oldest.
final class JournalInMemory {
    private let store: Result<JournalStore, JournalFault>
    private let loop: EventLoop
    private let tell: ([(number: Int, answer: JournalBatch.Answer)]) -> Void
    /// Those that may read much, which are done one at a time when no other waits.
    private var longRequests: [(number: Int, request: JournalRequest)] = []
    private var endsUntilForgetting = JournalInMemory.forgetsEvery
    /// How much is printed of jobs that are not over, by name.
    private var unfinished: [String: Int] = [:]
    private var bytesUntilForgetting = JournalInMemory.mostBodyBytes

    /// How many jobs that are over are known.
    static let mostEntries = 4096
    /// How many bytes of what was printed are kept, so that it can be printed once more.
    static let mostBodyBytes = 512 << 10
    /// After how many outcomes the oldest are forgotten; sooner when there was much to print.
    static let forgetsEvery = 128

    /// Begins an empty journal; `tell` gets the answers.
    init(_ loop: EventLoop, _ tell: @escaping ([(number: Int, answer: JournalBatch.Answer)]) -> Void) {
        (self.loop, self.tell) = (loop, tell)
        do throws(JournalFault) {
            let store = try JournalStore()
            store.rest()
            self.store = .success(store)
        } catch { store = .failure(error) }
    }

    /// How opening went.
    var opened: Result<JournalStore.Opening, JournalFault> { store.map { _ in .init() } }

    /// Answers all that is short, then one of the long ones; the rest when it comes again.
    func ask(_ requests: [(number: Int, request: JournalRequest)]) {
        longRequests += requests.filter { $0.request.isLong }
        var short = requests.filter { !$0.request.isLong }
        if short.isEmpty, !longRequests.isEmpty { short = [longRequests.removeFirst()] }
        run(short)
        if !longRequests.isEmpty { loop.schedule(at: loop.now) { [weak self] in self?.ask([]) } }
    }

    /// Answers all that waits.
    func finish() { run(longRequests) }

    private func run(_ requests: [(number: Int, request: JournalRequest)]) {
        switch store {
        case .success(let store):
            for batch in JournalBatch.all(requests) {
                let answers = JournalBatch.run(batch, store)
                for (item, answer) in zip(batch, answers) { count(item.request, answer.answer) }
                tell(answers)
            }
            guard endsUntilForgetting <= 0 || bytesUntilForgetting <= 0 else { return }
            (endsUntilForgetting, bytesUntilForgetting) = (JournalInMemory.forgetsEvery, JournalInMemory.mostBodyBytes)
            try? store.together { () throws(JournalFault) in
                try store.forget(beyond: JournalInMemory.mostEntries, bodyBytes: JournalInMemory.mostBodyBytes)
            }
        case .failure(let fault): tell(requests.map { ($0.number, .failure(fault)) })
        }
    }

    /// A few jobs may have as much to print as thousands of others.
    private func count(_ request: JournalRequest, _ answer: JournalBatch.Answer) {
        switch (request, answer) {
        case (_, .success(.submission(.accepted(let job)))), (_, .success(.change(.done(_, added: let job?)))):
            unfinished[job.name] = job.body?.count ?? 0
        case (.end(let name, _, _), .success):
            endsUntilForgetting -= 1
            bytesUntilForgetting -= unfinished.removeValue(forKey: name) ?? 0
        default: break
        }
    }
}
