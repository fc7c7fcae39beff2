import Testing
import Varlink

@Suite struct JSONPathTests {
    /// The path to the first byte of `mark` in `text`.
    private func path(to mark: String, in text: String) throws -> String {
        let bytes = Array(text.utf8)
        let offset = try #require(bytes.indices.first { bytes[$0...].starts(with: mark.utf8) })
        return bytes.withUnsafeBytes { JSONPath(to: offset, in: $0).description }
    }

    @Test func `a value is named by the way to it`() throws {
        let text = #" { "lines" : [ {"text":"a"} , {"text":7, "bold":true} ], "cut": null}"#
        #expect(try path(to: "7", in: text) == "lines[1].text")
        #expect(try path(to: "true", in: text) == "lines[1].bold")
        #expect(try path(to: "null", in: text) == "cut")
        #expect(try path(to: "{", in: text) == "")
        #expect(try path(to: #"{"text":"a"#, in: text) == "lines[0]")
    }

    @Test func `a key is named like its value`() throws {
        #expect(try path(to: #""b"#, in: #"{"a":{"b":1}}"#) == "a.b")
    }

    // Found by fuzzing: steps were once taken back by bytes from a text of characters.
    @Test func `names beyond ASCII do not confuse the way`() throws {
        #expect(try path(to: "7", in: #"{"é😀":1,"\ud83d\ude00":{"x":2},"ü":[7]}"#) == "ü[0]")
    }

    @Test func `a missing field is named itself`() {
        let bytes = Array(#"{"a":{"b":1}}"#.utf8)
        bytes.withUnsafeBytes {
            #expect(JSONPath(of: JSONError(.missingField("c"), at: 5), in: $0).description == "a.c")
            #expect(JSONPath(of: JSONError(.missingField("c"), at: 0), in: $0).description == "c")
        }
    }

    @Test func `a broken document has a path as far as it goes`() throws {
        #expect(try path(to: "7", in: #"{"a":[1,7"#) == "a[1]")
    }
}
