/// Requests that are answered together: what they write is on the disk together.
enum JournalBatch {
    typealias Answer = Result<JournalReply, JournalFault>

    /// Not more of them wait for one commit than a disk writes in a moment.
    private static let largest = 64

    /// All requests, in their order.
    static func all<Item>(_ items: [Item]) -> [ArraySlice<Item>] {
        stride(from: 0, to: items.count, by: largest).map { items[$0..<min($0 + largest, items.count)] }
    }

    /// Answers each request; one that fails does not take the others along.
    static func run(
        _ batch: ArraySlice<(number: Int, request: JournalRequest)>,
        _ store: JournalStore
    ) -> [(number: Int, answer: Answer)] {
        if batch.contains(where: \.request.writes) {
            do throws(JournalFault) {
                return try store.together { () throws(JournalFault) -> [(number: Int, answer: Answer)] in
                    try runAll(batch, store)
                }
            } catch {
                // What has failed has made the log long: on a full disk it is the log that takes the room.
                if error == .full { try? store.shrink() }
                // One may be the cause, or the disk: each is tried by itself.
                if batch.count == 1 { return batch.map { ($0.number, .failure(error)) } }
                return batch.flatMap { run([$0], store) }
            }
        }
        return batch.map { item in
            do throws(JournalFault) { return (item.number, .success(try item.request.run(store))) } catch {
                return (item.number, .failure(error))
            }
        }
    }

    /// Runs requests until one fails.
    private static func runAll(
        _ batch: ArraySlice<(number: Int, request: JournalRequest)>,
        _ store: JournalStore
    ) throws(JournalFault) -> [(number: Int, answer: Answer)] {
        var answers: [(number: Int, answer: Answer)] = []
        for item in batch { answers.append((item.number, .success(try item.request.run(store)))) }
        return answers
    }
}
