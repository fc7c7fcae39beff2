import Glibc
import Varlink

/// Starts a `lane-render` whenever the gateway has something to draw; it ends by itself when the gateway lets go of it.
final class RendererChild {
    private unowned let lane: LaneSupervisor
    private var policy = RestartPolicy(.essential)
    private var running: [pid_t: OwnedDescriptor] = [:]
    private var nextStart: MonotonicTime?

    /// More of them at once than one that draws and one that is ending are a fault.
    private static let most = 4

    init(lane: LaneSupervisor) { self.lane = lane }

    /// Starts one and calls `whenDone` with the gateway's end of its link, or with nil when there is none to be had.
    func start(_ whenDone: @escaping (OwnedDescriptor?) -> Void) {
        let now = lane.loop.now
        if let next = nextStart, next > now {
            lane.later(next - now) { [weak self] in self?.startNow(whenDone) }
        } else {
            startNow(whenDone)
        }
    }

    private func startNow(_ whenDone: (OwnedDescriptor?) -> Void) {
        guard running.count < RendererChild.most else { return whenDone(nil) }
        do throws(SystemError) {
            let link = try SocketPair()
            let spawned = try Program(
                path: lane.description.programs + "/lane-render",
                arguments: ["lane-render"],
                descriptors: [nil, lane.errorOutput, lane.errorOutput, link.there],
                identity: lane.identities?.renderer,
                maximumDescriptors: 256
            ).spawn()
            running[spawned.process] = spawned.pidfd
            _ = try lane.loop.watchExit(pidfd: spawned.pidfd.rawValue) { [weak self] exit in
                self?.ended(spawned.process, exit)
            }
            whenDone(link.here)
        } catch {
            lane.log("renderer", "\(error)")
            whenDone(nil)
        }
    }

    private func ended(_ process: pid_t, _ exit: ProcessExit) {
        running[process] = nil
        // One that was let go of ends in order; one that dies of its work may be started again, but not at any rate.
        guard exit != .code(0) else { return }
        lane.log("renderer", "ended: \(exit)")
        switch policy.died(now: lane.loop.now) {
        case .restart(let moment), .quarantine(let moment): nextStart = moment
        }
    }
}
