import CLibCups

/// A request to the print service; it is sent once.
struct ServiceRequest {
    /// Where it is sent.
    let path: String
    private let message: OpaquePointer

    /// About a queue, or a job in it, for this user.
    init(_ operation: ipp_op_t, queue: String, job: Int? = nil, user: String) {
        message = ippNewRequest(operation)
        path = "/printers/" + queue
        ippAddString(message, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nil, ServiceRequest.address(of: queue))
        if let job { ippAddInteger(message, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", Int32(clamping: job)) }
        ippAddString(message, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nil, user)
    }

    /// Adds words that belong to the operation.
    func add(_ tag: ipp_tag_t, _ name: String, _ value: String) {
        ippAddString(message, IPP_TAG_OPERATION, tag, name, nil, value)
    }

    /// Adds words that belong to the job.
    func addToJob(_ tag: ipp_tag_t, _ name: String, _ value: String) {
        ippAddString(message, IPP_TAG_JOB, tag, name, nil, value)
    }

    /// Adds a flag of the operation.
    func add(_ name: String, _ value: Bool) {
        ippAddBoolean(message, IPP_TAG_OPERATION, name, value ? 1 : 0)
    }

    /// Asks for these attributes alone.
    func want(_ names: [String]) {
        guard let first = names.first else { return }
        var attribute = ippAddString(message, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", nil, first)
        for (index, name) in names.enumerated().dropFirst() {
            ippSetString(message, &attribute, Int32(index), name)
        }
    }

    /// The message itself, which its taker frees.
    func take() -> OpaquePointer { message }

    /// A queue's name may hold what an address may not.
    private static func address(of queue: String) -> String {
        var buffer = [CChar](repeating: 0, count: 1024)
        httpAssembleURI(
            HTTP_URI_CODING_ALL,
            &buffer,
            Int32(buffer.count),
            "ipp",
            nil,
            "localhost",
            0,
            "/printers/" + queue
        )
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

/// An answer of the print service.
final class ServiceReply {
    private let message: OpaquePointer

    /// Takes the message over.
    init(_ message: OpaquePointer) { self.message = message }

    deinit { ippDelete(message) }

    /// The only or first words of an attribute; nil where it has none.
    func string(_ name: String) -> String? { strings(name).first }

    /// All words of an attribute.
    func strings(_ name: String) -> [String] {
        guard let attribute = ippFindAttribute(message, name, IPP_TAG_ZERO) else { return [] }
        return ServiceReply.strings(of: attribute)
    }

    /// A number, or one of an enumeration.
    func number(_ name: String) -> Int32? {
        guard let attribute = ippFindAttribute(message, name, IPP_TAG_ZERO) else { return nil }
        return ServiceReply.number(of: attribute)
    }

    /// A flag.
    func flag(_ name: String) -> Bool? {
        guard let attribute = ippFindAttribute(message, name, IPP_TAG_BOOLEAN) else { return nil }
        return ippGetBoolean(attribute, 0) != 0
    }

    /// The jobs of a list: of each the attributes by name, numbers and words.
    func jobs() -> [[String: String]] {
        var (jobs, current): ([[String: String]], [String: String]) = ([], [:])
        var next = ippFirstAttribute(message)
        while let attribute = next {
            // Between two jobs stands an attribute without a name.
            if ippGetGroupTag(attribute) == IPP_TAG_JOB, let name = ippGetName(attribute) {
                let words = ServiceReply.strings(of: attribute).first
                current[String(cString: name)] = words ?? ServiceReply.number(of: attribute).map { "\($0)" }
            } else if !current.isEmpty {
                jobs.append(current)
                current = [:]
            }
            next = ippNextAttribute(message)
        }
        return current.isEmpty ? jobs : jobs + [current]
    }

    private static func strings(of attribute: OpaquePointer) -> [String] {
        (0..<min(ippGetCount(attribute), 100)).compactMap { index in
            ippGetString(attribute, index, nil).map { String(cString: $0) }
        }
    }

    private static func number(of attribute: OpaquePointer) -> Int32? {
        switch ippGetValueTag(attribute) {
        case IPP_TAG_INTEGER, IPP_TAG_ENUM: ippGetInteger(attribute, 0)
        default: nil
        }
    }
}
