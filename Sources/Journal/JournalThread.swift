import CLinux
import Glibc
import Synchronization
import Varlink

/// The thread on which the journal's file is read and written.
///
/// Requests that came while the disk was busy are written in one transaction: a
/// hundred clients wait for few more syncs than one. Each still succeeds or
/// fails by itself.
final class JournalThread: Sendable {
    typealias Opened = Result<JournalStore.Opening, JournalFault>
    typealias Answer = JournalBatch.Answer

    /// Readable while answers wait.
    let answersWait: EventCounter
    private let requestsWait: EventCounter
    private let state = Mutex(State())
    private let directory: String
    private let identity = Mutex<pthread_t?>(nil)

    private struct State {
        var requests: [(number: Int, request: JournalRequest)] = []
        /// Those that may read much, which are done one at a time when no other waits.
        var longRequests: [(number: Int, request: JournalRequest)] = []
        var answers: [(number: Int, answer: Answer)] = []
        var opened: Opened?
        var isClosed = false
    }

    /// Starts the thread, which opens the journal in a folder.
    init(directory: String) throws(SystemError) {
        self.directory = directory
        answersWait = try EventCounter(isBlocking: false)
        requestsWait = try EventCounter(isBlocking: true)
        var thread = pthread_t()
        let itself = Unmanaged.passRetained(self)
        let code = pthread_create(
            &thread,
            nil,
            { argument in
                guard let argument else { return nil }
                Unmanaged<JournalThread>.fromOpaque(argument).takeRetainedValue().main()
                return nil
            },
            itself.toOpaque()
        )
        guard code == 0 else {
            itself.release()
            throw SystemError("the journal's thread", code: code)
        }
        identity.withLock { $0 = thread }
    }

    /// Asks for several things, which are on the disk together; each answer bears its request's number.
    func ask(_ requests: [(number: Int, request: JournalRequest)]) {
        state.withLock { state in
            state.requests += requests.filter { !$0.request.isLong }
            state.longRequests += requests.filter { $0.request.isLong }
        }
        requestsWait.add()
    }

    /// Ends the thread when it has done what was asked.
    func close() {
        state.withLock { $0.isClosed = true }
        requestsWait.add()
    }

    /// Waits for its end, after ``close()``.
    func wait() {
        let thread = identity.withLock { identity in
            defer { identity = nil }
            return identity
        }
        if let thread { pthread_join(thread, nil) }
    }

    /// What has been answered since the last time, and how opening went if that is new.
    func collect() -> (opened: Opened?, answers: [(number: Int, answer: Answer)]) {
        answersWait.take()
        return state.withLock { state in
            defer { (state.opened, state.answers) = (nil, []) }
            return (state.opened, state.answers)
        }
    }

    private func main() {
        var store = open()
        // Since the log was empty, and since it was begun anew.
        var (changes, inLog) = (0, 0)
        while true {
            if case .success(let store) = store, changes > 0 {
                if !requestsWait.comes(within: JournalThread.idle) {
                    try? store.tidy()
                    store.rest()
                    (changes, inLog) = (0, 0)
                } else if inLog >= JournalThread.longestLog {
                    try? store.wrap()
                    inLog = 0
                }
            }
            requestsWait.take()
            let (requests, isClosed) = nextRequests()
            // What kept it from being opened may be mended: the disk has room again, or may be written.
            if case .failure = store, !requests.isEmpty { store = open() }
            switch store {
            case .success(let store):
                for batch in JournalBatch.all(requests) { tell(JournalBatch.run(batch, store)) }
                let count = requests.count(where: \.request.writes)
                (changes, inLog) = (changes + count, inLog + count)
            case .failure(let fault): tell(requests.map { ($0.number, .failure(fault)) })
            }
            if isClosed { return }
        }
    }

    /// All short requests, or a single long one; where more wait, the thread does not.
    private func nextRequests() -> ([(number: Int, request: JournalRequest)], isClosed: Bool) {
        let (requests, isMore, isClosed) = state.withLock { state in
            var requests = state.requests
            state.requests = []
            if requests.isEmpty, !state.longRequests.isEmpty { requests = [state.longRequests.removeFirst()] }
            return (requests, !state.longRequests.isEmpty, state.isClosed)
        }
        if isMore { requestsWait.add() }
        return (requests, isClosed && !isMore)
    }

    private func open() -> Result<JournalStore, JournalFault> {
        do throws(JournalFault) {
            let (store, opening) = try JournalStore.open(in: directory)
            opened(.success(opening))
            // Looking through the whole file takes more than using it.
            store.rest()
            return .success(store)
        } catch {
            opened(.failure(error))
            return .failure(error)
        }
    }

    private func opened(_ result: Opened) {
        state.withLock { $0.opened = result }
        answersWait.add()
    }

    private func tell(_ answers: [(number: Int, answer: Answer)]) {
        state.withLock { $0.answers += answers }
        answersWait.add()
    }

    /// After so many changes the log is begun anew, whoever waits.
    private static let longestLog = 250
    /// When nothing was asked for so long, nobody waits, and the log is emptied.
    private static let idle: Duration = .seconds(3)
}

/// An eventfd: one thread adds, another one waits.
final class EventCounter: Sendable {
    let descriptor: Int32

    init(isBlocking: Bool) throws(SystemError) {
        descriptor = eventfd(0, Int32(EFD_CLOEXEC | (isBlocking ? 0 : EFD_NONBLOCK)))
        guard descriptor >= 0 else { throw SystemError("eventfd") }
    }

    deinit { close(descriptor) }

    func add() { eventfd_write(descriptor, 1) }

    /// Waits until something was added, or for so long.
    func comes(within limit: Duration) -> Bool {
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&entry, 1, Int32(limit / .milliseconds(1))) != 0
    }

    func take() {
        var count: eventfd_t = 0
        eventfd_read(descriptor, &count)
    }
}
