import CLinux
import Glibc
import Synchronization

/// The print service behind a thread of its own: libcups waits for answers, and a driver must not.
final class PrintService: Sendable {
    /// An answer, and the connection on which it came.
    struct Message: Sendable {
        let answer: QueueAnswer
        let connection: UInt64
    }

    /// Readable while answers wait.
    let descriptor: Int32

    private let queue: String
    private let prefix: String
    private let server: ServerAddress
    private let wakeUp: Int32
    private let requests = Mutex<[QueueRequest]>([])
    private let messages = Mutex<[Message]>([])
    private let isCutOff = Atomic<Bool>(false)

    /// Starts the thread, which lives as long as the process; nil when the machine has none to give.
    init?(queue: String, prefix: String, server: ServerAddress) {
        (self.queue, self.prefix, self.server) = (queue, prefix, server)
        descriptor = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
        wakeUp = eventfd(0, Int32(EFD_CLOEXEC))
        guard descriptor >= 0, wakeUp >= 0 else { return nil }
        var thread = pthread_t()
        let code = pthread_create(
            &thread,
            nil,
            { context in
                if let context { Unmanaged<PrintService>.fromOpaque(context).takeRetainedValue().work() }
                return nil
            },
            Unmanaged.passRetained(self).toOpaque()
        )
        guard code == 0 else { return nil }
        pthread_detach(thread)
    }

    /// Asks a question; its answer comes among ``takeMessages()``.
    func ask(_ request: QueueRequest) {
        isCutOff.store(false, ordering: .sequentiallyConsistent)
        requests.withLock { $0.append(request) }
        eventfd_write(wakeUp, 1)
    }

    /// A job that is being handed over ends in the middle, so that the service drops it.
    func cutOff() { isCutOff.store(true, ordering: .sequentiallyConsistent) }

    /// The answers since the last time, in order.
    func takeMessages() -> [Message] {
        var count: eventfd_t = 0
        eventfd_read(descriptor, &count)
        return messages.withLock { messages in
            defer { messages = [] }
            return messages
        }
    }

    private func work() {
        let session = QueueSession(queue: queue, prefix: prefix, server: server)
        while true {
            var count: eventfd_t = 0
            eventfd_read(wakeUp, &count)
            while let request = requests.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) {
                let answer = session.answer(request) { taken in
                    tell(.taken(taken), session)
                    return !isCutOff.load(ordering: .sequentiallyConsistent)
                }
                tell(answer, session)
            }
        }
    }

    private func tell(_ answer: QueueAnswer, _ session: QueueSession) {
        messages.withLock { $0.append(Message(answer: answer, connection: session.connection.identity)) }
        eventfd_write(descriptor, 1)
    }
}
