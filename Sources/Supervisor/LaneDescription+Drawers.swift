import Configuration
import DriverManifest
import Interfaces
import TOMLFile

extension LaneConfiguration {
    /// The drawers that hang on a device which plays these roles; errors name the role whose device opens none, or whose place is taken.
    func drawers(
        of device: DeviceConfiguration,
        as roles: [Role],
        classes: [String]
    ) throws(TOMLError) -> [LaneDescription.Drawer] {
        var drawers: [LaneDescription.Drawer] = []
        for role in roles {
            guard let drawer = role.drawer else {
                // What is nothing but a drawer, is one whatever its role is called.
                if classes == [FamilyManifest.DeviceClass.cashDrawer.rawValue] {
                    drawers.append(.init(role: role.name, connector: 1))
                }
                continue
            }
            func fault(_ message: String) -> TOMLError {
                TOMLError(file: file, position: drawer.position, message: message)
            }
            guard classes.contains(FamilyManifest.DeviceClass.cashDrawer.rawValue) else {
                throw fault("the role '\(role.name)' is a drawer's, and the driver of '\(device.name)' opens none")
            }
            if device.connection == .perJob {
                // A drawer is to open now, and its sensor to be heard at any time.
                throw fault("the role '\(role.name)' is a drawer's, and needs a printer whose connection is kept")
            }
            if let other = drawers.first(where: { $0.connector == drawer.connector }) {
                throw fault(
                    "'\(role.name)' and '\(other.role)' are at one connector, \(drawer.connector) of '\(device.name)'"
                )
            }
            drawers.append(.init(role: role.name, connector: drawer.connector, leftOpen: drawer.leftOpen))
        }
        return drawers
    }
}

extension LaneDescription.Drawer {
    /// The same in the words of the link to the gateway.
    var forGateway: LinkGateway.Drawer {
        .init(
            role: role,
            connector: connector,
            leftOpenMilliseconds: leftOpen.map { Int($0 / .milliseconds(1)) }
        )
    }
}
