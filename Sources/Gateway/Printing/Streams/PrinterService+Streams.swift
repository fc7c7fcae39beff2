import ESCPOS
import Interfaces
import Journal
import Varlink

extension PrinterService {
    /// Looks through a stream of bytes, and makes a job of it like any other.
    func printRaw(_ call: Call<Printer.PrintRaw>, _ parameters: Printer.PrintRaw.Parameters) {
        guard let players = printers(parameters.role, call), let device = players.first else { return }
        let words = JobWords(parameters)
        if let wrong = words.wrongParameter {
            call.fail(VarlinkService.InvalidParameter(parameter: wrong))
            return
        }
        // All of a pool have to speak alike: whichever is free gets it.
        guard let dialect = CheckedStream.dialect(device.facts),
            players.allSatisfy({ CheckedStream.dialect($0.facts) == dialect })
        else {
            call.fail(Printer.NoRawStreams(role: parameters.role, device: device.device))
            return
        }
        guard let bytes = StreamSource.bytes(parameters, call.descriptors) else {
            let name = parameters.descriptor == nil ? "base64" : "descriptor"
            call.fail(VarlinkService.InvalidParameter(parameter: name))
            return
        }
        let peer = call.connection.peer
        do throws(CheckedStream.Refusal) {
            let (job, needs) = try CheckedStream.checked(
                bytes,
                dialect,
                rights: rights(of: peer),
                allowsUnknown: parameters.allowUnknown ?? false
            )
            let body = PrintJob.Body(format: LinkJobs.RawStream.typeName, document: job.encoded())
            submit(call, words, body, players) { [weak self] job in
                for need in needs { self?.gateway.events.record(.letThrough(need, of: job, peer)) }
            }
        } catch {
            switch error {
            case .invalid(let invalid): call.fail(invalid)
            case .notAllowed(let notAllowed): call.fail(notAllowed)
            }
        }
    }
}
