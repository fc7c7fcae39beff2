import Glibc
import Interfaces
import Varlink

/// Writes pictures of a simulated printer's paper into files.
struct PaperFiles {
    /// The file, or with a number of pieces what their files' names are made of.
    let path: String
    let pieces: Int?

    /// The gateway gives the simulators ten seconds.
    private static let patience: Duration = .seconds(15)
    /// No picture is longer; one that goes on for ever is left.
    private static let mostBytes = 64 << 20

    /// Asks for the pictures and writes them; says what was written.
    func write(_ lane: LaneConnection, _ device: String) throws(Failure) {
        let parameters = Simulation.Picture.Parameters(device: device, pieces: pieces)
        let reply = try lane.callWithDescriptors(Simulation.Picture.self, parameters, timeout: PaperFiles.patience)
        for (index, picture) in reply.parameters.pictures.enumerated() {
            guard reply.descriptors.indices.contains(picture) else {
                throw Failure("the lane said that there is a picture and sent none")
            }
            let name = PaperFiles.name(path, number: pieces == nil ? nil : index + 1)
            try PaperFiles.copy(reply.descriptors[picture], to: name)
            say(printable(name))
        }
    }

    /// `receipt.png` is `receipt-1.png` with a number.
    static func name(_ path: String, number: Int?) -> String {
        guard let number else { return path }
        let stem = path.utf8.reversed().starts(with: ".png".utf8.reversed()) ? String(path.dropLast(4)) : path
        return "\(stem)-\(number).png"
    }

    private static func copy(_ picture: OwnedDescriptor, to name: String) throws(Failure) {
        let file = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard file >= 0 else { throw Failure("\(printable(name)): \(String(cString: strerror(errno)))", .usage) }
        defer { close(file) }
        var (part, position) = ([UInt8](repeating: 0, count: 64 << 10), 0)
        while position < mostBytes {
            let count = pread(picture.rawValue, &part, part.count, off_t(position))
            guard count >= 0 else { throw Failure("the picture: \(String(cString: strerror(errno)))") }
            if count == 0 { return }
            var written = 0
            while written < count {
                let step = part[written..<count].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
                guard step > 0 else { throw Failure("\(printable(name)): \(String(cString: strerror(errno)))") }
                written += step
            }
            position += count
        }
    }
}
