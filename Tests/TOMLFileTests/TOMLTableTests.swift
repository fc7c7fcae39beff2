import TOMLFile
import Testing

@Suite struct TOMLTableTests {
    private func fault(_ bytes: [UInt8]) -> TOMLError? {
        do throws(TOMLError) {
            _ = try TOMLTable(parsing: bytes, file: "lane.toml")
            return nil
        } catch {
            return error
        }
    }

    private func fault(_ text: String) -> TOMLError? { fault(Array(text.utf8)) }

    @Test(arguments: ["", "\n", "\r\n", "# nothing", "\u{FEFF}", "\u{FEFF}\n"])
    func `a file without keys is an empty table`(text: String) throws {
        let table = try TOMLTable(parsing: text, file: "lane.toml")
        #expect(table.members.isEmpty)
        #expect(table.position == TOMLPosition(line: 1, column: 1))
    }

    @Test func `members stand in the order of the file`() throws {
        let text = "z = 1\na.y = 2\nb = 3\na.x = 4\n[m.n]\n[c]\n[m.k]\n[m]\nq = 5"
        let table = try TOMLTable(parsing: text, file: "lane.toml")
        #expect(table.members.map(\.key) == ["z", "a", "b", "m", "c"])
        guard case .table(let dotted) = table.member("a")?.element.value else { return #expect(Bool(false)) }
        #expect(dotted.members.map(\.key) == ["y", "x"])
        guard case .table(let headed) = table.member("m")?.element.value else { return #expect(Bool(false)) }
        #expect(headed.members.map(\.key) == ["n", "k", "q"])
        #expect(headed.position == TOMLPosition(line: 8, column: 1))
    }

    @Test func `strings and keys may hold NUL`() throws {
        let table = try TOMLTable(parsing: #""a\u0000b" = "c\u0000d""#, file: "lane.toml")
        guard case .string(let value) = table.member("a\0b")?.element.value else { return #expect(Bool(false)) }
        #expect(value == "c\0d")
    }

    @Test(arguments: [
        ("a = 1\na = 2", 2, 5), ("a = 1\r\n\"a\" = 2", 2, 7), ("[a]\n\n[a]", 3, 1), ("a = { b = 1, b = 2 }", 1, 18),
        ("[[a]]\n[a]", 2, 1), ("a.b = 1\na = 2", 2, 5), ("a = 1\na.b = 2", 2, 1), ("a = \"b\n", 1, 7),
        ("a = 1 2", 1, 7),
        ("\u{FEFF}a = yes", 1, 5), ("\"ö\" = yes", 1, 7), ("a = \u{0}", 1, 5), ("\u{0}", 1, 1), ("[a\n", 1, 3),
        ("a = 9223372036854775808", 1, 24),
    ]) func `malformed text is refused at its place`(text: String, line: Int, column: Int) {
        let error = fault(text)
        #expect(error?.line == line)
        #expect(error?.column == column)
        #expect(error?.message.first?.isLowercase == true)
    }

    /// toml++ takes these to be impossible.
    @Test(arguments: ["[.a]", "a = [=]", "\n\n[ä]", "a = 12:", "a = 2024-01-01T", "a = {b = }", "ä = 1"])
    func `text that the parser underneath does not expect is refused`(text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
        #expect(fault(text)?.line == lines)
    }

    @Test(
        arguments: [
            ([0xFF], 1, 1), (Array("a = 1\n".utf8) + [0xC0, 0xAF], 2, 1),
            (Array("\u{FEFF}a = 'ö".utf8) + [0xE2, 0x82], 1, 7),
            (Array("a = '".utf8) + [0xED, 0xA0, 0x80], 1, 6),
        ] as [([UInt8], Int, Int)]
    ) func `bytes that are no UTF-8 are refused where they stand`(
        bytes: [UInt8],
        line: Int,
        column: Int
    ) {
        #expect(
            fault(bytes)
                == TOMLError(
                    file: "lane.toml",
                    position: TOMLPosition(line: line, column: column),
                    message: "the file is not UTF-8 here"
                )
        )
    }

    @Test func `what would take too much is refused`() {
        func nested(_ depth: Int) -> String {
            "\na = " + String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(fault(nested(32)) == nil)
        #expect(fault(nested(33))?.description == "lane.toml:2:37: values stand more than 32 deep in each other")
        #expect(fault(nested(10_000))?.line == 2)
        #expect(fault(String(repeating: "[", count: 10_000))?.line == 1)

        func key(_ parts: Int) -> String { String(repeating: "a.", count: parts - 1) + "a" }
        #expect(fault("\(key(16)) = 1") == nil)
        #expect(fault("x = 1\n[\(key(17))]")?.description == "lane.toml:2:33: the key has more than 16 parts")
        #expect(fault("[\(key(400_000))]")?.line == 1)
        let deepest = String(repeating: "{\(key(16)) = ", count: 32) + "1" + String(repeating: "}", count: 32)
        #expect(fault("a = \(deepest)") == nil)

        #expect(fault(String(repeating: "#", count: 1 << 20)) == nil)
        #expect(
            fault(String(repeating: "#", count: 1 << 20) + "\n")?.description
                == "lane.toml:1:1: the file is larger than 1 MiB"
        )
    }
}
