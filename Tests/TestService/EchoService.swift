import CLinux
import Glibc
import Varlink

/// Answers `org.lanekeeper.test.Echo`.
final class EchoService: Echo.Service {
    private let loop: EventLoop

    init(_ loop: EventLoop) { self.loop = loop }

    func ping(_ call: Call<Echo.Ping>, _ parameters: Echo.Ping.Parameters) { call.reply(.init(text: parameters.text)) }

    func count(_ call: Call<Echo.Count>, _ parameters: Echo.Count.Parameters) {
        guard call.wantsMore else {
            call.failExpectedMore()
            return
        }
        count(call, from: 1, to: parameters.to)
    }

    private func count(_ call: Call<Echo.Count>, from first: Int, to last: Int) {
        var number = first
        while number < last {
            let outcome = call.replyContinuing(.init(number: number))
            number += 1
            if outcome == .congested {
                return call.whenDrained { [unowned self] in self.count(call, from: number, to: last) }
            }
            guard outcome == .queued else { return }
        }
        call.reply(.init(number: max(0, last)))
    }

    func sleep(_ call: Call<Echo.Sleep>, _ parameters: Echo.Sleep.Parameters) {
        let timer = loop.schedule(after: .milliseconds(parameters.milliseconds)) {
            call.reply(.init(milliseconds: parameters.milliseconds))
        }
        call.whenCancelled { [loop] in loop.cancel(timer) }
    }

    func readDescriptor(_ call: Call<Echo.ReadDescriptor>, _ parameters: Echo.ReadDescriptor.Parameters) {
        guard call.descriptors.indices.contains(parameters.descriptor) else {
            call.fail(VarlinkService.InvalidParameter(parameter: "descriptor"))
            return
        }
        let descriptor = call.descriptors[parameters.descriptor].rawValue
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 64 << 10)
        while case let count = pread(descriptor, &part, part.count, off_t(bytes.count)), count > 0,
            bytes.count < 1 << 20
        {
            bytes += part[..<count]
        }
        call.reply(.init(content: String(decoding: bytes, as: UTF8.self)))
    }

    func makeDescriptor(_ call: Call<Echo.MakeDescriptor>, _ parameters: Echo.MakeDescriptor.Parameters) {
        let file = OwnedDescriptor(linux_memory_file("content"))
        let isWritten = write(file.rawValue, parameters.content, parameters.content.utf8.count) >= 0
        guard isWritten else {
            call.fail(Echo.Refused(reason: "no memory file"))
            return
        }
        call.reply(.init(descriptor: 0), descriptors: [file])
    }

    func flood(_ call: Call<Echo.Flood>, _ parameters: Echo.Flood.Parameters) {
        guard call.wantsMore else {
            call.failExpectedMore()
            return
        }
        guard 0...(1 << 20) ~= parameters.bytes else {
            call.fail(VarlinkService.InvalidParameter(parameter: "bytes"))
            return
        }
        let text = String(repeating: "x", count: parameters.bytes)
        flood(call, text, remaining: parameters.replies)
    }

    private func flood(_ call: Call<Echo.Flood>, _ text: String, remaining: Int) {
        var remaining = remaining
        while remaining > 1 {
            let outcome = call.replyContinuing(.init(text: text))
            remaining -= 1
            if outcome == .congested {
                return call.whenDrained { [unowned self] in self.flood(call, text, remaining: remaining) }
            }
            guard outcome == .queued else {
                if outcome == .tooLong { call.fail(VarlinkService.InvalidParameter(parameter: "bytes")) }
                return
            }
        }
        if call.reply(.init(text: text)) == .tooLong { call.fail(VarlinkService.InvalidParameter(parameter: "bytes")) }
    }

    func refuse(_ call: Call<Echo.Refuse>, _ parameters: Echo.Refuse.Parameters) {
        call.fail(Echo.Refused(reason: parameters.reason))
    }

    func note(_ call: Call<Echo.Note>, _ parameters: Echo.Note.Parameters) {
        notes(of: call.connection).texts.append(parameters.text)
        call.reply()
    }

    func notes(_ call: Call<Echo.Notes>, _ parameters: Echo.Notes.Parameters) {
        call.reply(.init(texts: notes(of: call.connection).texts))
    }

    private func notes(of connection: ServerConnection) -> NoteBook {
        if let book = connection.attachment as? NoteBook { return book }
        let book = NoteBook()
        connection.attachment = book
        return book
    }
}

/// What one connection has noted.
private final class NoteBook {
    var texts: [String] = []
}
