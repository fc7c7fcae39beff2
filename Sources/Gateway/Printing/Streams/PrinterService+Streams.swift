import ESCPOS
import Interfaces
import Varlink

extension PrinterService {
    /// Looks through a stream of bytes, and makes a job of it like any other.
    func printRaw(_ call: Call<Printer.PrintRaw>, _ parameters: Printer.PrintRaw.Parameters) {
        guard let device = printer(parameters.role, call) else { return }
        let words = JobWords(parameters)
        if let wrong = words.wrongParameter {
            call.fail(VarlinkService.InvalidParameter(parameter: wrong))
            return
        }
        guard let dialect = CheckedStream.dialect(device.facts) else {
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
            streamAudit.note(needs, role: parameters.role, of: peer)
            submit(call, words, job.encoded(), PrintImages(), device)
        } catch {
            switch error {
            case .invalid(let invalid): call.fail(invalid)
            case .notAllowed(let notAllowed): call.fail(notAllowed)
            }
        }
    }
}
