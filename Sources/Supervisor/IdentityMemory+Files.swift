import Discovery
import Glibc
import Varlink

extension IdentityMemory {
    /// No address and no identity is longer, nor are all numbers together that are shared.
    private static let longestFile = 16384
    /// More damaged files of one name are not kept.
    private static let mostAside = 100

    /// A device's name has no dot.
    static let sharedNumbersFile = "shared.numbers"

    /// The serial numbers that two devices were seen with; nil where none are written.
    ///
    /// - Throws: The file tells nothing.
    func sharedNumbers() throws(Damage) -> SharedNumbers? {
        guard let bytes = try bytes(of: IdentityMemory.sharedNumbersFile) else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        guard bytes.last == UInt8(ascii: "\n"), let numbers = SharedNumbers(text) else {
            throw Damage(file: "\(path)/\(IdentityMemory.sharedNumbersFile)", reason: "it is not whole")
        }
        return numbers
    }

    /// Writes the serial numbers down that two devices were seen with.
    func keep(_ numbers: SharedNumbers) throws(SystemError) {
        try write(numbers.text, into: IdentityMemory.sharedNumbersFile)
    }

    /// Gives the file of the numbers another name, under which a person may look at it; returns that.
    func setSharedNumbersAside() throws(SystemError) -> String {
        let name = try freeName(IdentityMemory.sharedNumbersFile)
        guard renameat(folder.rawValue, IdentityMemory.sharedNumbersFile, folder.rawValue, name) == 0 else {
            throw SystemError("\(path)/\(name)")
        }
        fsync(folder.rawValue)
        return "\(path)/\(name)"
    }

    /// A name for a damaged file that no other one has.
    func freeName(_ file: String) throws(SystemError) -> String {
        for number in 1...IdentityMemory.mostAside {
            let name = "\(file).damaged-\(number)"
            if faccessat(folder.rawValue, name, F_OK, AT_SYMLINK_NOFOLLOW) != 0, errno == ENOENT { return name }
        }
        throw SystemError("\(path)/\(file).damaged", code: EEXIST)
    }

    /// What is in a file; nil where there is none.
    func bytes(of file: String) throws(Damage) -> [UInt8]? {
        let descriptor = OwnedDescriptor(
            openat(folder.rawValue, file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        )
        guard descriptor.rawValue >= 0 else {
            if errno == ENOENT { return nil }
            throw Damage(file: "\(path)/\(file)", reason: String(cString: strerror(errno)), wasRead: false)
        }
        var bytes = [UInt8](repeating: 0, count: IdentityMemory.longestFile)
        let count = read(descriptor.rawValue, &bytes, bytes.count)
        guard count >= 0 else {
            throw Damage(file: "\(path)/\(file)", reason: String(cString: strerror(errno)), wasRead: false)
        }
        return Array(bytes[..<count])
    }

    /// Writes a file: all of it or nothing, and on the disk when this returns.
    ///
    /// - Throws: A `SystemError` that names the path; what was begun is not left behind.
    func write(_ text: String, into file: String) throws(SystemError) {
        let bytes = Array(text.utf8)
        // A device's name has no dot.
        let new = "\(file).new"
        // Whatever has that name already is not waited for: a pipe would never let go of who opens it.
        let flags = O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
        let descriptor = OwnedDescriptor(openat(folder.rawValue, new, flags, 0o600))
        guard descriptor.rawValue >= 0 else { throw SystemError("\(path)/\(new)") }
        do throws(SystemError) {
            let count = Glibc.write(descriptor.rawValue, bytes, bytes.count)
            // A disk that is nearly full takes a part, and says nothing.
            if count >= 0, count < bytes.count { throw SystemError("\(path)/\(new)", code: ENOSPC) }
            guard count == bytes.count, fdatasync(descriptor.rawValue) == 0 else { throw SystemError("\(path)/\(new)") }
            guard renameat(folder.rawValue, new, folder.rawValue, file) == 0 else {
                throw SystemError("\(path)/\(file)")
            }
        } catch {
            unlinkat(folder.rawValue, new, 0)
            throw error
        }
        fsync(folder.rawValue)
    }
}
