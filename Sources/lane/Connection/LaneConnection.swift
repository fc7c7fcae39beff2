import Interfaces
import Varlink

/// A connection to a lane whose refusals come as sentences.
struct LaneConnection {
    private let client: BlockingClient

    /// How long an answer may take that needs no device.
    static let patience: Duration = .seconds(10)

    init(_ client: BlockingClient) { self.client = client }

    /// Makes a call and waits for its reply.
    func call<Method: VarlinkMethod>(
        _ method: Method.Type,
        _ parameters: Method.Parameters,
        timeout: Duration = LaneConnection.patience
    ) throws(Failure) -> Method.Reply {
        do throws(CallError) {
            return try client.call(method, parameters, timeout: timeout).parameters
        } catch {
            throw Failure(error)
        }
    }

    /// The job that is asked for; nil when there is none.
    func find(_ parameters: Printer.FindJob.Parameters) throws(Failure) -> Printer.Job? {
        do throws(CallError) {
            return try client.call(Printer.FindJob.self, parameters, timeout: LaneConnection.patience).parameters.job
        } catch {
            if case .refused(let reply) = error, reply.decoded(as: Printer.JobNotFound.self) != nil { return nil }
            throw Failure(error)
        }
    }

    /// The same for what must not be done twice: the error says whether it may have been done.
    func attempt<Method: VarlinkMethod>(
        _ method: Method.Type,
        _ parameters: Method.Parameters,
        timeout: Duration
    ) throws(CallError) -> Method.Reply {
        try client.call(method, parameters, timeout: timeout).parameters
    }

    /// Makes a call and waits for its reply with the descriptors beside it.
    func callWithDescriptors<Method: VarlinkMethod>(
        _ method: Method.Type,
        _ parameters: Method.Parameters,
        timeout: Duration = LaneConnection.patience
    ) throws(Failure) -> (parameters: Method.Reply, descriptors: [OwnedDescriptor]) {
        do throws(CallError) {
            let reply = try client.call(method, parameters, timeout: timeout)
            return (reply.parameters, reply.descriptors)
        } catch {
            throw Failure(error)
        }
    }

    /// Makes a call and hands over each reply, as it comes, until the last one or until `receive` returns false.
    func stream<Method: VarlinkMethod>(
        _ method: Method.Type,
        _ parameters: Method.Parameters,
        timeout: Duration? = nil,
        _ receive: @escaping (Method.Reply) -> Bool
    ) throws(CallError) {
        try client.stream(method, parameters, timeout: timeout) { receive($0.parameters) }
    }
}

extension Failure {
    /// The sentence for a call that has no reply.
    init(_ error: CallError) {
        guard case .refused(let reply) = error else {
            self.init(error.description)
            return
        }
        if let error = reply.decoded(as: Devices.DeviceNotFound.self) {
            self.init("the lane has no role or device '\(printable(error.device))'; 'lane devices' lists them", .usage)
        } else if let error = reply.decoded(as: Printer.RoleNotFound.self) {
            let roles = error.roles.isEmpty ? "none" : listed(error.roles)
            self.init("the lane has no role '\(printable(error.role))'; it has \(roles)", .usage)
        } else if let error = reply.decoded(as: Printer.NotAPrinter.self) {
            self.init("\(printable(error.device)), which is the lane's \(printable(error.role)), is no printer", .usage)
        } else if let error = reply.decoded(as: Printer.InvalidDocument.self) {
            self.init("element \(error.element) of the document: \(printable(error.reason))", .usage)
        } else if let error = reply.decoded(as: Printer.InvalidReceiptLine.self) {
            self.init("line \(error.line), column \(error.column) of the document: \(printable(error.reason))", .usage)
        } else if let sentence = Failure.ofStream(reply) {
            self = sentence
        } else if let error = reply.decoded(as: Printer.KeyOfOtherDocument.self) {
            self.init("another document was printed under the key '\(printable(error.key))'", .usage)
        } else if let error = reply.decoded(as: Printer.QueueFull.self) {
            self.init("\(error.jobs) jobs wait for the printer already; ask again when some are done")
        } else if let sentence = Failure.ofSimulation(reply) ?? Failure.ofJobs(reply) ?? Failure.ofDrawer(reply)
            ?? Failure.ofConfiguration(reply) ?? Failure.ofBinding(reply)
        {
            self = sentence
        } else if let error = reply.decoded(as: VarlinkService.InterfaceNotFound.self) {
            self.init(
                error.interface.utf8.elementsEqual("org.lanekeeper.Simulation".utf8)
                    ? "this lane simulates nothing" : "this lane does not offer \(printable(error.interface))"
            )
        } else if reply.decoded(as: VarlinkService.PermissionDenied.self) != nil {
            self.init("the lane does not allow you to do this; [access] in its configuration says who may what")
        } else if let error = reply.decoded(as: VarlinkService.InvalidParameter.self) {
            self.init("the lane does not take '\(printable(error.parameter))'", .usage)
        } else {
            self.init("the lane answered \(printable(reply.name))")
        }
    }

