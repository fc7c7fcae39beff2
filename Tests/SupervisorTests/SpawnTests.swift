import Foundation
import Glibc
import Testing
import Varlink

@testable import Supervisor

@Suite struct SpawnTests {
    /// Runs a line of shell with these descriptors; returns what it wrote to descriptor 3 and how it ended.
    private func run(
        _ line: String,
        identity: Identity? = nil,
        extra: [OwnedDescriptor?] = [],
        confinement: OutsideConfinement? = nil
    ) throws -> (String, ProcessExit) {
        let pair = try SocketPair()
        let program = Program(
            path: "/bin/sh",
            arguments: ["lane-test", "-c", line],
            descriptors: [nil, nil, nil, pair.there] + extra,
            identity: identity,
            confinement: confinement,
            deathSignal: 0
        )
        let spawned = try program.spawn()
        pair.there.close()
        let loop = try EventLoop()
        // A call that is asked about waits until somebody answers.
        let refusedCalls = try spawned.listener.map { try RefusedCalls(loop: loop, $0) { _ in } }
        defer { withExtendedLifetime(refusedCalls) {} }
        var exit: ProcessExit?
        try loop.watchExit(pidfd: spawned.pidfd.rawValue) { exit = $0 }
        let deadline = MonotonicTime.now + .seconds(10)
        while exit == nil, .now < deadline { try loop.runOnce(until: deadline) }
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = read(pair.here.rawValue, &bytes, bytes.count)
        return (String(decoding: bytes.prefix(max(0, count)), as: UTF8.self), try #require(exit))
    }

    @Test func `a child has the descriptors that it was given and no others`() throws {
        let stray = OwnedDescriptor(open("/dev/null", O_RDONLY))
        let (text, exit) = try run("ls /proc/self/fd | tr '\\n' ' ' >&3", extra: [nil])
        // The listing itself is open while it is made.
        let numbers = Set(text.split(separator: " ")).subtracting(["5"])
        #expect(numbers == ["0", "1", "2", "3", "4"])
        #expect(exit == .code(0))
        withExtendedLifetime(stray) {}
    }

    @Test func `a confined child starts also where its parent has more open than it may have itself`() throws {
        let many = (0..<300).map { _ in OwnedDescriptor(fcntl(0, F_DUPFD_CLOEXEC, 3)) }
        let (text, exit) = try run(
            "ls /proc/self/fd | tr '\\n' ' ' >&3",
            extra: [nil],
            confinement: OutsideConfinement(program: "/bin/sh")
        )
        #expect(Set(text.split(separator: " ")).subtracting(["5"]).isSubset(of: ["0", "1", "2", "3", "4"]))
        #expect(exit != .code(127))
        withExtendedLifetime(many) {}
    }

    @Test func `descriptors may change places`() throws {
        let (one, two) = (try SocketPair(), try SocketPair())
        _ = try run("echo one >&4; echo two >&5", extra: [one.there, two.there])
        var bytes = [UInt8](repeating: 0, count: 10)
        #expect(read(one.here.rawValue, &bytes, 10) == 4 && bytes.starts(with: "one".utf8))
        #expect(read(two.here.rawValue, &bytes, 10) == 4 && bytes.starts(with: "two".utf8))
    }

    @Test func `a child has no new privileges, a session of its own and a small environment`() throws {
        let (text, _) = try run("grep NoNewPrivs /proc/self/status >&3; env | cut -d= -f1 | sort | tr '\\n' ' ' >&3")
        #expect(text.hasPrefix("NoNewPrivs:\t1\n"))
        #expect(text.contains("LANG") && text.contains("SWIFT_BACKTRACE") && !text.contains("HOME"))
    }

    @Test(.enabled(if: getuid() == 0, "only root can become somebody else"))
    func `a child can be somebody else without any group`() throws {
        let (text, _) = try run("id -u >&3; id -g >&3; id -G >&3", identity: Identity(user: 59_901, group: 59_902))
        #expect(text == "59901\n59902\n59902\n")
    }

    @Test func `an ended child tells how`() throws {
        #expect(try run("exit 3").1 == .code(3))
        #expect(try run("kill -9 $$").1 == .signal(SIGKILL))
    }

    @Test func `a program that is not there is told by name and step`() throws {
        let program = Program(path: "/no/such/program", arguments: ["x"], descriptors: [nil])
        #expect(throws: SystemError("start /no/such/program (execve)", code: ENOENT)) { try program.spawn() }
    }
}
