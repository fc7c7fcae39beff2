import Interfaces
import Varlink

/// Answers `org.lanekeeper.link.Drawers` for the gateway.
final class DrawersLink: LinkDrawers.Service {
    private unowned let host: DriverHost

    init(_ host: DriverHost) { self.host = host }

    func open(_ call: Call<LinkDrawers.Open>, _ parameters: LinkDrawers.Open.Parameters) {
        guard let driver = host.driver as? any DrawerDriver else {
            call.fail(LinkDrawers.NotReady(reason: host.driver == nil ? "starting" : "noDrawer"))
            return
        }
        let opening = DrawerOpening(
            name: parameters.opening,
            connector: parameters.connector,
            expiry: MonotonicTime(nanoseconds: Int64(parameters.expiresMonotonicNanoseconds)),
            isSensorShared: parameters.isSensorShared
        )
        do throws(DrawerRefusal) {
            try driver.open(opening, now: .now)
            call.reply()
        } catch {
            switch error {
            // The gateway may repeat a call of which it does not know whether it came.
            case .busy(let running) where running.utf8.elementsEqual(opening.name.utf8): call.reply()
            case .busy(let running): call.fail(LinkDrawers.Busy(opening: running))
            case .notReady(let reason): call.fail(LinkDrawers.NotReady(reason: reason))
            case .wrongConnector: call.fail(LinkDrawers.WrongConnector(connector: parameters.connector))
            }
        }
    }
}

extension DriverReports {
    /// The sensor of the drawer says something new.
    package func drawer(_ reading: DrawerReading, _ source: LinkDrawerReports.StateSource) {
        let state = LinkDrawerReports.State.Parameters(state: reading.state, level: reading.level, source: source)
        drawer = state
        gateway?.callOneway(LinkDrawerReports.State.self, state)
    }

    /// An opening has ended.
    package func ended(_ end: DrawerEnd) {
        gateway?.callOneway(
            LinkDrawerReports.Ended.self,
            .init(
                opening: end.opening,
                outcome: end.outcome,
                reason: end.reason,
                levelBefore: end.before,
                levelAfter: end.after
            )
        )
    }

    /// Tells a new gateway how the drawer stands.
    func tellDrawer() {
        if let drawer { gateway?.callOneway(LinkDrawerReports.State.self, drawer) }
    }
}
