import Glibc

/// The connections that a program gets from whoever starts it.
package enum PassedSockets {
    /// Ends the process, with 2, where somebody has started it by hand: with words for it, or without a socket at each of these descriptors.
    package static func require(_ descriptors: ClosedRange<Int32>, program: String) {
        if CommandLine.argc == 1, descriptors.allSatisfy(isSocket) { return }
        let line =
            "\(program): lane-supervisor starts this program and hands it its connections; it cannot be started by hand\n"
        _ = write(2, line, line.utf8.count)
        exit(2)
    }

    private static func isSocket(_ descriptor: Int32) -> Bool {
        var status = stat()
        return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFSOCK
    }
}
