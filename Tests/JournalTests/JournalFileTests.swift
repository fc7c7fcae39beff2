import Foundation
import Interfaces
import Testing

@testable import Journal

/// The journal as a file that is closed, opened again, damaged and cut.
@Suite final class JournalFileTests {
    private let directory = FileManager.default.temporaryDirectory.appending(path: "journal-\(UUID())").path()
    private var path: String { directory + "/journal.sqlite" }

    init() throws { try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(atPath: directory) }

    private func open() throws -> (JournalStore, JournalStore.Opening) { try JournalStore.open(in: directory) }

    private func fill(_ count: Int, begun: Int = 0) throws {
        let (store, _) = try open()
        for number in 0..<count {
            try store.together { () throws(JournalFault) in
                _ = try store.submit(
                    job("\(number)", String(repeating: "x", count: 3000), key: "\(number)"),
                    again: false
                )
            }
        }
        for number in 0..<begun {
            try store.together { () throws(JournalFault) in
                try store.begin("\(number)", device: "front", driver: "d")
            }
        }
    }

    @Test func `what is not over is found again, in its order`() throws {
        try fill(5, begun: 1)
        let (store, opening) = try open()
        #expect(opening.jobs.map(\.name) == ["0", "1", "2", "3", "4"])
        #expect(opening.jobs.map(\.state) == [.sending, .queued, .queued, .queued, .queued])
        #expect(opening.jobs[0].driver == "d")
        #expect(!opening.isTorn && opening.setAside == nil)
        withExtendedLifetime(store) {}
    }

    @Test func `one that was accepted as its driver gets it counts as begun`() throws {
        do {
            let (store, _) = try open()
            var handed = job("1", key: "1")
            (handed.state, handed.device, handed.driver) = (.sending, "back", "d")
            try store.together { () throws(JournalFault) in _ = try store.submit(handed, again: false) }
        }
        let before = try Data(contentsOf: URL(filePath: directory + "/journal.marks"))
        #expect(before.first == 1)
        do {
            let (_, opening) = try open()
            #expect(opening.jobs.map(\.state) == [.sending])
            #expect(opening.jobs.first?.device == "back" && opening.jobs.first?.driver == "d")
            #expect(opening.jobs.first?.attempts == 1)
            #expect(!opening.isTorn)
        }
        // The witness has seen it: a journal without it has lost its end.
        for name in ["journal.sqlite", "journal.sqlite-wal"] {
            try? FileManager.default.removeItem(atPath: directory + "/" + name)
        }
        let (store, opening) = try open()
        #expect(opening.isTorn)
        withExtendedLifetime(store) {}
    }

    @Test func `nobody else can open it meanwhile`() throws {
        let (store, _) = try open()
        _ = try store.submit(job("1"), again: false)
        #expect(throws: JournalFault.self) { try JournalStore.open(in: directory) }
        withExtendedLifetime(store) {}
    }

    @Test func `a file that is no journal is set aside, and says where`() throws {
        try Data("no database at all, but long enough to be looked at as one; it is text.".utf8).write(
            to: URL(filePath: path)
        )
        let (store, opening) = try open()
        #expect(opening.jobs.isEmpty)
        #expect(opening.setAside?.path == path + ".damaged-1")
        #expect(FileManager.default.fileExists(atPath: path + ".damaged-1"))
        _ = try store.submit(job("1"), again: false)
        #expect(try store.job("1") != nil)
    }

    @Test func `a journal of a later version is left alone`() throws {
        try fill(1)
        do {
            let database = try Database(path)
            try database.run("PRAGMA user_version = 99")
        }
        #expect(throws: JournalFault.newer(version: 99)) { try open() }
        #expect(!FileManager.default.fileExists(atPath: path + ".damaged-1"))
    }

