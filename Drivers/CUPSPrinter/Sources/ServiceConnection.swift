import CLibCups
import Glibc

/// The connection to a print service; every call waits, for a bounded time, and is made on one thread.
final class ServiceConnection {
    /// Why there is no answer, in the words of the library.
    struct Failure: Error {
        let words: String
    }

    /// What a question came to.
    enum Reply {
        case good(ServiceReply)
        case refused(QueueAnswer.Refusal, String)
    }

    private let address: ServerAddress
    private var http: OpaquePointer?

    /// For connecting, and for each time that the other end is to take or say something, in seconds.
    private static let patience = 3.0

    /// Prepares; the first question connects.
    init(_ address: ServerAddress) {
        self.address = address
        // A password is asked for on a terminal unless told; there is nobody to give one.
        cupsSetPasswordCB2({ _, _, _, _, _ in nil }, nil)
    }

    deinit { close() }

    /// The number of the connection's socket, which no other has while it is open; 0 without one.
    var identity: UInt64 {
        var status = stat()
        guard let http, fstat(httpGetFd(http), &status) == 0 else { return 0 }
        return UInt64(status.st_ino)
    }

    /// Asks a question without a document.
    func ask(_ request: ServiceRequest) throws(Failure) -> Reply {
        let http = try connected()
        // The library frees the request.
        return try reply(cupsDoRequest(http, request.take(), request.path))
    }

    /// Hands a document over behind a request; `tell` hears how much was taken, and stops all by answering false.
    ///
    /// Returns whether all of it was sent beside what was answered; nil for no answer.
    func hand(
        _ request: ServiceRequest,
        _ document: [UInt8],
        _ tell: (Int) -> Bool
    ) throws(Failure) -> (wasSent: Bool, reply: Reply?, words: String) {
        let http = try connected()
        let message = request.take()
        defer { ippDelete(message) }
        let began = cupsSendRequest(http, message, request.path, ippLength(message) + document.count)
        guard began == HTTP_STATUS_CONTINUE || began == HTTP_STATUS_OK else { return (false, nil, failed()) }
        var sent = 0
        while sent < document.count {
            guard tell(sent) else {
                close()
                return (false, nil, "it was cut off")
            }
            let end = min(sent + ServiceConnection.piece, document.count)
            let status = document[sent..<end].withUnsafeBufferPointer { bytes in
                bytes.withMemoryRebound(to: CChar.self) { cupsWriteRequestData(http, $0.baseAddress, $0.count) }
            }
            guard status == HTTP_STATUS_CONTINUE || status == HTTP_STATUS_OK else {
                // The library also fails when all was sent and the connection ended right after: of the last piece nobody knows.
                return (end == document.count, nil, failed())
            }
            sent = end
        }
        do throws(Failure) {
            return (true, try reply(cupsGetResponse(http, request.path)), "")
        } catch {
            return (true, nil, error.words)
        }
    }

    /// So much goes at once.
    private static let piece = 32 << 10

    private func connected() throws(Failure) -> OpaquePointer {
        if let http { return http }
        let milliseconds = Int32(ServiceConnection.patience * 1000)
        let encryption = HTTP_ENCRYPTION_IF_REQUESTED
        let new = httpConnect2(address.host, address.port, nil, AF_UNSPEC, encryption, 1, milliseconds, nil)
        guard let new else { throw Failure(words: "the print service is not there: \(lastWords())") }
        // What takes longer is given up, instead of waited for again.
        httpSetTimeout(new, ServiceConnection.patience, { _, _ in 0 }, nil)
        http = new
        return new
    }

    /// Closes the connection after a failure, and says which it was.
    private func failed() -> String {
        let words = lastWords()
        close()
        return "the print service does not answer: \(words)"
    }

    private func close() {
        if let http { httpClose(http) }
        http = nil
    }

    private func lastWords() -> String { cupsLastErrorString().map { String(cString: $0) } ?? "no reason given" }

    private func reply(_ response: OpaquePointer?) throws(Failure) -> Reply {
        guard let response else {
            // A refusal of HTTP comes without an answer of IPP.
            let refusals = [
                IPP_STATUS_ERROR_FORBIDDEN, IPP_STATUS_ERROR_NOT_AUTHENTICATED, IPP_STATUS_ERROR_NOT_AUTHORIZED,
                IPP_STATUS_ERROR_CUPS_AUTHENTICATION_CANCELED,
            ]
            if refusals.contains(cupsLastError()) {
                let words = lastWords()
                // The rest of what was refused may still be on its way.
                close()
                return .refused(.other, words)
            }
            throw Failure(words: failed())
        }
        let reply = ServiceReply(response)
        let status = ippGetStatusCode(response)
        if status.rawValue <= IPP_STATUS_OK_EVENTS_COMPLETE.rawValue { return .good(reply) }
        let words = reply.string("status-message").flatMap { $0.isEmpty ? nil : $0 }
        return .refused(refusal(status), words ?? String(cString: ippErrorString(status)))
    }

    private func refusal(_ status: ipp_status_t) -> QueueAnswer.Refusal {
        switch status {
        case IPP_STATUS_ERROR_NOT_FOUND, IPP_STATUS_ERROR_GONE: .notFound
        case IPP_STATUS_ERROR_NOT_ACCEPTING_JOBS, IPP_STATUS_ERROR_BUSY, IPP_STATUS_ERROR_TOO_MANY_JOBS,
            IPP_STATUS_ERROR_TEMPORARY:
            .notNow
        default: .other
        }
    }
}
