import Varlink

/// What a driver finds a simulated device on.
protocol Surface: AnyObject {
    /// Where it is, as a driver would name it.
    var location: String { get }

    /// Sends an answer to the driver; dropped when nobody listens.
    func send(_ bytes: [UInt8])

    /// Looks again at how much the device takes, and whether it has power.
    func follow()

    /// Breaks the connection, if there is one.
    func hangUp()

    /// Takes the device away.
    func close()

    /// Takes the device away as if its cable were pulled: what is on its way is lost, and a connection is reset.
    func reset()
}

extension Surface {
    func reset() { close() }
}

/// The device behind a surface.
protocol SurfaceOwner: AnyObject {
    /// How many bytes it takes now.
    var capacity: Int { get }

    /// Whether it has power.
    var isPowered: Bool { get }

    /// The driver has written something.
    func received(_ bytes: [UInt8])
}
