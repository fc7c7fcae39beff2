import Testing
import Varlink

@Suite struct JSONReaderTests {
    private func value(_ text: String) throws -> JSONValue { try JSONValue(parsing: text) }

    private func reason(_ text: String) -> JSONError.Reason? {
        do throws(JSONError) {
            _ = try JSONValue(parsing: text)
            return nil
        } catch {
            return error.reason
        }
    }

    @Test func `integers keep all 64 bits`() throws {
        #expect(try value("9223372036854775807") == .integer(.max))
        #expect(try value("-9223372036854775808") == .integer(.min))
        #expect(try value("-0") == .integer(0))
        #expect(reason("9223372036854775808") == .numberOutOfRange)
        #expect(reason("-9223372036854775809") == .numberOutOfRange)
        #expect(reason("99999999999999999999999999") == .numberOutOfRange)
    }

    @Test func `an integer may be written as a float when nothing is lost`() throws {
        #expect(try Int.decode(Array("1.0".utf8)) == 1)
        #expect(try Int.decode(Array("12e2".utf8)) == 1200)
        #expect(throws: JSONError(.wrongType(expected: "integer"), at: 0)) { try Int.decode(Array("1.5".utf8)) }
        #expect(throws: JSONError(.numberOutOfRange, at: 0)) { try Int.decode(Array("1e17".utf8)) }
    }

    @Test func `floats beyond a double are refused`() throws {
        #expect(try value("1e308") == .float(1e308))
        #expect(reason("1e309") == .numberOutOfRange)
        #expect(reason("-1e309") == .numberOutOfRange)
    }

    @Test(arguments: ["01", "-", "1.", ".5", "+1", "1e", "1e+", "0x10", "1_000", "-a", "00"])
    func `numbers outside the grammar are refused`(_ text: String) { #expect(reason(text) != nil) }

    @Test func `every escape is resolved`() throws {
        #expect(try value(#""\"\\\/\b\f\n\r\tA""#) == .string("\"\\/\u{8}\u{c}\n\r\tA"))
        #expect(try value(#""é\uD83D\uDE00\u0000""#) == .string("é😀\0"))
    }

    @Test(arguments: [#""\ud800""#, #""\udc00""#, #""\ud800\ud800""#, #""\ud800x""#, #""\ud800\n""#, #""\ud83dA""#])
    func `a lone surrogate is no text`(_ text: String) { #expect(reason(text) == .loneSurrogate) }

    @Test func `a key may hold a surrogate pair but not half of one`() throws {
        #expect(try value(#"{"\ud83d\ude00":1}"#) == .object([.init("😀", .integer(1))]))
        #expect(reason(#"{"\ud83d":1}"#) == .loneSurrogate)
    }

    @Test(arguments: [#""\x""#, #""\u12g4""#, #""\u 123""#]) func `unknown escapes are refused`(_ text: String) {
        #expect(reason(text) == .invalidEscape)
    }

    @Test func `control characters must be escaped`() {
        #expect(reason("\"a\u{1f}\"") == .controlCharacter)
        #expect(reason("\"0123456789\n\"") == .controlCharacter)
        #expect(reason("\"\u{7f}\"") == nil)
    }

    @Test(
        arguments: [
            [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80],
            [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80], [0xFF], [0xC3], [0xE2, 0x82],
            [0xF0, 0x9F, 0x98],
            [0xE2, 0x28, 0xA1], [0xC3, 0x28],
        ] as [[UInt8]]
    )
    func `bytes that are no UTF-8 are refused wherever they stand`(_ bytes: [UInt8]) {
        for before in 0..<12 {
            for after in [0, 9] {
                let padding = [UInt8](repeating: 0x61, count: before)
                let document = [0x22] + padding + bytes + [UInt8](repeating: 0x62, count: after) + [0x22]
                #expect(throws: JSONError(.invalidUTF8, at: before + 1)) { try JSONValue.decode(document) }
            }
        }
    }

    @Test func `strings of every length and position are read whole`() throws {
        for length in 0..<40 {
            for place in 0..<max(1, length) {
                var characters = [Character](repeating: "x", count: length)
                if length > 0 { characters[place] = place % 2 == 0 ? "é" : "\\" }
                let text = String(characters)
                #expect(try JSONValue(parsing: JSONValue.string(text).jsonText) == .string(text))
            }
        }
    }

    @Test func `depth is limited and counts arrays and objects alike`() throws {
        let inner = String(repeating: "[", count: 63) + "{}" + String(repeating: "]", count: 63)
        #expect(throws: Never.self) { try value(inner) }
        #expect(reason("[" + inner + "]") == .tooDeep)
        #expect(reason(String(repeating: "[", count: 100_000)) == .tooDeep)
    }

    @Test(arguments: [
        "", " ", "{", "[", "[1", "[1,", "[1,]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{,}", "[,1]", "{1:2}", "nul",
        "tru",
        "falsey", "1 2", "{}}", "\"", "\"\\", "'a'", "[1 2]", "{\"a\" 1}", "NaN", "Infinity", "// x\n1",
    ])
    func `malformed documents are refused`(_ text: String) { #expect(reason(text) != nil) }

    @Test func `the same name twice is refused, also when one is escaped`() {
        #expect(reason(#"{"a":1,"a":2}"#) == .duplicateField)
        #expect(reason(#"{"a":1,"\u0061":2}"#) == .duplicateField)
    }

    // Found by a hostile peer: comparing such texts took a minute for a message of 440 kB.
    @Test func `no text may hold more combining marks in a row than a language writes`() throws {
        let marks = { (count: Int) in "e" + String(repeating: "\u{301}\u{316}", count: count / 2) }
        #expect(throws: Never.self) { try value("\"\(marks(30))\(marks(30))\"") }
        for text in ["\"\(marks(32))\"", "{\"\(marks(200_000))\":1}", "\"\\u0065\(marks(200_000))\""] {
            #expect(reason(text) == .tooManyMarks)
        }
        let escaped = String(repeating: "\\u0301", count: 31)
        #expect(reason("{\"\(escaped)\":1}") == .tooManyMarks)
        #expect(throws: JSONError.self) { try StringSet.decode(Array("{\"\(marks(32))\":{}}".utf8)) }
    }

    @Test func `passing over checks the syntax`() throws {
        for (text, isFine) in [
            (#"{"a":[1,{"b":"\ud800"}],"a":1e999}"#, true), (#"{"a":[1,}"#, false), ("[\u{1}]", false),
        ] {
            Array(text.utf8).withUnsafeBytes { bytes in
                var reader = JSONReader(bytes)
                #expect((try? reader.skipValue()).map { true } ?? false == isFine, "\(text)")
            }
        }
    }
}
