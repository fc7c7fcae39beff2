import Interfaces
import Journal
import Varlink

/// The clients that are told of every change of every job.
///
/// One that reads slowly misses steps on the way, never how a job stands at the end: while its answers pile up, the newest
/// state of each job is kept for it.
final class JobWatchers {
    private final class Watcher {
        let call: Call<Printer.WatchJobs>
        let role: String?
        let user: UInt32?
        var isCongested = false
        var kept: [String: Printer.Job] = [:]

        init(_ call: Call<Printer.WatchJobs>, role: String?, user: UInt32?) {
            (self.call, self.role, self.user) = (call, role, user)
        }
    }

    private var watchers: [Watcher] = []

    /// How many jobs are kept for one that does not read; beyond this it is sent away, and may ask again.
    private static let mostKept = 1000

    /// Tells a client of changes from now on, of one role or user only.
    func add(_ call: Call<Printer.WatchJobs>, role: String?, user: UInt32?) {
        let watcher = Watcher(call, role: role, user: user)
        watchers.append(watcher)
        call.whenCancelled { [weak self, weak watcher] in self?.watchers.removeAll { $0 === watcher } }
    }

    /// A job has changed.
    func tell(_ job: PrintJob, _ description: @autoclosure () -> Printer.Job) {
        guard !watchers.isEmpty else { return }
        let description = description()
        for watcher in watchers {
            if let role = watcher.role, role != job.role { continue }
            if let user = watcher.user, user != job.user { continue }
            if watcher.isCongested { keep(description, for: watcher) } else { send(description, to: watcher) }
        }
    }

    private func send(_ job: Printer.Job, to watcher: Watcher) {
        guard watcher.call.replyContinuing(.init(job: job)) == .congested else { return }
        watcher.isCongested = true
        watcher.call.whenDrained { [weak self, weak watcher] in
            guard let self, let watcher else { return }
            watcher.isCongested = false
            let kept = watcher.kept
            watcher.kept = [:]
            for job in kept.values.sorted(by: { $0.acceptedMilliseconds < $1.acceptedMilliseconds }) {
                if watcher.isCongested { self.keep(job, for: watcher) } else { self.send(job, to: watcher) }
            }
        }
    }

    private func keep(_ job: Printer.Job, for watcher: Watcher) {
        watcher.kept[job.job] = job
        guard watcher.kept.count > JobWatchers.mostKept else { return }
        watchers.removeAll { $0 === watcher }
        watcher.call.connection.close()
    }
}
