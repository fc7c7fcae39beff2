import Varlink

/// The journal as the gateway's loop uses it: it asks, and is told when the answer is on the disk.
package final class Journal {
    /// How it is kept.
    package struct Settings: Equatable, Sendable {
        /// The folder, which belongs to this process alone; nil for memory.
        package var directory: String?
        /// How long after its outcome a job can be printed once more.
        package var keepsBodies: Duration = .seconds(24 * 3600)
        /// How long after its outcome a job and its key are known.
        package var keepsEntries: Duration = .seconds(30 * 24 * 3600)

        /// The usual, in memory.
        package init() {}
    }

    private let loop: EventLoop
    /// One of the two: a disk is waited for on a thread of its own.
    private let thread: JournalThread?
    private var memory: JournalInMemory?
    private var settings: Settings
    private var watch: EventLoop.Watch?
    private var waiting: [Int: (Result<JournalReply, JournalFault>) -> Void] = [:]
    private let whenOpened: (Result<JournalStore.Opening, JournalFault>) -> Void
    private var number = 0
    /// What was asked for in this round of the loop.
    private var asked: [(number: Int, request: JournalRequest)] = []

    /// How often what is too old is erased.
    private static let eraseInterval: Duration = .seconds(600)

    /// Opens the journal, and tells what was in it or why there is none; then it is tried again with each request.
    package init(
        loop: EventLoop,
        _ settings: Settings,
        _ whenOpened: @escaping (Result<JournalStore.Opening, JournalFault>) -> Void
    ) throws(SystemError) {
        (self.loop, self.settings, self.whenOpened) = (loop, settings, whenOpened)
        thread = try settings.directory.map { (folder) throws(SystemError) in try JournalThread(directory: folder) }
        if let thread {
            watch = try loop.watch(thread.answersWait.descriptor, for: .readable) { [weak self] _ in self?.collect() }
        } else {
            let memory = JournalInMemory(loop) { [weak self] answers in self?.tell(answers) }
            self.memory = memory
            loop.schedule(at: loop.now) { [weak self] in
                if let self, let memory = self.memory { self.whenOpened(memory.opened) }
            }
        }
        scheduleErasing(after: .seconds(1))
    }

    deinit {
        if let watch { loop.cancel(watch) }
        thread?.ask(asked)
        thread?.close()
    }

    /// Waits until all that was asked for is done, and closes the file; nobody is told of answers any more.
    package func close() {
        if let watch { loop.cancel(watch) }
        watch = nil
        let forgotten = waiting
        waiting = [:]
        withExtendedLifetime(forgotten) {}
        flush()
        memory?.finish()
        memory = nil
        thread?.close()
        thread?.wait()
    }

    /// Keeps what was printed, and keys, for so long from now on.
    package func keep(bodies: Duration, entries: Duration) {
        (settings.keepsBodies, settings.keepsEntries) = (bodies, entries)
    }

    /// Whether keys outlive the process.
    package var isDurable: Bool { settings.directory != nil }

    /// Asks for something; requests are answered in their order, and what they write is on the disk by then.
    package func ask(
        _ request: JournalRequest,
        _ whenAnswered: @escaping (Result<JournalReply, JournalFault>) -> Void = { _ in }
    ) {
        number += 1
        waiting[number] = whenAnswered
        asked.append((number, request))
        // Together with all that this round asks for: the outcome of a job and the beginning of the next one are one sync.
        if asked.count == 1 { loop.schedule(at: loop.now) { [weak self] in self?.flush() } }
    }

    private func flush() {
        let requests = asked
        asked = []
        thread?.ask(requests)
        memory?.ask(requests)
    }

    private func collect() {
        guard let thread else { return }
        let (opened, answers) = thread.collect()
        if let opened { whenOpened(opened) }
        tell(answers)
    }

    private func tell(_ answers: [(number: Int, answer: JournalBatch.Answer)]) {
        for (number, answer) in answers { waiting.removeValue(forKey: number)?(answer) }
    }

    private func scheduleErasing(after delay: Duration) {
        loop.schedule(after: delay) { [weak self] in
            guard let self else { return }
            let now = WallTime.now
            self.ask(
                .erase(
                    bodiesBefore: now - self.settings.keepsBodies,
                    entriesBefore: now - self.settings.keepsEntries
                )
            )
            self.scheduleErasing(after: Journal.eraseInterval)
        }
    }
}
