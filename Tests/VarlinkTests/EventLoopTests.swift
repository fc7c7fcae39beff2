import CLinux
import Foundation
import Glibc
import Synchronization
import Testing

@testable import Varlink

@Suite struct EventLoopTests {
    private func moment(_ milliseconds: Int64) -> MonotonicTime { MonotonicTime(nanoseconds: milliseconds * 1_000_000) }

    @Test func `actions run in the order of their moments, then of their age`() {
        var queue = TimerQueue()
        var order: [Int] = []
        for (index, time) in [30, 10, 20, 10, 30, 5].enumerated() {
            _ = queue.add(at: moment(Int64(time))) { order.append(index) }
        }
        while let action = queue.takeDue(moment(29)) { action() }
        #expect(order == [5, 1, 3, 2])
        #expect(queue.nextMoment() == moment(30))
        while let action = queue.takeDue(moment(30)) { action() }
        #expect(order == [5, 1, 3, 2, 0, 4])
        #expect(queue.nextMoment() == nil)
    }

    @Test func `a cancelled action never runs and leaves nothing behind`() {
        var queue = TimerQueue()
        var hasRun = false
        let first = queue.add(at: moment(1)) { hasRun = true }
        _ = queue.add(at: moment(2)) {}
        _ = queue.cancel(first)
        #expect(queue.nextMoment() == moment(2))
        for index in 0..<10_000 { _ = queue.cancel(queue.add(at: moment(Int64(index))) { hasRun = true }) }
        #expect(queue.heapCount < 1000)
        while let action = queue.takeDue(moment(100_000)) { action() }
        #expect(!hasRun && queue.count == 0)
    }

