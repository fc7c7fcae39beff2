import Configuration
import DriverManifest
import Glibc
import Supervisor
import TOMLFile
import Varlink

/// What a lane is made of: a file, and what the command line says beside it.
struct LaneSource {
    /// The path of the configuration.
    let file: String
    /// The path of the clients' socket, whatever the configuration says.
    let socket: String?
    /// The folder of the journal unless the configuration names one.
    let state: String?
    /// Whether devices may be simulated.
    let allowsSimulation: Bool
    /// What drivers there are.
    let manifests: DriverManifests
    /// The folder of the programs.
    let programs: String

    /// No lane needs a longer one.
    private static let longestFile = 1 << 20

    /// Reads the file, and checks all of it; groups are looked up anew each time.
    ///
    /// What can be read once only, such as a pipe, is refused `again`.
    func read(again: Bool = false) throws(ConfigurationFault) -> LaneDescription {
        let text = try contents(again: again)
        do throws(TOMLError) {
            let configuration = try LaneConfiguration(parsing: text, file: file)
            if !allowsSimulation, let device = configuration.devices.first(where: \.isSimulated) {
                let message = "'\(device.name)' is simulated; start with --simulation"
                throw TOMLError(file: file, position: device.position, message: message)
            }
            var lane = try LaneDescription(
                configuration,
                manifests: manifests,
                socket: try address(socket ?? configuration.socket ?? "/run/lanekeeper/org.lanekeeper"),
                programs: programs
            )
            lane.access = try access(configuration.access)
            lane.state = lane.state ?? state
            return lane
        } catch {
            throw ConfigurationFault(error)
        }
    }

    private func address(_ path: String) throws(TOMLError) -> UnixAddress {
        do throws(SystemError) { return try UnixAddress(path) } catch {
            throw TOMLError(file: file, position: TOMLPosition(line: 1, column: 1), message: "socket: \(error)")
        }
    }

    private func contents(again: Bool) throws(ConfigurationFault) -> String {
        // A lane that runs waits for nobody, and so not for who writes into a pipe.
        let descriptor = open(file, O_RDONLY | O_CLOEXEC | (again ? O_NONBLOCK : 0))
        guard descriptor >= 0 else { throw ConfigurationFault(file: file, reason: String(cString: strerror(errno))) }
        defer { close(descriptor) }
        var status = stat()
        if again, fstat(descriptor, &status) != 0 || status.st_mode & S_IFMT != S_IFREG {
            throw ConfigurationFault(file: file, reason: "this is no file that can be read a second time")
        }
        var (bytes, part) = ([UInt8](), [UInt8](repeating: 0, count: 64 << 10))
        while true {
            let count = Glibc.read(descriptor, &part, part.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw ConfigurationFault(file: file, reason: String(cString: strerror(errno))) }
            if count == 0 { break }
            bytes += part[..<count]
            guard bytes.count <= LaneSource.longestFile else {
                throw ConfigurationFault(file: file, reason: "longer than \(LaneSource.longestFile) bytes")
            }
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ConfigurationFault(file: file, reason: "not UTF-8")
        }
        return text
    }
}
