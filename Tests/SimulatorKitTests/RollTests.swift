import CLinux
import Glibc
import Interfaces
import Testing
import Varlink

@testable import SimulatorKit

/// What a roll keeps, whatever happened to the process that wrote it.
@Suite struct RollTests {
    /// A file in memory, and another descriptor of it.
    private struct File {
        let descriptor = OwnedDescriptor(linux_memory_file("roll"))

        init() { _ = fcntl(descriptor.rawValue, F_SETFL, O_APPEND) }

        func open(capacity: Int = 16 << 20) throws -> Roll {
            try Roll(OwnedDescriptor(dup(descriptor.rawValue)), capacity: capacity)
        }

        func append(_ text: String) { _ = write(descriptor.rawValue, text, text.utf8.count) }

        var size: Int { Int(lseek(descriptor.rawValue, 0, SEEK_END)) }
    }

    private func texts(_ roll: Roll, after number: Int = 0) throws -> [String] {
        try roll.marks(after: number, bytes: 1 << 19).map { "\($0.number) \($0.text)" }
    }

    @Test func `marks are numbered and found by number`() throws {
        let roll = try File().open()
        for text in ["a", "b", "c"] { try roll.append(.init(.line, text: text)) }
        #expect(try texts(roll) == ["1 a", "2 b", "3 c"])
        #expect(try texts(roll, after: 2) == ["3 c"])
        #expect(
            try texts(roll, after: 3) == [] && texts(roll, after: .max) == [] && texts(roll, after: .min).count == 3
        )
    }

    @Test func `another process goes on where one has ended`() throws {
        let file = File()
        try file.open().append(.init(.line, text: "a"))
        let roll = try file.open()
        #expect(roll.lastNumber == 1 && roll.isPieceBegun)
        try roll.append(.init(.cut))
        #expect(try texts(roll) == ["1 a", "2 "] && !roll.isPieceBegun)
    }

    @Test(arguments: ["{\"number\":2,\"kind\":\"li", "\0\0\0\n", "nonsense\n", "{\"number\":1}\n"])
    func `a torn end is cut off`(end: String) throws {
        let file = File()
        try file.open().append(.init(.line, text: "a"))
        let size = file.size
        file.append(end)
        let roll = try file.open()
        #expect(file.size == size)
        try roll.append(.init(.line, text: "b"))
        #expect(try texts(roll) == ["1 a", "2 b"])
    }

    @Test func `a roll that is too long loses its older half, and no number comes twice`() throws {
        let file = File()
        let roll = try file.open(capacity: 4096)
        for number in 1...500 { try roll.append(.init(.line, text: "line \(number)")) }
        #expect(file.size <= 4096)
        let kept = try texts(roll)
        #expect(kept.last == "500 line 500" && kept.count > 10)
        let again = try file.open(capacity: 4096)
        #expect(try texts(again) == kept && again.lastNumber == 500)
    }

    @Test func `a process that ended while the newer half was moved loses no number`() throws {
        let file = File()
        let roll = try file.open()
        for number in 1...10 { try roll.append(.init(.line, text: "\(number)")) }
        // The newer half stands in front already, and the old end is still there.
        var index = RollIndex()
        let bytes = try roll.marks(after: 0, bytes: 1 << 19).map { $0.encoded() }
        let moved = File()
        for line in bytes[5...] + [Array(bytes[8].suffix(10))] + bytes[9...] {
            moved.append(String(decoding: line, as: UTF8.self) + "\n")
            line.withUnsafeBytes { index.take($0) }
        }
        let found = try moved.open()
        #expect(try texts(found).map { $0.prefix(2) } == ["6 ", "7 ", "8 ", "9 ", "10"] && found.lastNumber == 10)
        #expect(index.numbers == [6, 7, 8, 9, 10])
    }

    @Test func `a number behind the place where reading ends is not given again`() {
        var index = RollIndex()
        for number in [6, 7, 3, 10] {
            var mark = LinkSimulation.Mark(.line, text: "\(number)")
            mark.number = number
            mark.encoded().withUnsafeBytes { index.take($0) }
        }
        #expect(index.numbers == [6, 7] && index.lastNumber == 10)
    }

    @Test func `a mark is the same whether it is read as JSON or by how it is written`() throws {
        let marks: [LinkSimulation.Mark] = [
            .init(.line, text: "}\n,\"kind\":\"cut\""), .init(.feed), .init(.cut, text: "partial"), .init(.cut),
            .init(.tear),
        ]
        for (index, mark) in marks.enumerated() {
            var mark = mark
            mark.number = index * 1_000_003 + 1
            let outline = mark.encoded().withUnsafeBytes { MarkOutline($0) }
            #expect(outline == MarkOutline(mark))
            // However much of it was written before the process ended.
            for count in 0..<mark.encoded().count {
                let torn = mark.encoded().prefix(count).withUnsafeBytes { MarkOutline($0) }
                #expect(torn == nil, "\(mark) cut off after \(count)")
            }
        }
    }

    @Test func `a line that lies in two parts of the file is one`() throws {
        let file = File()
        let text = String(repeating: "x", count: 3000)
        for number in 1...800 {
            file.append(#"{"number":\#(number),"kind":"line","text":"\#(text)","runs":[],"dots":0}"# + "\n")
        }
        let roll = try file.open()
        #expect(roll.lastNumber == 800 && file.size > 2 << 20)
    }

    @Test func `a disk that is full is told of, and leaves no half mark`() throws {
        let file = File()
        let roll = try file.open()
        try roll.append(.init(.line, text: "a"))
        // A sealed file takes no more, as a full disk does.
        _ = linux_seal(file.descriptor.rawValue)
        #expect(throws: SystemError.self) { try roll.append(.init(.line, text: "b")) }
        #expect(roll.lastNumber == 1)
    }
}
