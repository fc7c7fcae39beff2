import Interfaces

/// A descriptor of the device, as the supervisor passed it.
package struct LinkedDescriptor {
    /// What is behind it.
    package let kind: LinkDriver.DeviceDescriptor.Kind
    /// Its number in this process.
    package let number: Int32
}
