import Glibc
import Varlink

/// Goes through the certification with a server; ends the program with 1 when something is not as it should be.
func certify(_ address: UnixAddress) throws(SystemError) {
    // The reference server has room for five that it has not taken yet.
    let client = try BlockingClient(address, patience: .seconds(30))
    do throws(CallError) {
        try runCertification(client)
        say("certification passed")
    } catch {
        var message = error.description
        if case .refused(let reply) = error { message += " \(String(decoding: reply.parameters, as: UTF8.self))" }
        fail("certification failed: \(message)")
    }
}

private func runCertification(_ client: BlockingClient) throws(CallError) {
    let id = try step(client, Certification.Start.self, .init(), returns: nil).clientId
    let bool = try step(client, Certification.Test01.self, .init(clientId: id), returns: .init(bool: true)).bool
    let int = try step(client, Certification.Test02.self, .init(clientId: id, bool: bool), returns: .init(int: 1)).int
    let float = try step(client, Certification.Test03.self, .init(clientId: id, int: int), returns: .init(float: 1))
        .float
    let string = try step(
        client,
        Certification.Test04.self,
        .init(clientId: id, float: float),
        returns: .init(string: CertificationValues.string)
    ).string
    let several = try step(
        client,
        Certification.Test05.self,
        .init(clientId: id, string: string),
        returns: .init(bool: false, int: 2, float: .pi, string: CertificationValues.longString)
    )
    let structure = try step(
        client,
        Certification.Test06.self,
        .init(clientId: id, bool: several.bool, int: several.int, float: several.float, string: several.string),
        returns: .init(struct: .init(bool: false, int: 2, float: .pi, string: CertificationValues.longString))
    ).struct
    let map = try step(
        client,
        Certification.Test07.self,
        .init(
            clientId: id,
            struct: .init(bool: structure.bool, int: structure.int, float: structure.float, string: structure.string)
        ),
        returns: .init(map: CertificationValues.map)
    ).map
    let set = try step(
        client,
        Certification.Test08.self,
        .init(clientId: id, map: map),
        returns: .init(set: CertificationValues.set)
    ).set
    let value = try step(
        client,
        Certification.Test09.self,
        .init(clientId: id, set: set),
        returns: .init(mytype: CertificationValues.myType)
    ).mytype
    try finishCertification(client, id, value)
}

/// The stream, the call that has no answer, and the end.
private func finishCertification(
    _ client: BlockingClient,
    _ id: String,
    _ value: Certification.MyType
) throws(CallError) {
    var texts: [String] = []
    try client.stream(Certification.Test10.self, .init(clientId: id, mytype: value), timeout: .seconds(10)) { reply in
        texts.append(reply.parameters.string)
        return true
    }
    say("Test10: \(texts.count) replies")
    guard texts == CertificationValues.replies else { fail("Test10 returned other replies: \(texts)") }
    let last = Certification.Test11.Parameters(clientId: id, lastMoreReplies: texts)
    let isSent = client.callOneway(Certification.Test11.self, last, timeout: .seconds(10))
    guard isSent else { fail("Test11 could not be sent") }
    say("Test11: sent")
    _ = try step(client, Certification.End.self, .init(clientId: id), returns: .init(allOk: true))
}

/// One call of the conversation, shown as it comes back; another reply than `returns` ends the program.
private func step<Method: VarlinkMethod>(
    _ client: BlockingClient,
    _ method: Method.Type,
    _ parameters: Method.Parameters,
    returns wanted: Method.Reply?
) throws(CallError) -> Method.Reply where Method.Reply: Equatable {
    let name = Method.methodName.description.split(separator: ".").last ?? ""
    do throws(CallError) {
        let reply = try client.call(method, parameters, timeout: .seconds(10)).parameters
        say("\(name): \(reply.jsonText)")
        if let wanted, wanted != reply { fail("certification failed: \(name) did not return \(wanted.jsonText)") }
        return reply
    } catch {
        say("\(name): failed")
        throw error
    }
}
