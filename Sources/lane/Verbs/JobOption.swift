import ArgumentParser
import Interfaces
import Varlink

/// Which job a command means.
struct JobOption: ParsableArguments {
    @Option(help: "The role that it was printed for, when it is named by its key; any unless told.")
    var role: String?

    @Option(
        help:
            "The name that the program has given itself that printed it; where it has no job of this key, any other is looked through."
    )
    var client = "lane"

    @Argument(help: "The key, or the job's name or the beginning of it as 'lane jobs' shows it.")
    var job: String

    func validate() throws {
        if !(1...200 ~= job.utf8.count) { throw ValidationError("a key or a name has 1 to 200 bytes") }
    }

    /// Finds the job; of several under one key the newest, unless they are for several roles.
    func find(_ lane: LaneConnection) throws(Failure) -> Printer.Job {
        // A name of 32 digits is more than a person types, and the key may be another program's, or of a role that was renamed.
        let newest = Printer.Jobs.Parameters(role: role, states: nil, before: nil, limit: 1000)
        let jobs = try lane.call(Printer.Jobs.self, newest).jobs
        let ofKey = jobs.filter { $0.key.map { $0.utf8.elementsEqual(job.utf8) } == true }
        if let own = try one(of: ownJobs(lane, alsoOf: ofKey)) { return own }
        if let found = try lane.find(.init(job: job, role: nil, key: nil, client: nil)) { return found }
        if let other = try one(of: ofKey) { return other }
        let begun = jobs.filter { $0.job.utf8.starts(with: job.utf8) }
        guard let first = begun.first else {
            let whose =
                role.map { "no job for the role \(printable($0)) has the key" } ?? "no job has the key or the name"
            throw Failure("\(whose) \(printable(job))")
        }
        guard begun.count == 1 else {
            throw Failure("\(begun.count) jobs are named \(printable(job)); give the whole name of one", .usage)
        }
        return first
    }

    /// The client's own jobs under the key: of the role that was told, else one of each role.
    private func ownJobs(_ lane: LaneConnection, alsoOf jobs: [Printer.Job]) throws(Failure) -> [Printer.Job] {
        var roles = role.map { [$0] } ?? jobs.map(\.role)
        if role == nil { roles += try lane.call(Devices.List.self, .init()).devices.flatMap(\.roles) }
        var asked: [String] = []
        var found: [Printer.Job] = []
        for role in roles where !asked.contains(where: { $0.utf8.elementsEqual(role.utf8) }) {
            asked.append(role)
            if let own = try lane.find(.init(job: nil, role: role, key: job, client: client)) { found.append(own) }
        }
        return found
    }

    /// The newest of jobs under one key; those for several roles are different documents, and which one is meant is not guessed.
    private func one(of jobs: [Printer.Job]) throws(Failure) -> Printer.Job? {
        guard let first = jobs.first else { return nil }
        // Attempts under one key of one role are one receipt.
        if jobs.allSatisfy({ $0.role.utf8.elementsEqual(first.role.utf8) }) { return first }
        let roles = listed(Set(jobs.map(\.role)).sorted())
        let sentence =
            "the key \(printable(job)) is of jobs for several roles (\(roles)): say which one is meant with --role"
        throw Failure(sentence, .usage)
    }
}