    /// As after a stop of the whole process: its own lateness must not be taken for somebody's silence.
    @Test func `what came while a handler was late is served before a timer that has become due meanwhile`() throws {
        let loop = try EventLoop()
        var pipes: [[Int32]] = [[0, 0], [0, 0]]
        for index in pipes.indices { #expect(pipe(&pipes[index]) == 0) }
        defer { for number in pipes.joined() { close(number) } }
        let (first, second) = (pipes[0], pipes[1])
        var order: [String] = []
        let take = { (number: Int32, name: String) in
            var byte: UInt8 = 0
            _ = read(number, &byte, 1)
            order.append(name)
        }
        let late = try loop.watch(first[0], for: .readable) { _ in
            take(first[0], "late")
            loop.schedule(after: .milliseconds(5)) { order.append("timer") }
            _ = write(second[1], "b", 1)
            usleep(50_000)
        }
        let answer = try loop.watch(second[0], for: .readable) { _ in take(second[0], "answer") }
        _ = write(first[1], "a", 1)
        while order.count < 3 { try loop.runOnce(until: .now + .seconds(10)) }
        #expect(order == ["late", "answer", "timer"])
        loop.cancel(late)
        loop.cancel(answer)
    }

    @Test func `a random order of moments comes out sorted`() {
        var generator = SeededGenerator(seed: 3)
        var queue = TimerQueue()
        var seen: [Int64] = []
        for _ in 0..<2000 {
            let time = Int64.random(in: 0..<500, using: &generator)
            let timer = queue.add(at: moment(time)) { seen.append(time) }
            if Bool.random(using: &generator) { _ = queue.cancel(timer) }
        }
        while let action = queue.takeDue(moment(1000)) { action() }
        #expect(seen == seen.sorted() && seen.count > 500)
    }

    @Test func `a descriptor is served when it is ready and not after its watch has ended`() throws {
        let loop = try EventLoop()
        let (here, there) = Stand.pair()
        var seen = 0
        let watch = try loop.watch(here.rawValue, for: .readable) { _ in seen += 1 }
        try loop.runOnce(until: .now)
        #expect(seen == 0)
        _ = write(there.rawValue, "x", 1)
        try loop.runOnce()
        #expect(seen == 1)
        try loop.change(watch, to: [])
        try loop.runOnce(until: .now)
        #expect(seen == 1)
        try loop.change(watch, to: .readable)
        loop.cancel(watch)
        try loop.runOnce(until: .now)
        #expect(seen == 1)
    }

    @Test func `whatever has come is served before a timer, however much it is`() throws {
        let loop = try EventLoop()
        var order: [String] = []
        var pipes: [OwnedDescriptor] = []
        for _ in 0..<200 {
            var ends: [Int32] = [-1, -1]
            #expect(pipe(&ends) == 0)
            pipes += ends.map(OwnedDescriptor.init)
            #expect(write(ends[1], "x", 1) == 1)
            let number = ends[0]
            _ = try loop.watch(number, for: .readable) { _ in
                var byte: UInt8 = 0
                #expect(read(number, &byte, 1) == 1)
                order.append("read")
            }
        }
        loop.schedule(at: MonotonicTime.now) { order.append("timer") }
        try loop.runOnce()
        #expect(order.count == 201)
        #expect(order.last == "timer")
    }

    @Test func `a handler may end another one's watch in the same round`() throws {
        let loop = try EventLoop()
        let pairs = [Stand.pair(), Stand.pair()]
        var watches: [EventLoop.Watch] = []
        var seen = 0
        for pair in pairs {
            watches.append(
                try loop.watch(pair.0.rawValue, for: .readable) { _ in
                    seen += 1
                    for watch in watches { loop.cancel(watch) }
                    // The slot is another's at once.
                    watches = []
                    _ = try? loop.watch(pair.1.rawValue, for: .readable) { _ in seen += 100 }
                }
            )
        }
        for pair in pairs { _ = write(pair.1.rawValue, "x", 1) }
        try loop.runOnce()
        try loop.runOnce(until: .now)
        #expect(seen == 1)
    }

    @Test func `other threads wake the loop, in order`() throws {
        let loop = try EventLoop()
        let (remote, sink) = (loop.remote, Sink())
        Thread.detachNewThread {
            for index in 0..<100 { remote.post { sink.append(index) } }
        }
        let deadline = MonotonicTime.now + .seconds(10)
        while sink.numbers.count < 100, .now < deadline { try loop.runOnce(until: deadline) }
        #expect(sink.numbers == Array(0..<100))
    }

    @Test func `a signal is told instead of taken`() throws {
        let loop = try EventLoop()
        var seen: [Int32] = []
        let watch = try loop.watchSignals([SIGUSR1]) { seen.append($0) }
        defer { loop.cancel(watch) }
        pthread_kill(pthread_self(), SIGUSR1)
        try loop.runOnce(until: MonotonicTime.now + .seconds(10))
        #expect(seen == [SIGUSR1])
    }

    @Test func `a signal that is watched no more does again what it did before`() throws {
        // Threads that run tests may have blocked all signals.
        var (both, own) = (sigset_t(), sigset_t())
        for signal in [SIGUSR1, SIGUSR2] { sigaddset(&both, signal) }
        pthread_sigmask(SIG_UNBLOCK, &both, &own)
        defer { pthread_sigmask(SIG_SETMASK, &own, nil) }
        let loop = try EventLoop()
        var seen: [Int32] = []
        let before = try loop.watchSignals([SIGUSR2]) { seen.append($0) }
        let watch = try loop.watchSignals([SIGUSR1, SIGUSR2]) { seen.append($0) }
        // It has come while it was watched, and would end this process now.
        pthread_kill(pthread_self(), SIGUSR1)
        loop.cancel(watch)
        var mask = sigset_t()
        pthread_sigmask(SIG_BLOCK, nil, &mask)
        #expect(sigismember(&mask, SIGUSR1) == 0)
        #expect(sigismember(&mask, SIGUSR2) == 1, "the other watch goes on")
        loop.cancel(before)
        pthread_sigmask(SIG_BLOCK, nil, &mask)
        #expect(sigismember(&mask, SIGUSR2) == 0)
        #expect(seen.isEmpty)
        #expect(loop.watchCount == 1)
    }

    @Test func `an ended child is collected and told once`() throws {
        for (line, expected) in [("exit 7", ProcessExit.code(7)), ("kill -9 $$", .signal(SIGKILL))] {
            let loop = try EventLoop()
            var process: pid_t = 0
            let words: [UnsafeMutablePointer<CChar>?] =
                (["/bin/sh", "-c", line] as [String]).map { strdup($0) } + [nil]
            defer { for word in words { free(word) } }
            #expect(posix_spawn(&process, "/bin/sh", nil, nil, words, nil) == 0)
            let pidfd = OwnedDescriptor(linux_pidfd_open(process))
            var seen: [ProcessExit] = []
            try loop.watchExit(pidfd: pidfd.rawValue) { seen.append($0) }
            let deadline = MonotonicTime.now + .seconds(10)
            while seen.isEmpty, .now < deadline { try loop.runOnce(until: deadline) }
            try loop.runOnce(until: .now)
            #expect(seen == [expected])
            #expect(waitpid(process, nil, WNOHANG) == -1)
        }
    }

    @Test func `what a cancelled action held may cancel others when it ends`() throws {
        let loop = try EventLoop()
        let (here, _) = Stand.pair()
        for _ in 0..<2 {
            let last = loop.schedule(after: .seconds(100)) {}
            var guardian: Guardian? = Guardian { loop.cancel(last) }
            let timer = loop.schedule(after: .seconds(100)) { [guardian] in _ = guardian }
            guardian = Guardian { loop.cancel(last) }
            let watch = try loop.watch(here.rawValue, for: .readable) { [guardian] _ in _ = guardian }
            guardian = nil
            loop.cancel(timer)
            loop.cancel(watch)
        }
        #expect(loop.watchCount == 1)
    }

    @Test func `an action that plans itself anew lets others in between`() throws {
        let loop = try EventLoop()
        var rounds = 0
        func again() {
            rounds += 1
            loop.schedule(at: loop.now) { again() }
        }
        again()
        try loop.runOnce(until: .now)
        try loop.runOnce(until: .now)
        #expect(rounds == 3)
    }

    @Test func `a stop before the run counts`() throws {
        let loop = try EventLoop()
        loop.stop()
        try loop.run()
        loop.schedule(after: .milliseconds(Int64.min)) { loop.stop() }
        try loop.run()
    }

    @Test func `durations keep within their range`() {
        #expect(MonotonicTime(nanoseconds: .min) - MonotonicTime(nanoseconds: 5) == .nanoseconds(Int64.min))
        #expect(Duration.seconds(Int64.max).nanoseconds == .max)
        #expect(Duration.milliseconds(-1).nanoseconds == -1_000_000)
        #expect(MonotonicTime(nanoseconds: 5) + .seconds(Int64.max) == MonotonicTime(nanoseconds: .max))
    }
}

/// Numbers in the order in which they came.
private final class Sink: Sendable {
    private let storage = Mutex<[Int]>([])
    var numbers: [Int] { storage.withLock { $0 } }
    func append(_ number: Int) { storage.withLock { $0.append(number) } }
}

/// Does something when it ends.
private final class Guardian {
    private let action: () -> Void

    init(_ action: @escaping () -> Void) { self.action = action }

    deinit { action() }
}
