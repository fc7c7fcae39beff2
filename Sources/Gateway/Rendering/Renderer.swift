import Interfaces
import Varlink

/// The gateway's use of `lane-render`: asked for when there is something to draw, let go of when there is not.
final class Renderer {
    /// Why something was not drawn.
    enum Failure: Error {
        /// It was refused; the error says what is wrong with it.
        case refused(ErrorReply)
        /// There is no process, or it ended over the work, or was too slow.
        case notAvailable(String)
    }

    /// Asks the supervisor for a process; it answers with ``adopt(_:)``.
    var whenNeeded: (() -> Void)?

    private let loop: EventLoop
    private var client: LoopedClient?
    private var isAskedFor = false
    private var waiting: [(LoopedClient?) -> Void] = []
    private var calls = 0
    private var idle: EventLoop.Timer?
    private var patience: EventLoop.Timer?

    /// An idle process holds fonts in memory.
    private static let idleLimit: Duration = .seconds(30)
    /// How long a process may take to come.
    private static let startLimit: Duration = .seconds(15)

    init(_ loop: EventLoop) { self.loop = loop }

    /// Takes the link to a new process; nil when there is none to be had.
    func adopt(_ descriptor: OwnedDescriptor?) {
        if let patience { loop.cancel(patience) }
        patience = nil
        isAskedFor = false
        var limits = ConnectionLimits()
        limits.acceptedDescriptors = .files
        client = descriptor.flatMap { try? LoopedClient(loop: loop, $0, limits: limits) }
        client?.whenClosed = { [weak self] _ in self?.client = nil }
        let callers = waiting
        waiting = []
        for caller in callers { caller(client) }
        letGoLater()
    }

    /// Draws paragraphs; all of them come back, or the first error.
    func draw(
        _ paragraphs: [LinkRenderer.Paragraph],
        within limit: Duration,
        _ whenDone: @escaping (Result<Reply<LinkRenderer.DrawText>, Failure>) -> Void
    ) {
        let parameters = LinkRenderer.DrawText.Parameters(
            paragraphs: paragraphs,
            deadlineMilliseconds: Int(limit / .milliseconds(1))
        )
        call(LinkRenderer.DrawText.self, parameters, [], within: limit, whenDone)
    }

    /// Makes dots of a picture.
    func draw(
        _ image: OwnedDescriptor,
        widthDots: Int?,
        maximumWidthDots: Int,
        dithering: LinkRenderer.Dithering?,
        within limit: Duration,
        _ whenDone: @escaping (Result<Reply<LinkRenderer.DrawImage>, Failure>) -> Void
    ) {
        let parameters = LinkRenderer.DrawImage.Parameters(
            image: 0,
            widthDots: widthDots,
            maximumWidthDots: maximumWidthDots,
            dithering: dithering,
            deadlineMilliseconds: Int(limit / .milliseconds(1))
        )
        call(LinkRenderer.DrawImage.self, parameters, [image], within: limit, whenDone)
    }

    private func call<Method: VarlinkMethod>(
        _ method: Method.Type,
        _ parameters: Method.Parameters,
        _ descriptors: [OwnedDescriptor],
        within limit: Duration,
        _ whenDone: @escaping (Result<Reply<Method>, Failure>) -> Void
    ) {
        process { [weak self] client in
            guard let self, let client else { return whenDone(.failure(.notAvailable("lane-render did not start"))) }
            self.calls += 1
            let deadline = MonotonicTime.now + limit
            client.call(method, parameters, descriptors: descriptors, deadline: deadline) { [weak self] result in
                self?.calls -= 1
                self?.letGoLater()
                switch result {
                case .success(let reply): whenDone(.success(reply))
                case .failure(.refused(let reply)): whenDone(.failure(.refused(reply)))
                case .failure(let error):
                    // It is at its work no longer, or for too long: the next one gets a process of its own.
                    self?.client = nil
                    whenDone(.failure(.notAvailable("\(error)")))
                }
            }
        }
    }

    /// Calls back with the link to a process, which is asked for if there is none.
    private func process(_ whenThere: @escaping (LoopedClient?) -> Void) {
        if let client { return whenThere(client) }
        waiting.append(whenThere)
        guard !isAskedFor else { return }
        isAskedFor = true
        patience = loop.schedule(after: Renderer.startLimit) { [weak self] in self?.adopt(nil) }
        whenNeeded?()
    }

    private func letGoLater() {
        if let idle { loop.cancel(idle) }
        idle = loop.schedule(after: Renderer.idleLimit) { [weak self] in
            guard let self, self.calls == 0, self.waiting.isEmpty else { return }
            self.client = nil
        }
    }
}
