import CLinux
import Glibc
import Synchronization

/// The way into an ``EventLoop`` from other threads.
public struct Remote: Sendable {
    fileprivate let mailbox: Mailbox

    init(mailbox: Mailbox) { self.mailbox = mailbox }

    /// Wakes the loop, which calls `action` on its own thread; actions keep their order.
    ///
    /// An action that is posted after the loop has ended is never called.
    public func post(_ action: @escaping @Sendable () -> Void) { mailbox.post(action) }
}

/// Actions of other threads, and the eventfd that tells the loop of them.
final class Mailbox: Sendable {
    /// Readable while actions wait.
    let descriptor: SharedDescriptor
    private let actions = Mutex<[@Sendable () -> Void]>([])

    init() throws(SystemError) {
        let number = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
        guard number >= 0 else { throw SystemError("eventfd") }
        descriptor = SharedDescriptor(number)
    }

    func post(_ action: @escaping @Sendable () -> Void) {
        actions.withLock { $0.append(action) }
        // It can only fail when its counter is full, and then the loop is awake already.
        eventfd_write(descriptor.rawValue, 1)
    }

    func deliver() {
        var count: eventfd_t = 0
        eventfd_read(descriptor.rawValue, &count)
        let waiting = actions.withLock { actions in
            defer { actions = [] }
            return actions
        }
        for action in waiting { action() }
    }
}

/// A descriptor that several threads use and that is closed with its last reference.
final class SharedDescriptor: Sendable {
    let rawValue: Int32

    init(_ rawValue: Int32) { self.rawValue = rawValue }

    deinit { close(rawValue) }
}
