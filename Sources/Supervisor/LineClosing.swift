import Glibc
import Varlink

/// Ends a connection so that its other end has all that was written, and knows that it is free.
///
/// What still comes is read and thrown away: closing over unread bytes resets a connection, and takes with it what the other end
/// has not read (RFC 1122, 4.2.2.13). Many printers take nobody else before they have seen the end.
final class LineClosing {
    private let loop: EventLoop
    private let descriptor: OwnedDescriptor
    private var watch: EventLoop.Watch?
    private var timer: EventLoop.Timer?
    private var whenDone: (() -> Void)?

    /// How long the other end may take to close as well.
    private static let limit: Duration = .seconds(2)

    /// Begins to close; `whenDone` is called once, never before this returns, with the descriptor closed.
    init(loop: EventLoop, _ descriptor: OwnedDescriptor, _ whenDone: @escaping () -> Void) {
        (self.loop, self.descriptor, self.whenDone) = (loop, descriptor, whenDone)
        shutdown(descriptor.rawValue, Int32(SHUT_WR))
        watch = try? loop.watch(descriptor.rawValue, for: .readable) { [weak self] _ in self?.read() }
        let limit: Duration = watch == nil ? .zero : LineClosing.limit
        timer = loop.schedule(after: limit) { [weak self] in self?.end() }
    }

    deinit { forget() }

    private func read() {
        var bytes = [UInt8](repeating: 0, count: 4096)
        // Once a turn: who sends without end must not keep this process.
        let count = Glibc.read(descriptor.rawValue, &bytes, bytes.count)
        if count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR) { end() }
    }

    private func end() {
        forget()
        descriptor.close()
        let done = whenDone
        whenDone = nil
        done?()
    }

    private func forget() {
        if let watch { loop.cancel(watch) }
        if let timer { loop.cancel(timer) }
        (watch, timer) = (nil, nil)
    }
}
