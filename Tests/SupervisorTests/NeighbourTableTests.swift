import Supervisor
import Testing

@Suite struct NeighbourTableTests {
    private let table = """
        IP address       HW type     Flags       HW address            Mask     Device
        192.168.1.5      0x1         0x2         00:26:AB:01:02:03     *        eth0
        192.168.1.50     0x1         0x2         00:26:ab:99:99:99     *        eth0
        192.168.1.6      0x1         0x0         00:26:ab:01:02:06     *        eth0
        192.168.1.7      0x1         0x2         00:00:00:00:00:00     *        eth0
        192.168.1.8      0x20        0x2         00:26:ab:01:02:08     *        ib0
        192.168.1.9      0x1         0x6         00:26:ab:01:02:09     *        eth0
        192.168.1.10     0x1
        """

    @Test(arguments: [
        ("192.168.1.5", "00:26:ab:01:02:03"), ("192.168.1.50", "00:26:ab:99:99:99"),
        ("192.168.1.9", "00:26:ab:01:02:09"),
    ])
    func `a neighbour has a hardware address`(host: String, mac: String) {
        #expect(NeighbourTable.hardwareAddress(of: host, in: table) == mac)
    }

    @Test(arguments: [
        "192.168.1.6", "192.168.1.7", "192.168.1.8", "192.168.1.10", "192.168.1.11", "192.168.1", "IP", "",
    ])
    func `whoever is no complete neighbour has none`(host: String) {
        #expect(NeighbourTable.hardwareAddress(of: host, in: table) == nil)
    }

    @Test(arguments: ["", "\n", "no table", "a\n192.168.1.5 0x1 0x2 rubbish"])
    func `what is no table names nobody`(text: String) {
        #expect(NeighbourTable.hardwareAddress(of: "192.168.1.5", in: text) == nil)
    }
}
