import Foundation
import Interfaces
import Testing

@testable import Journal

@Suite struct JobStateTests {
    /// The rows of the first table of `docs/Jobs.md`.
    private func table() throws -> [String: Set<String>] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "docs/Jobs.md"), encoding: .utf8)
        let section = try #require(text.components(separatedBy: "\n## ").first { $0.hasPrefix("States") })
        var rows: [String: Set<String>] = [:]
        for line in section.split(separator: "\n") where line.hasPrefix("| `") {
            let cells = line.split(separator: "|").map { words(in: $0) }
            rows[try #require(cells[0].first)] = Set(cells[1])
        }
        return rows
    }

    private func words(in cell: Substring) -> [String] {
        cell.split(separator: "`", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }
            .map { String($0.element) }
    }

    @Test func `what may follow a state is what the document says`() throws {
        let table = try table()
        #expect(Set(table.keys) == Set(Printer.JobState.allCases.map(\.rawValue)))
        for state in Printer.JobState.allCases {
            #expect(table[state.rawValue] == Set(state.followers.map(\.rawValue)), "\(state)")
        }
    }

    /// Every change that the file is told of, tried from every state.
    @Test(arguments: Printer.JobState.allCases)
    func `the journal takes no step that is not in the table`(from: Printer.JobState) throws {
        let moment = WallTime(milliseconds: 1_800_000_000_000)
        let steps: [(JournalStore) throws -> Void] = [
            { try $0.begin("1", device: "front", driver: "d") }, { try $0.putBack("1") },
            { try $0.end("1", JobEnd(.printed, evidence: .processIdEcho), at: moment) },
            { try $0.end("1", JobEnd(.notPrinted, evidence: .nothingSent), at: moment) },
            { try $0.end("1", JobEnd(.unknown, evidence: .interrupted), at: moment) },
            { _ = try $0.resolve("1", .printed) }, { _ = try $0.resolve("1", .notPrinted) },
            { _ = try $0.reprint("1", as: "2", accepted: moment, expires: moment) },
        ]
        for (number, step) in steps.enumerated() {
            let store = try JournalStore()
            _ = try store.submit(job("1"), again: false)
            try store.database.run("UPDATE job SET state = '\(from.rawValue)'")
            // What the table forbids is refused, or changes nothing.
            try? step(store)
            let after = try #require(try store.job("1")?.state)
            #expect(after == from || from.followers.contains(after), "step \(number): \(from) became \(after)")
        }
    }
}
