import Configuration
import Glibc
import Supervisor
import Testing
import Varlink

@Suite struct IdentityMemoryTests {
    private let folder: String

    init() throws {
        var template = Array("/tmp/identities-XXXXXX".utf8CString)
        let made = try #require(mkdtemp(&template).map { String(cString: $0) })
        folder = made
    }

    private func write(_ text: String, _ device: String) {
        let descriptor = open("\(folder)/supervisor/\(device)", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        _ = text.withCString { Glibc.write(descriptor, $0, strlen($0)) }
        close(descriptor)
    }

    @Test func `what is kept is known to the next one`() throws {
        try IdentityMemory(state: folder).keep(.serialNumber("X 7:Q4"), of: "front", at: "printer:9100")
        try IdentityMemory(state: folder).keep(.mac("00:26:ab:01:02:03"), of: "back", at: "printer:9101")
        let memory = try IdentityMemory(state: folder)
        #expect(memory.identity(of: "front", at: "printer:9100") == .serialNumber("X 7:Q4"))
        #expect(memory.identity(of: "back", at: "printer:9101") == .mac("00:26:ab:01:02:03"))
        #expect(memory.identity(of: "side", at: "printer:9100") == nil)
    }

    @Test func `another address begins anew`() throws {
        let memory = try IdentityMemory(state: folder)
        try memory.keep(.model("TM-T20III"), of: "front", at: "printer:9100")
        #expect(memory.identity(of: "front", at: "printer:9101") == nil)
        try memory.keep(.model("TM-T88V"), of: "front", at: "printer:9101")
        #expect(memory.identity(of: "front", at: "printer:9101") == .model("TM-T88V"))
    }

    @Test(arguments: ["", "\n", "a:1\n", "a:1\nserialNumber:X", "a:1\nserialNumber:\n", "a:1\nserialNumber:X\nmore\n"])
    func `a file that is not whole says nothing`(text: String) throws {
        let memory = try IdentityMemory(state: folder)
        write(text, "front")
        #expect(memory.identity(of: "front", at: "a:1") == nil)
    }

    private static let damages = [
        "", "\n", "a:1", "a:1\n", "a:1\nserialNumber:X", "a:1\nserialNumber:\n", "a1\nserialNumber:X\n",
        "a:2\nserialNumbes:X\n", "attached usb\nserialNumber:X\n", "attacked usb\nmodel:04b8:0e15 port:1-1\n",
    ]

    private func damage(_ memory: IdentityMemory, at place: String = "a:1") -> IdentityMemory.Damage? {
        do throws(IdentityMemory.Damage) {
            _ = try memory.text(of: "front", at: place)
            return nil
        } catch {
            return error
        }
    }

    private func content(_ name: String) -> String? {
        var bytes = [UInt8](repeating: 0, count: 100)
        let descriptor = open("\(folder)/supervisor/\(name)", O_RDONLY)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        let count = read(descriptor, &bytes, bytes.count)
        return String(decoding: bytes[..<max(0, count)], as: UTF8.self)
    }

    @Test(arguments: damages)
    func `a file that is damaged is not taken for one that was never there`(text: String) throws {
        let memory = try IdentityMemory(state: folder)
        #expect(damage(memory) == nil)
        write(text, "front")
        #expect(damage(memory) == .init(file: "\(folder)/supervisor/front", reason: "it is not whole"))
        write("a:2\nserialNumber:X\n", "front")
        #expect(damage(memory) == nil)
    }

    @Test func `a damaged file is set aside and stays in mind until the device is known again`() throws {
        let memory = try IdentityMemory(state: folder)
        for number in 1...2 {
            write("damage \(number)", "front")
            let found = try #require(damage(memory))
            let aside = try memory.setAside(found, of: "front", at: "a:1")
            let file = "\(folder)/supervisor/front.damaged-\(number)"
            #expect(aside == .init(file: file, reason: "it is not whole"))
            #expect(content("front.damaged-\(number)") == "damage \(number)")
            let later = try IdentityMemory(state: folder)
            #expect(damage(later) == aside)
            #expect(try later.setAside(aside, of: "front", at: "a:1") == aside)
            #expect(damage(later, at: "a:2") == nil)
            try later.keep(.serialNumber("X"), of: "front", at: "a:1")
            #expect(damage(later) == nil)
        }
    }

    @Test func `a file that cannot be read now is refused and left as it is`() throws {
        let memory = try IdentityMemory(state: folder)
        mkdir("\(folder)/supervisor/front", 0o700)
        let found = try #require(damage(memory))
        #expect(!found.wasRead)
        #expect(try memory.setAside(found, of: "front", at: "a:1") == found)
        rmdir("\(folder)/supervisor/front")
        write("a:1\nserialNumber:X\n", "front")
        #expect(damage(memory) == nil)
        #expect(memory.identity(of: "front", at: "a:1") == .serialNumber("X"))
    }

    @Test func `a damaged file that cannot be replaced stays where it is`() throws {
        let memory = try IdentityMemory(state: folder)
        write("damage", "front")
        mkdir("\(folder)/supervisor/front.new", 0o700)
        let found = try #require(damage(memory))
        #expect(throws: (any Error).self) { try memory.setAside(found, of: "front", at: "a:1") }
        #expect(damage(memory) == found)
        #expect(content("front.damaged-1") == nil)
    }

    @Test func `what cannot take its place is not left behind, and its place is told`() throws {
        let memory = try IdentityMemory(state: folder)
        mkdir("\(folder)/supervisor/front", 0o700)
        let error = #expect(throws: SystemError.self) {
            try memory.keep(.serialNumber("X"), of: "front", at: "a:1")
        }
        #expect(error?.operation == "\(folder)/supervisor/front")
        #expect(access("\(folder)/supervisor/front.new", F_OK) != 0)
        let other = #expect(throws: SystemError.self) { try memory.forget("front") }
        #expect(other?.operation == "\(folder)/supervisor/front")
    }

    @Test func `what is in the way of a new file is named with its folder`() throws {
        let memory = try IdentityMemory(state: folder)
        mkdir("\(folder)/supervisor/front.new", 0o700)
        let error = #expect(throws: SystemError.self) {
            try memory.keep(.serialNumber("X"), of: "front", at: "a:1")
        }
        #expect(error?.operation == "\(folder)/supervisor/front.new")
    }

    @Test(.timeLimit(.minutes(1))) func `a pipe in the place of a new file is not waited for`() throws {
        let memory = try IdentityMemory(state: folder)
        mkfifo("\(folder)/supervisor/front.new", 0o600)
        #expect(throws: (any Error).self) { try memory.keep(.serialNumber("X"), of: "front", at: "a:1") }
    }

    @Test func `a link leads nowhere`() throws {
        let memory = try IdentityMemory(state: folder)
        write("a:1\nserialNumber:X\n", "other")
        symlink("\(folder)/supervisor/other", "\(folder)/supervisor/front")
        #expect(memory.identity(of: "front", at: "a:1") == nil)
    }
}