    /// Wherever it was cut, what is found is a journal, and no job that was begun counts as waiting without a warning.
    @Test(arguments: [0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
    func `a log that was cut is noticed when it matters`(share: Double) throws {
        try fill(4, begun: 2)
        // SQLite empties the log when it closes the file; what a killed process leaves is made again here.
        let log = try logOfKilledProcess()
        try FileHandle(forWritingTo: URL(filePath: path + "-wal")).truncate(atOffset: UInt64(Double(log) * share))
        let (store, opening) = try open()
        let begun = try store.jobs(JobFilter()).count { $0.state == .sending }
        if opening.setAside == nil, begun < 6 { #expect(opening.isTorn) }
        if begun == 6 { #expect(!opening.isTorn) }
    }

    @Test func `after a loss nothing waits, and no key is tried again by itself, whoever opens it next`() throws {
        do {
            let (store, _) = try open()
            for number in 0..<3 { _ = try store.submit(job("\(number)", key: "\(number)"), again: false) }
            try store.end("0", JobEnd(.notPrinted, reason: "cancelled", evidence: .nothingSent), at: .now)
        }
        // Two jobs were begun that the journal does not know of.
        try Data([2, 0, 0, 0, 0, 0, 0, 0]).write(to: URL(filePath: directory + "/journal.marks"))
        // The first one to open it does nothing about it, as when it is killed at once.
        for isTorn in [true, false] {
            let (store, opening) = try open()
            #expect(opening.isTorn == isTorn)
            #expect(try store.job("1")?.state == .unknown && store.job("2")?.reason == "journalTorn")
            #expect(try store.submit(job("3", key: "0"), again: true) == .keyNotKnown)
            #expect(try store.job("0")?.state == .notPrinted)
        }
        let (store, opening) = try open()
        #expect(opening.jobs.isEmpty)
        // Who says that it is new gets it, and is told of that one from then on.
        guard case .accepted(let new) = try store.submit(job("4", key: "0"), again: false) else {
            Issue.record("it was not accepted")
            return
        }
        try store.end(new.name, JobEnd(.notPrinted, reason: "expired", evidence: .nothingSent), at: .now)
        guard case .accepted = try store.submit(job("5", key: "0"), again: true) else {
            Issue.record("it was not tried again")
            return
        }
    }

    @Test func `a journal of the first version is taken over with all that is in it`() throws {
        do {
            let database = try Database(path)
            try database.run(JournalSchema.steps[0])
            try database.run("PRAGMA application_id = \(JournalSchema.application)")
            try database.run("PRAGMA user_version = 1")
            try database.run("UPDATE journal SET marks = 3")
            for (name, end) in [("old", "'queued', NULL"), ("over", "'printed', 5"), ("gone", "'printed', 5")] {
                try database.run(
                    """
                    INSERT INTO job (name, user, client, key, role, devices, device, format, fingerprint, marked, accepted,
                        expires, state, ended)
                    VALUES ('\(name)', 1000, 'till', '\(name)', 'receipt', 'front', 'front', 'f', x'00', 0, 1, 2, \(end))
                    """
                )
            }
            try database.run(
                """
                INSERT INTO body (job, element, bytes)
                VALUES (1, NULL, x'6162'), (1, 0, x'01'), (1, 7, x'02')
                """
            )
            try database.run("DELETE FROM job WHERE name = 'gone'")
        }
        let (store, opening) = try open()
        #expect(!opening.isTorn && opening.setAside == nil)
        #expect(try store.database.integer("SELECT marks FROM journal") == 3)
        #expect(opening.jobs.map(\.name) == ["old"])
        #expect(opening.jobs.first?.body == .init(format: "f", document: [0x61, 0x62], pictures: [0: [1], 7: [2]]))
        #expect(try store.job("over")?.state == .printed)
        _ = try store.submit(job("1", key: "1"), again: false)
        // A number that was given once is not given again.
        #expect(try store.job("1")?.sequence == 4)
    }

    @Test func `a number is not given again when its job was erased`() throws {
        let moment = WallTime(milliseconds: 1_800_000_000_000)
        for expected in 1...3 {
            let (store, _) = try open()
            try store.together { () throws(JournalFault) in
                _ = try store.submit(job("\(expected)"), again: false)
                try store.end("\(expected)", JobEnd(.notPrinted, evidence: .nothingSent), at: moment)
            }
            #expect(try store.job("\(expected)")?.sequence == Int64(expected))
            let erased = try store.erase(bodiesBefore: moment + .seconds(1), entriesBefore: moment + .seconds(1))
            #expect(erased == 1)
        }
    }

    /// Begins four more jobs in a copy of this folder whose log stays, and puts the copy in its place.
    private func logOfKilledProcess() throws -> Int {
        let (store, _) = try open()
        for number in 4..<8 {
            try store.together { () throws(JournalFault) in
                _ = try store.submit(job("\(number)", String(repeating: "y", count: 9000)), again: false)
                try store.begin("\(number)", device: "front", driver: "d")
            }
        }
        let copy = directory + "-copy"
        try FileManager.default.copyItem(atPath: directory, toPath: copy)
        withExtendedLifetime(store) {}
        defer { try? FileManager.default.removeItem(atPath: copy) }
        for name in ["journal.sqlite", "journal.sqlite-wal", "journal.marks"] {
            try? FileManager.default.removeItem(atPath: directory + "/" + name)
            try FileManager.default.copyItem(atPath: copy + "/" + name, toPath: directory + "/" + name)
        }
        return try Data(contentsOf: URL(filePath: path + "-wal")).count
    }

    @Test func `a file that was cut is set aside or sound, never half believed`() throws {
        try fill(40, begun: 3)
        let whole = try Data(contentsOf: URL(filePath: path))
        for share in stride(from: 0.05, to: 1, by: 0.1) {
            try whole.prefix(Int(Double(whole.count) * share)).write(to: URL(filePath: path))
            let (store, opening) = try open()
            // Behind what it holds it has room to grow, which is no loss.
            let isWhole = opening.jobs.count == 40 && opening.jobs.count { $0.state == .sending } == 3
            #expect(opening.setAside != nil || isWhole, "cut at \(share)")
            #expect(share > 0.7 || opening.setAside != nil)
            _ = try store.submit(job("new"), again: false)
        }
    }

    @Test func `what was erased is in no file any more`() throws {
        let secret = "a receipt that nobody is to read"
        do {
            let (store, _) = try open()
            try store.together { () throws(JournalFault) in
                _ = try store.submit(job("1", secret), again: false)
                try store.end("1", JobEnd(.notPrinted, evidence: .nothingSent), at: .now)
            }
            try store.tidy()
            #expect(try Data(contentsOf: URL(filePath: path)).range(of: Data(secret.utf8)) != nil)
            try store.together { () throws(JournalFault) in
                _ = try store.erase(bodiesBefore: .now + .seconds(60), entriesBefore: .now - .seconds(60))
            }
            try store.tidy()
            for name in try FileManager.default.contentsOfDirectory(atPath: directory) {
                let bytes = try Data(contentsOf: URL(filePath: directory + "/" + name))
                #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(name)")
            }
        }
    }

    @Test func `the log has room for a receipt, is no longer for it, and gives the room back when asked`() throws {
        let (store, _) = try open()
        func length() throws -> Int { try Data(contentsOf: URL(filePath: path + "-wal")).count }
        #expect(try length() == JournalStore.roomInLog)
        try store.together { () throws(JournalFault) in _ = try store.submit(job("1"), again: false) }
        #expect(try length() == JournalStore.roomInLog)
        let large = job("large", String(repeating: "z", count: 2 * JournalStore.roomInLog))
        try store.together { () throws(JournalFault) in _ = try store.submit(large, again: false) }
        #expect(try length() > 2 * JournalStore.roomInLog)
        try store.shrink()
        #expect(try length() == JournalStore.roomInLog)
        try store.together { () throws(JournalFault) in _ = try store.submit(job("2"), again: false) }
        try store.wrap()
        try store.together { () throws(JournalFault) in _ = try store.submit(job("3"), again: false) }
        #expect(try store.jobs(JobFilter()).map(\.name) == ["3", "2", "large", "1"])
    }

    @Test func `a full disk is named, and nothing was written`() throws {
        let (store, _) = try open()
        try store.database.run("PRAGMA max_page_count = 16")
        let large = job("1", String(repeating: "z", count: 200_000))
        do throws(JournalFault) {
            try store.together { () throws(JournalFault) in _ = try store.submit(large, again: false) }
            Issue.record("it was written")
        } catch {
            #expect(error == .full)
        }
        #expect(try store.job("1") == nil)
        _ = try store.together { () throws(JournalFault) in try store.submit(job("2"), again: false) }
        #expect(try store.job("2") != nil)
    }
}
