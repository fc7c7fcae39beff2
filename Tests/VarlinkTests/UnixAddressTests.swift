import Glibc
import Testing
import Varlink

@Suite struct UnixAddressTests {
    @Test func `Varlink addresses and bare paths are understood`() throws {
        #expect(try UnixAddress("unix:/run/x").path == "/run/x")
        #expect(try UnixAddress("unix:/run/x;mode=0666").path == "/run/x")
        #expect(try UnixAddress("/run/with:colon").path == "/run/with:colon")
        #expect(try UnixAddress("unix:@name").isAbstract)
        #expect(try UnixAddress("x").description == "unix:x")
    }

    @Test(arguments: ["tcp:127.0.0.1:1", "unix:", "", "unix:@", "unix:;mode=0"]) func `other addresses are refused`(
        _ text: String
    ) {
        #expect(throws: SystemError("address '\(text)'", code: EINVAL)) { try UnixAddress(text) }
    }

    @Test func `a path that does not fit is refused`() throws {
        let longest = "/" + String(repeating: "x", count: UnixAddress.maximumPathBytes - 1)
        #expect(try UnixAddress(longest).path == longest)
        #expect(throws: SystemError("address '\(longest)x'", code: ENAMETOOLONG)) { try UnixAddress(longest + "x") }
    }

    @Test func `a socket file that a dead server left is replaced, a living one's is not`() throws {
        let path = "/tmp/lanekeeper-test-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
        defer { unlink(path) }
        let address = try UnixAddress(path)
        var listener: OwnedDescriptor? = try address.listen()
        #expect(listener != nil)
        #expect(throws: SystemError("bind \(path)", code: EADDRINUSE)) { try address.listen() }
        listener = nil
        // A child that another test is just starting holds copies of all descriptors until it has become its program.
        let deadline = MonotonicTime.now + .seconds(10)
        while listener == nil, .now < deadline {
            listener = try? address.listen()
            if listener == nil { usleep(1000) }
        }
        #expect(listener != nil)
    }

    @Test func `a file that is no socket is never removed`() throws {
        let path = "/tmp/lanekeeper-test-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
        close(open(path, O_CREAT | O_WRONLY, 0o600))
        defer { unlink(path) }
        #expect(throws: SystemError.self) { try UnixAddress(path).listen() }
        #expect(access(path, F_OK) == 0)
    }

    @Test func `a full queue is waited for as long as one has patience`() async throws {
        let address = try UnixAddress("@lanekeeper-test-\(getpid())-\(UInt32.random(in: 0...UInt32.max))")
        let listener = try address.listen(backlog: 0)
        // As many as there is room for, that is, one more than told.
        var waiting: [OwnedDescriptor] = []
        let full = SystemError("connect \(address.path)", code: EAGAIN)
        #expect(throws: full) { while waiting.count < 10 { waiting.append(try address.connect()) } }
        #expect(throws: full) { try address.connect(within: .milliseconds(50)) }
        let server = Task.detached {
            usleep(100_000)
            return Glibc.accept(listener.rawValue, nil, nil)
        }
        let taken = try address.connect(within: .seconds(60))
        #expect(fcntl(taken.rawValue, F_GETFL) & O_NONBLOCK != 0)
        close(await server.value)
    }
}
