import CLinux
import Glibc
import Varlink

/// One name that an unprivileged `lane-probe` looks up, since the resolver may keep its caller waiting.
final class NameSearch {
    private let loop: EventLoop
    private let name: String
    private let pidfd: OwnedDescriptor
    private let output: OwnedDescriptor
    private var text: [UInt8] = []
    private var outputWatch: EventLoop.Watch?
    private var exitWatch: EventLoop.Watch?
    private var timer: EventLoop.Timer?
    private var whenDone: ((Result<[String], SystemError>) -> Void)?

    /// More addresses than any printer has.
    private static let longestAnswer = 4096

    /// Starts the search; `whenDone` is called once with numeric addresses, not after ``cancel()``.
    init(
        lane: LaneSupervisor,
        name: String,
        within limit: Duration,
        _ whenDone: @escaping (Result<[String], SystemError>) -> Void
    ) throws(SystemError) {
        (loop, self.name, self.whenDone) = (lane.loop, name, whenDone)
        let pair = try SocketPair()
        output = pair.here
        let spawned = try Program(
            path: lane.description.programs + "/lane-probe",
            arguments: ["lane-probe", "resolve", name],
            descriptors: [nil, pair.there, lane.errorOutput],
            identity: lane.identities?.probe,
            maximumDescriptors: 64
        ).spawn()
        pidfd = spawned.pidfd
        outputWatch = try loop.watch(output.rawValue, for: .readable) { [weak self] _ in self?.read() }
        exitWatch = try loop.watchExit(pidfd: pidfd.rawValue) { [weak self] _ in self?.ended() }
        timer = loop.schedule(after: limit) { [weak self] in
            guard let self else { return }
            self.end(.failure(SystemError("look up \(self.name)", code: ETIMEDOUT)))
        }
    }

    /// Gives the search up.
    func cancel() {
        whenDone = nil
        forget()
    }

    deinit { forget() }

    private func read() {
        var part = [UInt8](repeating: 0, count: 1024)
        while true {
            let count = Glibc.read(output.rawValue, &part, part.count)
            guard count > 0 else {
                if count == 0, let watch = outputWatch {
                    loop.cancel(watch)
                    outputWatch = nil
                }
                return
            }
            guard text.count + count <= NameSearch.longestAnswer else { return }
            text += part[..<count]
        }
    }

    private func ended() {
        exitWatch = nil
        read()
        let lines = text.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
        end(lines.isEmpty ? .failure(SystemError("look up \(name)", code: EHOSTUNREACH)) : .success(lines))
    }

    private func end(_ result: Result<[String], SystemError>) {
        forget()
        let done = whenDone
        whenDone = nil
        done?(result)
    }

    private func forget() {
        if let outputWatch { loop.cancel(outputWatch) }
        if let timer { loop.cancel(timer) }
        (outputWatch, timer) = (nil, nil)
        guard let watch = exitWatch else { return }
        // Not collected yet: it is killed, and collected by whoever is told of its end.
        exitWatch = nil
        loop.cancel(watch)
        _ = linux_pidfd_send_signal(pidfd.rawValue, SIGKILL)
        let pidfd = pidfd
        _ = try? loop.watchExit(pidfd: pidfd.rawValue) { _ in withExtendedLifetime(pidfd) {} }
    }
}
