import Interfaces
import Varlink

/// Has it written down who prints documents that open drawers, and what became of them.
final class DrawerDocuments {
    private struct Asked {
        let role: String
        let device: String
        let actor: LaneEvent.Actor?
    }

    private unowned let gateway: GatewayServer
    /// By the names of their jobs; of each until it has an outcome.
    private var asked: [String: Asked] = [:]

    init(_ gateway: GatewayServer) { self.gateway = gateway }

    /// A document is to be printed; asking for the same job again opens nothing.
    func note(_ document: Printer.Document, job: String, _ role: String, _ device: String, _ peer: PeerCredentials?) {
        let connectors = document.elements.compactMap(\.drawer)
        guard !connectors.isEmpty, asked[job] == nil, gateway.desk.jobs[job]?.isOver == false else { return }
        let entry = Asked(role: role, device: device, actor: LaneEvent.Actor(peer))
        asked[job] = entry
        let places = connectors.prefix(8).map { "\($0)" }.joined(separator: ",")
        gateway.events.record(
            LaneEvent(
                .drawerInDocument,
                device: device,
                role: role,
                actor: entry.actor,
                [("connector", places), ("job", job)]
            )
        )
    }

    /// A job has changed.
    func changed(_ job: PrintJob) {
        guard job.isOver, let entry = asked.removeValue(forKey: job.name) else { return }
        let details = [(name: "job", value: job.name), (name: "outcome", value: job.state.rawValue)]
        gateway.events.record(
            LaneEvent(.drawerDocumentEnded, device: entry.device, role: entry.role, actor: entry.actor, details)
        )
    }
}
