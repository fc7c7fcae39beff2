import Interfaces
import Varlink

/// The driver of one family of devices, as the host sees it.
///
/// A driver is told what happens and answers by reading, writing and reporting;
/// it never waits, opens nothing and has no clock but the `now` it is given.
package protocol Driver: AnyObject, SendableMetatype {
    /// The name of the family, as in `driver.toml`.
    static var family: String { get }

    /// The text of its `driver.toml`.
    static var manifest: [UInt8] { get }

    /// The text of its `quirks.toml`; nil where there is none.
    static var quirks: [UInt8]? { get }

    /// Does what takes files, which cannot be opened any more later; called once, before any device is known.
    ///
    /// No thread may be started here.
    static func prepare()

    /// Takes over the device; reports through `reports`, and says ``DriverReports/ready(_:)`` once it answers.
    init(_ device: StartedDevice, _ reports: DriverReports, now: MonotonicTime) throws(DriverFault)

    /// What is watched; the first of the device's descriptors unless the driver has one of its own.
    var descriptor: Int32? { get }

    /// What that descriptor is to be watched for.
    var interest: Readiness { get }

    /// When ``timeHasCome(now:)`` has something to do.
    var deadline: MonotonicTime? { get }

    /// The device is ready for reading or writing, or its line has failed.
    func deviceIsReady(_ readiness: Readiness, now: MonotonicTime)

    /// The deadline has passed.
    func timeHasCome(now: MonotonicTime)

    /// Whether documents of this format can be begun.
    func accepts(format: String) -> Bool

    /// Looks at a whole job and begins it; only one runs at a time, and it ends with
    /// ``DriverReports/outcome(_:reason:evidence:)``, unless it is refused here, before anything was sent.
    func begin(_ job: Job, now: MonotonicTime) throws(JobRefusal)

    /// Stops the job as soon as the device allows; its outcome is reported as always.
    func abort(now: MonotonicTime)

    /// Leaves the device in order, since the process ends; what is to be said of it can still be reported. It may take a tenth
    /// of a second.
    func leave(now: MonotonicTime)
}

extension Driver {
    /// Nothing is known of single models.
    package static var quirks: [UInt8]? { nil }

    /// Nothing to do.
    package static func prepare() {}

    /// None of its own.
    package var descriptor: Int32? { nil }

    /// Nothing to do.
    package func leave(now: MonotonicTime) {}
}

/// Why a driver cannot work with what it was given.
package enum DriverFault: Error, Equatable {
    /// The device's descriptors are not those that this family needs.
    case wrongDescriptors(String)
    /// A setting has a value that this family does not know.
    case wrongSetting(name: String, value: String)
}

/// Why a job is not begun: an element of its document cannot be had from this device, or not without a picture of it.
package struct JobRefusal: Error, Equatable {
    /// The element, counted from 0.
    package let element: Int
    /// Why, in words for the program that asked, without the text itself.
    package let reason: String

    /// Names the place and the reason.
    package init(element: Int, reason: String) { (self.element, self.reason, drawings) = (element, reason, []) }

    /// The device prints the document once it is given these pictures.
    package init(drawings: [LinkJobs.Drawing]) {
        (element, reason) = (drawings.first?.element ?? 0, "it is to be drawn")
        self.drawings = drawings
    }

    /// The elements of which pictures are wanted; with them the job can be begun again.
    package let drawings: [LinkJobs.Drawing]
}

/// The device that a driver was started for.
package struct StartedDevice {
    /// Its name in the lane's configuration.
    package let name: String
    /// Whether a simulator stands at the other end.
    package let isSimulated: Bool
    /// The descriptors, in order; none for a device that a service of this machine holds.
    package let descriptors: [LinkedDescriptor]
    /// The settings of the configuration.
    package let settings: [String: String]
    /// Whether the driver before this one ended in the middle of a job; nil where nobody knows.
    package let wasInterrupted: Bool?
    /// What the system knows of a device that was found; nil for one that the configuration places.
    package let found: LinkDriver.FoundDevice?
}
