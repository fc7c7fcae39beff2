import Varlink

/// The values that the certification passes around, as the reference implementations fix them.
enum CertificationValues {
    static let string = "ping"
    static let longString = "a lot of string"
    static let map = ["foo": "Foo", "bar": "Bar"]
    static let set: StringSet = ["one", "two", "three"]
    static let replies = (1...10).map { "Reply number \($0)" }

    private static let foreignMap = JSONValue.object([.init("foo", .string("Foo")), .init("bar", .string("Bar"))])

    static let myType = Certification.MyType(
        object: .object([
            .init("method", .string("org.varlink.certification.Test09")),
            .init("parameters", .object([.init("map", foreignMap)])),
        ]),
        enum: .two,
        struct: .init(first: 1, second: "2"),
        array: ["one", "two", "three"],
        dictionary: map,
        stringset: set,
        interface: .init(
            foo: [nil, ["foo": .foo, "bar": .bar], nil, ["one": .foo, "two": .bar]],
            anon: .init(foo: true, bar: false)
        )
    )
}
