import Varlink

/// Answers `org.varlink.certification`: checks that each client goes through the methods in order with the right values.
final class CertificationService: Certification.Service {
    /// The method that each client has to call next.
    private var next: [String: StaticString] = [:]
    private var lastClient = 0

    /// Clients that begin and never end must not pile up.
    private static let maximumClients = 1000

    func start(_ call: Call<Certification.Start>, _ parameters: Certification.Start.Parameters) {
        if next.count >= CertificationService.maximumClients { next = [:] }
        lastClient += 1
        let client = "client-\(lastClient)-\(UInt64.random(in: 0...UInt64.max))"
        next[client] = Certification.Test01.methodName
        call.reply(.init(clientId: client))
    }

    func test01(_ call: Call<Certification.Test01>, _ parameters: Certification.Test01.Parameters) {
        guard advance(call, parameters.clientId, to: Certification.Test02.methodName) else { return }
        call.reply(.init(bool: true))
    }

    func test02(_ call: Call<Certification.Test02>, _ parameters: Certification.Test02.Parameters) {
        guard advance(call, parameters.clientId, to: Certification.Test03.methodName),
            expect(call, .init(clientId: parameters.clientId, bool: true), parameters)
        else { return }
        call.reply(.init(int: 1))
    }

    func test03(_ call: Call<Certification.Test03>, _ parameters: Certification.Test03.Parameters) {
        guard advance(call, parameters.clientId, to: Certification.Test04.methodName),
            expect(call, .init(clientId: parameters.clientId, int: 1), parameters)
        else { return }
        call.reply(.init(float: 1.0))
    }

    func test04(_ call: Call<Certification.Test04>, _ parameters: Certification.Test04.Parameters) {
        guard advance(call, parameters.clientId, to: Certification.Test05.methodName),
            expect(call, .init(clientId: parameters.clientId, float: 1.0), parameters)
        else { return }
        call.reply(.init(string: CertificationValues.string))
    }

    func test05(_ call: Call<Certification.Test05>, _ parameters: Certification.Test05.Parameters) {
        guard advance(call, parameters.clientId, to: Certification.Test06.methodName),
            expect(call, .init(clientId: parameters.clientId, string: CertificationValues.string), parameters)
        else { return }
        call.reply(.init(bool: false, int: 2, float: .pi, string: CertificationValues.longString))
    }

    func test06(_ call: Call<Certification.Test06>, _ parameters: Certification.Test06.Parameters) {
        let wanted = Certification.Test06.Parameters(
            clientId: parameters.clientId,
            bool: false,
            int: 2,
            float: .pi,
            string: CertificationValues.longString
        )
        guard advance(call, parameters.clientId, to: Certification.Test07.methodName), expect(call, wanted, parameters)
        else { return }
        call.reply(.init(struct: .init(bool: false, int: 2, float: .pi, string: CertificationValues.longString)))
    }

    func test07(_ call: Call<Certification.Test07>, _ parameters: Certification.Test07.Parameters) {
        let wanted = Certification.Test07.Parameters(
            clientId: parameters.clientId,
            struct: .init(bool: false, int: 2, float: .pi, string: CertificationValues.longString)
        )
        guard advance(call, parameters.clientId, to: Certification.Test08.methodName), expect(call, wanted, parameters)
        else { return }
        call.reply(.init(map: CertificationValues.map))
    }

    func test08(_ call: Call<Certification.Test08>, _ parameters: Certification.Test08.Parameters) {
        guard advance(call, parameters.clientId, to: Certification.Test09.methodName),
            expect(call, .init(clientId: parameters.clientId, map: CertificationValues.map), parameters)
        else { return }
        call.reply(.init(set: CertificationValues.set))
    }

    func test09(_ call: Call<Certification.Test09>, _ parameters: Certification.Test09.Parameters) {
        guard advance(call, parameters.clientId, to: Certification.Test10.methodName),
            expect(call, .init(clientId: parameters.clientId, set: CertificationValues.set), parameters)
        else { return }
        call.reply(.init(mytype: CertificationValues.myType))
    }

    func test10(_ call: Call<Certification.Test10>, _ parameters: Certification.Test10.Parameters) {
        guard call.wantsMore else {
            call.failExpectedMore()
            return
        }
        guard advance(call, parameters.clientId, to: Certification.Test11.methodName),
            expect(call, .init(clientId: parameters.clientId, mytype: CertificationValues.myType), parameters)
        else { return }
        for text in CertificationValues.replies.dropLast() { call.replyContinuing(.init(string: text)) }
        call.reply(.init(string: CertificationValues.replies.last ?? ""))
    }

    func test11(_ call: Call<Certification.Test11>, _ parameters: Certification.Test11.Parameters) {
        // A client that waits for an answer has not sent it oneway.
        guard call.isOneway else {
            let wanted = JSONValue.object([.init("oneway", .boolean(true))])
            call.fail(Certification.CertificationError(wants: wanted, got: .object([])))
            return
        }
        guard advance(call, parameters.clientId, to: Certification.End.methodName),
            expect(call, .init(clientId: parameters.clientId, lastMoreReplies: CertificationValues.replies), parameters)
        else { return }
        call.reply()
    }

    func end(_ call: Call<Certification.End>, _ parameters: Certification.End.Parameters) {
        guard advance(call, parameters.clientId, to: Certification.Start.methodName) else { return }
        next[parameters.clientId] = nil
        call.reply(.init(allOk: true))
    }

    /// Checks that it is this method's turn; a client that gets it wrong has to start anew.
    private func advance<Method: VarlinkMethod>(
        _ call: Call<Method>,
        _ client: String,
        to following: StaticString
    ) -> Bool {
        guard next[client]?.description == Method.methodName.description else {
            next[client] = nil
            call.fail(Certification.ClientIdError())
            return false
        }
        next[client] = following
        return true
    }

    private func expect<Method: VarlinkMethod>(
        _ call: Call<Method>,
        _ wanted: Method.Parameters,
        _ got: Method.Parameters
    ) -> Bool where Method.Parameters: Equatable {
        guard wanted != got else { return true }
        let values = [wanted, got].map { (try? JSONValue(parsing: $0.jsonText)) ?? .null }
        call.fail(Certification.CertificationError(wants: values[0], got: values[1]))
        return false
    }
}
