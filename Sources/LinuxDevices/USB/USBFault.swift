import CLibUSB

/// Why an interface of a USB device cannot be had.
package enum USBFault: Error, Equatable, CustomStringConvertible {
    /// The device is not there any more.
    case gone
    /// Somebody else has the interface: another program, or a driver of the kernel.
    case inUse
    /// The descriptors show no setting through which a printer can be driven.
    case noPrinter
    /// A step failed for another reason.
    case failed(step: String, reason: String)

    /// What is wrong, in a sentence.
    package var description: String {
        switch self {
        case .gone: "the device is gone"
        case .inUse: "the interface is in use"
        case .noPrinter: "no interface of a printer with a bulk endpoint to send to"
        case .failed(let step, let reason): "\(step): \(reason)"
        }
    }

    init(_ step: String, _ result: Int32) {
        switch result {
        case LIBUSB_ERROR_NO_DEVICE.rawValue: self = .gone
        case LIBUSB_ERROR_BUSY.rawValue: self = .inUse
        default: self = .failed(step: step, reason: String(cString: libusb_error_name(result)))
        }
    }
}
