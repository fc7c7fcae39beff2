import Testing

@testable import Supervisor

@Suite struct NamedListTests {
    private func list(_ names: String...) -> NamedList<String> {
        var list = NamedList<String>()
        for name in names { list.put(name, as: name) }
        return list
    }

    @Test func `what was put first comes first, and another one takes its place`() {
        var list = list("a", "b", "c")
        list.put("B", as: "b")
        #expect(Array(list) == ["a", "B", "c"])
        #expect(list["b"] == "B" && list["x"] == nil && list.count == 3)
    }

    @Test func `what is taken out leaves the others in their order, and stands at the end when it comes back`() {
        var list = list("a", "b", "c")
        list.remove("a")
        list.remove("x")
        list.put("a", as: "a")
        #expect(Array(list) == ["b", "c", "a"])
    }

    @Test func `each is found after many were taken out`() {
        var list = NamedList<Int>()
        for number in 0..<1000 { list.put(number, as: "\(number)") }
        for number in 0..<1000 where number % 10 != 3 { list.remove("\(number)") }
        #expect(Array(list) == Array(stride(from: 3, to: 1000, by: 10)))
        #expect((0..<1000).allSatisfy { list["\($0)"] == ($0 % 10 == 3 ? $0 : nil) })
        #expect(list.count == 100)
    }
}
