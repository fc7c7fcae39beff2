import Configuration
import Supervisor
import Testing

@Suite struct IdentityRuleTests {
    private let front = NetworkIdentity.serialNumber("X7Q4")
    private let mac = "00:26:ab:01:02:03"

    @Test func `the first device is remembered, and another one refused`() {
        var rule = IdentityRule(.first)
        let verdicts = [
            rule.judge(facts: ["serialNumber": "X7Q4", "model": "TM-T20III"], mac: mac),
            rule.judge(facts: ["serialNumber": "X7Q4"], mac: nil),
            rule.judge(facts: ["serialNumber": "B2", "model": "TM-T20III"], mac: mac),
        ]
        #expect(verdicts == [.accepted, .accepted, .other(.serialNumber("B2"))])
        #expect(rule.remembered == front)
    }

    @Test func `a device that was found before is wanted again`() {
        var rule = IdentityRule(.first, remembered: front)
        #expect(rule.expected == front)
        let verdict = rule.judge(facts: ["serialNumber": "B2"], mac: nil)
        #expect(verdict == .other(.serialNumber("B2")))
        #expect(rule.remembered == front)
    }

    @Test func `what is known gets stronger and never weaker`() {
        var rule = IdentityRule(.first)
        var known: [NetworkIdentity?] = []
        let told: [([String: String], String?)] = [
            ([:], nil), (["model": "TM-T20III"], nil), (["model": "TM-T20III"], mac),
            (["serialNumber": "X7Q4", "model": "TM-T20III"], mac),
        ]
        for (facts, mac) in told {
            let verdict = rule.judge(facts: facts, mac: mac)
            #expect(verdict == .accepted)
            known.append(rule.remembered)
        }
        #expect(known == [nil, .model("TM-T20III"), .mac(mac), front])
        let verdict = rule.judge(facts: ["model": "TM-T20III"], mac: mac)
        #expect(verdict == .unknown)
        #expect(rule.remembered == front)
    }

    @Test func `a device that is bound counts by that alone`() {
        for (choice, facts, mac, verdict) in [
            (front, ["serialNumber": "X7Q4"], nil, IdentityRule.Verdict.accepted),
            (front, ["model": "TM-T20III"], nil, .unknown),
            (front, ["serialNumber": "x7q4"], nil, .other(.serialNumber("x7q4"))),
            (.model("TM-T20III"), ["serialNumber": "B2", "model": "TM-T20III"], nil, .accepted),
            (.model("TM-T20III"), ["model": "TM-T88V"], nil, .other(.model("TM-T88V"))),
            (.mac(self.mac), ["serialNumber": "B2"], self.mac, .accepted),
            (.mac(self.mac), ["serialNumber": "B2"], "00:26:ab:01:02:04", .other(.mac("00:26:ab:01:02:04"))),
            (.mac(self.mac), ["serialNumber": "B2"], nil, .unknown),
        ] as [(NetworkIdentity, [String: String], String?, IdentityRule.Verdict)] {
            var rule = IdentityRule(.bound(choice), remembered: .serialNumber("old"))
            #expect(rule.judge(facts: facts, mac: mac) == verdict)
            #expect(rule.remembered == nil)
        }
    }

    @Test func `any device is taken where that is wanted`() {
        var rule = IdentityRule(.any, remembered: front)
        let verdicts = [rule.judge(facts: ["serialNumber": "B2"], mac: nil), rule.judge(facts: [:], mac: nil)]
        #expect(verdicts == [.accepted, .accepted])
        #expect(rule.expected == nil)
    }

    @Test func `before a word was said only the hardware address counts`() {
        let bound = IdentityRule(.bound(.mac(mac)))
        #expect(bound.judge(mac: mac) == .accepted)
        #expect(bound.judge(mac: nil) == .unknown)
        #expect(bound.judge(mac: "00:26:ab:01:02:04") == .other(.mac("00:26:ab:01:02:04")))
        #expect(IdentityRule(.bound(front)).judge(mac: mac) == .accepted)
        #expect(IdentityRule(.first).judge(mac: nil) == .accepted)
    }

    @Test func `what is no word identifies nobody`() {
        for word in ["", "   ", "X\u{1B}7", "Zähler", String(repeating: "x", count: 101)] {
            var rule = IdentityRule(.first)
            let verdict = rule.judge(facts: ["serialNumber": word], mac: nil)
            #expect(verdict == .accepted)
            #expect(rule.remembered == nil)
        }
    }
}
