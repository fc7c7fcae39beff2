import Testing

@testable import Supervisor

@Suite struct AccessGroupsTests {
    @Test func `the usual groups have their rights where they exist`() {
        let groups = AccessGroups {
            ["lanekeeper-sale": 901, "lanekeeper-admin": 904, "lanekeeper-drawer": 905, "sale": 1][$0]
        }
        let access = groups.forGateway
        #expect(access.owner == nil)
        #expect(access.sale == [901] && access.technician == [] && access.simulation == [] && access.admin == [904])
        #expect(access.drawer == [905])
    }

    @Test func `an ordinary user owns the lane alone`() {
        let access = AccessGroups(owner: 1000).forGateway
        #expect(access.owner == 1000)
        #expect(access.sale + access.technician + access.simulation + access.admin == [])
    }

    @Test func `a group is found by its name`() {
        #expect(AccessGroups.number(of: "root") == 0)
        #expect(AccessGroups.number(of: "no such group") == nil)
    }
}
