import Varlink

/// The driver of one family of devices, as the host sees it.
///
/// A driver is told what happens and answers by reading, writing and reporting;
/// it never waits, opens nothing and has no clock but the `now` it is given.
package protocol Driver: AnyObject {
    /// The name of the family, as in `driver.toml`.
    static var family: String { get }

    /// Takes over the device; reports through `reports`, and says ``DriverReports/ready(_:)`` once it answers.
    init(_ device: StartedDevice, _ reports: DriverReports, now: MonotonicTime) throws(DriverFault)

    /// What the device's descriptor is to be watched for.
    var interest: Readiness { get }

    /// When ``timeHasCome(now:)`` has something to do.
    var deadline: MonotonicTime? { get }

    /// The device is ready for reading or writing, or its line has failed.
    func deviceIsReady(_ readiness: Readiness, now: MonotonicTime)

    /// The deadline has passed.
    func timeHasCome(now: MonotonicTime)

    /// Whether documents of this format can be begun.
    func accepts(format: String) -> Bool

    /// Begins a job; only one runs at a time, and it ends with ``DriverReports/outcome(_:reason:evidence:)``.
    func begin(_ job: Job, now: MonotonicTime)

    /// Stops the job as soon as the device allows; its outcome is reported as always.
    func abort(now: MonotonicTime)
}

/// Why a driver cannot work with what it was given.
package enum DriverFault: Error, Equatable {
    /// The device's descriptors are not those that this family needs.
    case wrongDescriptors(String)
    /// A setting has a value that this family does not know.
    case wrongSetting(name: String, value: String)
}

/// The device that a driver was started for.
package struct StartedDevice {
    /// Its name in the lane's configuration.
    package let name: String
    /// Whether a simulator stands at the other end.
    package let isSimulated: Bool
    /// The descriptors, in order.
    package let descriptors: [LinkedDescriptor]
    /// The settings of the configuration.
    package let settings: [String: String]
}
