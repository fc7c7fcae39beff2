import Testing
import Varlink

@Suite struct JSONWriterTests {
    @Test func `values are written without spaces`() {
        let value = JSONValue.object([
            .init("a", .array([.integer(1), .float(2.5), .boolean(true), .null, .string("x")])),
            .init("b", .object([])),
            .init("c", .array([])),
        ])
        #expect(value.jsonText == #"{"a":[1,2.5,true,null,"x"],"b":{},"c":[]}"#)
    }

    @Test func `control characters, quotes and backslashes are escaped`() {
        #expect(
            JSONValue.string("\"\\\u{8}\u{9}\u{a}\u{c}\u{d}\u{0}\u{1f}/é").jsonText
                == #""\"\\\b\t\n\f\r\u0000\u001f/é""#
        )
    }

    @Test func `integers of both ends are written`() {
        #expect([Int.min, -1, 0, 7, 10, Int.max].jsonText == "[-9223372036854775808,-1,0,7,10,9223372036854775807]")
    }

    @Test(arguments: [0.1, -0.0, Double.leastNonzeroMagnitude, 1.7976931348623157e308, .pi, 1e21, 123456789.125])
    func `floats read back the same`(_ value: Double) throws {
        let again = try Double.decode(value.encoded())
        #expect(again == value && again.sign == value.sign)
    }

    @Test func `what JSON cannot say becomes null`() {
        #expect([Double.nan, .infinity].jsonText == "[null,null]")
    }

    @Test func `maps and sets are written in order`() {
        #expect(["b": 1, "a": 2].jsonText == #"{"a":2,"b":1}"#)
        #expect(StringSet(["z", "y"]).jsonText == #"{"y":{},"z":{}}"#)
    }

    @Test func `any nesting reads back the same`() throws {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<500 {
            let value = JSONValue.random(depth: 5, using: &generator)
            #expect(try JSONValue(parsing: value.jsonText) == value)
        }
    }
}

/// Random numbers that a seed fixes (xorshift64*), so that a failure comes again.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed == 0 ? 1 : seed }

    mutating func next() -> UInt64 {
        state ^= state >> 12
        state ^= state << 25
        state ^= state >> 27
        return state &* 0x2545_F491_4F6C_DD1D
    }
}

extension JSONValue {
    /// Any value with at most `depth` levels.
    static func random(depth: Int, using generator: inout SeededGenerator) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &generator) {
        case 0: .null
        case 1: .boolean(.random(using: &generator))
        case 2: .integer(Int64(truncatingIfNeeded: generator.next()) >> Int64.random(in: 0..<64, using: &generator))
        case 3: .float(Double.random(in: -1e9...1e9, using: &generator))
        case 4: .string(randomText(using: &generator))
        case 5:
            .array(
                (0..<Int.random(in: 0..<5, using: &generator)).map { _ in random(depth: depth - 1, using: &generator) }
            )
        default:
            .object(
                (0..<Int.random(in: 0..<5, using: &generator)).map { index in
                    Field("\(index)" + randomText(using: &generator), random(depth: depth - 1, using: &generator))
                }
            )
        }
    }

    private static func randomText(using generator: inout SeededGenerator) -> String {
        let scalars: [Unicode.Scalar] = [
            "a", "\"", "\\", "\n", "\0", "é", "\u{FFFD}", "😀", "/", "\u{7f}", "z", "\u{2028}",
        ]
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0..<20, using: &generator) {
            text.append(scalars[Int.random(in: 0..<scalars.count, using: &generator)])
        }
        return String(text)
    }
}
