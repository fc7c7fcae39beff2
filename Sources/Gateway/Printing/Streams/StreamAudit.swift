import ESCPOS
import Interfaces
import Journal
import Varlink

extension LaneEvent {
    /// Somebody's stream does something that not everybody may have done, and was accepted.
    static func letThrough(_ need: ESCPOS.StreamNeed, of job: PrintJob, _ peer: PeerCredentials?) -> LaneEvent {
        letThrough(need, job: job.name, role: job.role, device: job.device, Actor(peer))
    }

    /// The same by the names of what is in it.
    package static func letThrough(
        _ need: ESCPOS.StreamNeed,
        job: String,
        role: String,
        device: String,
        _ actor: Actor?
    ) -> LaneEvent {
        // Values stand in one line without spaces.
        let why = String(need.reason.map { $0 == " " ? "-" : $0 })
        return LaneEvent(
            .streamAccepted,
            device: device,
            role: role,
            actor: actor,
            [
                ("job", job), ("does", need.kind.rawValue), ("by", why), ("times", "\(need.count)"),
                ("firstByte", "\(need.offset)"),
            ]
        )
    }
}

extension LinkJobs.RawStream {
    /// Its name in the words of the link to the driver.
    package static var typeName: String { "org.lanekeeper.link.Jobs.RawStream" }
}
