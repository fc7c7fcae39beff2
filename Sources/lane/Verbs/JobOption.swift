import ArgumentParser
import Interfaces
import Varlink

/// Which job a command means.
struct JobOption: ParsableArguments {
    @Option(help: "The role that it was printed for, when it is named by its key.")
    var role = "receipt"

    @Option(help: "The name that the program has given itself that printed it.")
    var client = "lane"

    @Argument(help: "The key, or the job's name or the beginning of it as 'lane jobs' shows it.")
    var job: String

    func validate() throws {
        if !(1...200 ~= job.utf8.count) { throw ValidationError("a key or a name has 1 to 200 bytes") }
    }

    /// Finds the job; of several under one key the newest.
    func find(_ lane: LaneConnection) throws(Failure) -> Printer.Job {
        if let found = try lane.find(.init(job: nil, role: role, key: job, client: client)) { return found }
        if let found = try lane.find(.init(job: job, role: nil, key: nil, client: nil)) { return found }
        // A name of 32 digits is more than a person types, and the key may be another program's.
        let newest = Printer.Jobs.Parameters(role: nil, states: nil, before: nil, limit: 1000)
        let jobs = try lane.call(Printer.Jobs.self, newest).jobs
        let ofKey = jobs.filter { $0.key.map { $0.utf8.elementsEqual(job.utf8) } == true }
        let found = ofKey.isEmpty ? jobs.filter { $0.job.utf8.starts(with: job.utf8) } : ofKey
        guard let first = found.first else { throw Failure("no job has the key or the name \(printable(job))") }
        // Attempts under one key of one role are one receipt.
        guard found.count == 1 || !ofKey.isEmpty && found.allSatisfy({ $0.role.utf8.elementsEqual(first.role.utf8) })
        else {
            throw Failure("\(found.count) jobs are named \(printable(job)); give the whole name of one", .usage)
        }
        return first
    }
}