    private static func ofJobs(_ reply: ErrorReply) -> Failure? {
        if let error = reply.decoded(as: Printer.JobNotFound.self) {
            return Failure("no job is named '\(printable(error.job))'")
        } else if let error = reply.decoded(as: Printer.WrongState.self) {
            if let successor = error.job.successor {
                return Failure("this cannot be done: it was printed again as the job \(printable(successor))")
            }
            return Failure("this cannot be done now: the job is \(error.job.progress)")
        } else if reply.decoded(as: Printer.BodyErased.self) != nil {
            return Failure("what was printed was erased; [journal] keepBodies in the configuration says when")
        } else if reply.decoded(as: Printer.OpensDrawer.self) != nil {
            return Failure("its bytes open a drawer, which would open again: it is not printed again")
        } else if let error = reply.decoded(as: Printer.NotAccepted.self) {
            return Failure("\(printable(error.detail)); nothing was done")
        }
        return nil
    }

    private static func ofStream(_ reply: ErrorReply) -> Failure? {
        if let error = reply.decoded(as: Printer.InvalidStream.self) {
            return Failure("byte \(error.offset) (\(printable(error.bytes))): \(printable(error.reason))", .usage)
        } else if let error = reply.decoded(as: Printer.StreamNotAllowed.self) {
            let place = "byte \(error.offset) (\(printable(error.bytes)))"
            return Failure("\(place): \(printable(error.reason)), and the lane does not allow you that")
        } else if let error = reply.decoded(as: Printer.NoRawStreams.self) {
            return Failure("\(printable(error.device)) takes documents only, no bytes of its own language", .usage)
        }
        return nil
    }

    private static func ofSimulation(_ reply: ErrorReply) -> Failure? {
        if let error = reply.decoded(as: Simulation.DeviceNotFound.self) {
            return Failure("no simulated device '\(printable(error.device))'; 'lane sim list' lists them", .usage)
        } else if let error = reply.decoded(as: Simulation.ActionNotFound.self) {
            return Failure("it has no action '\(printable(error.action))', but \(listed(error.actions))", .usage)
        } else if let error = reply.decoded(as: Simulation.WrongValue.self) {
            let action = printable(error.action)
            return Failure("\(action) does not take '\(printable(error.value))', but \(listed(error.values))", .usage)
        } else if let error = reply.decoded(as: Simulation.WrongFault.self) {
            return Failure(error)
        } else if reply.decoded(as: Simulation.NothingOnPaper.self) != nil {
            return Failure("nothing is on the paper yet")
        } else if reply.decoded(as: Simulation.SimulatorNotReady.self) != nil {
            return Failure("the simulator is being started; ask again in a moment")
        }
        return nil
    }
}

/// Names from outside in a sentence.
func listed(_ names: [String]) -> String { names.map(printable).joined(separator: ", ") }
