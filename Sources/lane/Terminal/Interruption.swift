import Glibc
import Synchronization

/// Ends the program at Ctrl-C, SIGTERM and SIGHUP with a sentence that says how far it has come, whatever it is waiting for.
///
/// A thread waits for them: a handler of signals could not read what is to be said, and calls and questions wait in many places.
enum Interruption {
    private struct State {
        var end = Failure("interrupted")
        /// Whether the cursor stands behind a question.
        var isAsking = false
    }

    private static let state = Mutex(State())
    private static let signals = [SIGINT, SIGTERM, SIGHUP]

    /// Begins to wait for them; without a thread they end the program as ever, and nothing is said.
    static func watch(_ words: String) {
        mean(words)
        var set = watched
        guard pthread_sigmask(SIG_BLOCK, &set, nil) == 0 else { return }
        var thread = pthread_t()
        let code = pthread_create(
            &thread,
            nil,
            { _ in
                Interruption.wait()
                return nil
            },
            nil
        )
        guard code != 0 else { return }
        pthread_sigmask(SIG_UNBLOCK, &set, nil)
    }

    /// What is said from now on behind `interrupted`.
    static func mean(_ words: String, _ status: ExitStatus = .failed) {
        state.withLock { $0.end = Failure("interrupted; \(words)", status) }
    }

    /// Whether a question stands in the line of the cursor.
    static func isAsking(_ isAsking: Bool) { state.withLock { $0.isAsking = isAsking } }

    private static var watched: sigset_t {
        var set = sigset_t()
        sigemptyset(&set)
        for number in signals {
            // What is ignored for this program, as for one in the background of a script, stays so.
            var action = sigaction()
            let isKnown = sigaction(number, nil, &action) == 0
            let handler = unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
            if isKnown, handler != unsafeBitCast(SIG_IGN, to: Int.self) { sigaddset(&set, number) }
        }
        return set
    }

    private static func wait() {
        var set = watched
        var number: Int32 = 0
        guard sigwait(&set, &number) == 0 else { return }
        // The lock is kept to the end: nothing that would make the sentence wrong is begun meanwhile.
        state.withLock { state in
            if state.isAsking { say("") } else if isTerminal(2) { writeAll("\r\u{1B}[K", to: 2) }
            complain("lane: \(state.end.message)")
            _exit(state.end.status.rawValue)
        }
    }
}
