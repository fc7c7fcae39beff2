import CLinux
import Glibc
import Varlink

/// A program to start as a child.
package struct Program {
    /// The executable's path.
    var path: String
    /// Its arguments; the first is the name that ps(1) shows.
    var arguments: [String]
    /// Descriptors for the child, at 0, 1, 2, …; nil is `/dev/null`.
    var descriptors: [OwnedDescriptor?]
    /// Whom it runs as; nil for whoever this process is.
    var identity: Identity?
    /// How many descriptors it may have open.
    var maximumDescriptors: Int
    /// How many processes and threads its user may have; only where it has a user of its own.
    var maximumProcesses: UInt64?
    /// What it is kept from that cannot keep itself from it.
    var confinement: OutsideConfinement?
    /// What it is sent when the thread that started it ends; 0 for nothing.
    var deathSignal: Int32

    /// Collects what there is to say.
    package init(
        path: String,
        arguments: [String],
        descriptors: [OwnedDescriptor?],
        identity: Identity? = nil,
        maximumDescriptors: Int = 256,
        maximumProcesses: UInt64? = nil,
        confinement: OutsideConfinement? = nil,
        deathSignal: Int32 = SIGKILL
    ) {
        (self.path, self.arguments, self.descriptors) = (path, arguments, descriptors)
        (self.identity, self.maximumDescriptors, self.deathSignal) = (identity, maximumDescriptors, deathSignal)
        (self.maximumProcesses, self.confinement) = (maximumProcesses, confinement)
    }
}

/// A user and group for a child; it gets no supplementary groups.
package struct Identity: Equatable, Sendable {
    /// The user.
    package var user: uid_t
    /// The group.
    package var group: gid_t

    /// Collects the two.
    package init(user: uid_t, group: gid_t) { (self.user, self.group) = (user, group) }
}

/// A child that runs.
package struct Spawned {
    /// Its number.
    package let process: pid_t
    /// The process itself, whatever becomes of its number.
    package let pidfd: OwnedDescriptor
    /// Who is asked about calls that a confined child is refused; nil where nobody is.
    package let listener: OwnedDescriptor?
}

extension Program {
    /// Starts the program with these descriptors and nothing else.
    package func spawn() throws(SystemError) -> Spawned {
        // Swift's own crash handler would hold a killed child back for seconds.
        var environment = ["LANG=C.UTF-8", "PATH=/usr/bin:/bin", "SWIFT_BACKTRACE=enable=no"]
        // Only tests set it, to pretend an older kernel to the whole lane.
        if let most = OutsideConfinement.pretendedLandlock {
            environment.append("\(OutsideConfinement.pretending)=\(most)")
        }
        let numbers = descriptors.map { $0?.rawValue ?? -1 }
        var limits = [
            linux_limit(resource: Int32(RLIMIT_NOFILE.rawValue), value: UInt64(maximumDescriptors)),
            linux_limit(resource: Int32(RLIMIT_CORE.rawValue), value: 0),
        ]
        if identity != nil, let maximumProcesses {
            limits.append(linux_limit(resource: Int32(__RLIMIT_NPROC.rawValue), value: maximumProcesses))
        }
        if confinement != nil {
            let most = OutsideConfinement.memoryBytes
            limits.append(linux_limit(resource: Int32(RLIMIT_DATA.rawValue), value: most))
        }
        var result = linux_spawn_result()
        let code = withCStrings(arguments) { arguments in
            withCStrings(environment) { environment in
                numbers.withUnsafeBufferPointer { numbers in
                    limits.withUnsafeMutableBufferPointer { limits in
                        path.withCString { path in
                            var request = linux_spawn_request()
                            request.path = path
                            request.arguments = arguments
                            request.environment = environment
                            request.descriptors = numbers.baseAddress
                            request.descriptor_count = numbers.count
                            if let identity {
                                request.changes_identity = true
                                request.user = identity.user
                                request.group = identity.group
                            }
                            request.limits = UnsafePointer(limits.baseAddress)
                            request.limit_count = limits.count
                            request.no_new_privileges = true
                            request.own_session = true
                            request.is_confined = confinement != nil
                            request.file_rules = confinement?.fileRules?.rawValue ?? -1
                            request.death_signal = deathSignal
                            return linux_spawn(&request, &result)
                        }
                    }
                }
            }
        }
        guard code == 0 else {
            let stage = result.stage.map { String(cString: $0) } ?? "clone"
            throw SystemError("start \(path) (\(stage))", code: code)
        }
        return Spawned(
            process: result.process,
            pidfd: OwnedDescriptor(result.pidfd),
            listener: result.listener < 0 ? nil : OwnedDescriptor(result.listener)
        )
    }
}

/// Calls `body` with an array of C strings that ends with nil.
private func withCStrings<Result>(
    _ strings: [String],
    _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
    let array = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: strings.count + 1)
    for (index, string) in strings.enumerated() { array[index] = strdup(string) }
    array[strings.count] = nil
    defer {
        for index in strings.indices { free(array[index]) }
        array.deallocate()
    }
    return body(array)
}
