import Glibc
import Testing

@testable import Supervisor

@Suite struct NodeHoldersTests {
    /// How often it was asked whether to go on, and what was found.
    private func search(_ path: String) -> (questions: Int, names: [String]) {
        var questions = 0
        let names = NodeHolders.names(of: path) {
            questions += 1
            return true
        }
        return (questions, names)
    }

    @Test func `a process with very many descriptors does not keep the search`() throws {
        let path = "/tmp/lanekeeper-node-\(getpid())"
        let file = open(path, O_RDONLY | O_CREAT, 0o600)
        try #require(file >= 0)
        defer { unlink(path) }
        let before = search(path)
        // A child has what is open here.
        var many = (0..<600).map { _ in dup(0) }
        many.append(dup(file))
        close(file)
        var process = pid_t()
        var arguments = [strdup("sleep"), strdup("60"), nil]
        defer { for argument in arguments { free(argument) } }
        let code = posix_spawn(&process, "/bin/sleep", nil, nil, &arguments, nil)
        for descriptor in many { close(descriptor) }
        try #require(code == 0)
        defer {
            kill(process, SIGKILL)
            waitpid(process, nil, 0)
        }
        let after = search(path)
        #expect(before.names.isEmpty)
        #expect(after.names.count == 1)
        #expect(after.questions > before.questions + 500)
    }
}
