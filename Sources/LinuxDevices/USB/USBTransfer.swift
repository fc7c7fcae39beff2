import CLibUSB

/// A transfer that is used again and again, and its buffer.
///
/// libusb tells its end by a call within `libusb_handle_events`; nothing but a mark is made there.
final class USBTransfer {
    /// What became of it.
    enum End {
        case completed
        case cancelled
        case stalled
        case timedOut
        case gone
        case failed
    }

    let buffer: UnsafeMutablePointer<UInt8>
    let capacity: Int
    private let transfer: UnsafeMutablePointer<libusb_transfer>
    private(set) var isPending = false
    private var hasEnded = false

    init?(capacity: Int) {
        guard let transfer = libusb_alloc_transfer(0) else { return nil }
        self.transfer = transfer
        self.capacity = capacity
        buffer = .allocate(capacity: capacity)
        buffer.initialize(repeating: 0, count: capacity)
    }

    deinit {
        // What the kernel may still write to is left alone.
        guard !isPending else { return }
        libusb_free_transfer(transfer)
        buffer.deallocate()
    }

    /// Begins to move bytes from or to the buffer; the caller has put there what is sent.
    func submitBulk(_ device: OpaquePointer, endpoint: UInt8, count: Int) -> Int32 {
        libusb_fill_bulk_transfer(
            transfer,
            device,
            endpoint,
            buffer,
            Int32(count),
            USBTransfer.mark,
            Unmanaged.passUnretained(self).toOpaque(),
            0
        )
        return submit()
    }

    /// Asks over the control pipe; the answer comes behind the eight bytes of the request.
    func submitControl(_ device: OpaquePointer, _ request: USBRequest, milliseconds: UInt32) -> Int32 {
        libusb_fill_control_setup(buffer, request.type, request.code, request.value, request.index, request.length)
        libusb_fill_control_transfer(
            transfer,
            device,
            buffer,
            USBTransfer.mark,
            Unmanaged.passUnretained(self).toOpaque(),
            milliseconds
        )
        return submit()
    }

    /// Stops it; that it has ended is told as always.
    func cancel() { if isPending { _ = libusb_cancel_transfer(transfer) } }

    /// How it ended, and how many bytes were moved; nil while it has not, and once told.
    func takeEnd() -> (end: End, count: Int)? {
        guard hasEnded else { return nil }
        hasEnded = false
        let count = max(0, Int(transfer.pointee.actual_length))
        switch transfer.pointee.status {
        case LIBUSB_TRANSFER_COMPLETED: return (.completed, count)
        case LIBUSB_TRANSFER_CANCELLED: return (.cancelled, count)
        case LIBUSB_TRANSFER_STALL: return (.stalled, count)
        case LIBUSB_TRANSFER_TIMED_OUT: return (.timedOut, count)
        case LIBUSB_TRANSFER_NO_DEVICE: return (.gone, count)
        default: return (.failed, count)
        }
    }

    private func submit() -> Int32 {
        hasEnded = false
        let result = libusb_submit_transfer(transfer)
        isPending = result == LIBUSB_SUCCESS.rawValue
        return result
    }

    private static let mark: @convention(c) (UnsafeMutablePointer<libusb_transfer>?) -> Void = { transfer in
        guard let owner = transfer?.pointee.user_data else { return }
        let ended = Unmanaged<USBTransfer>.fromOpaque(owner).takeUnretainedValue()
        (ended.isPending, ended.hasEnded) = (false, true)
    }
}

/// A request over the control pipe that reads.
package struct USBRequest: Equatable, Sendable {
    let type: UInt8
    let code: UInt8
    let value: UInt16
    let index: UInt16
    let length: UInt16

    /// GET_DEVICE_ID of the printer class (1.1, 4.2.1): the interface is in the upper half of the index here alone.
    package static func deviceID(_ setting: USBSetting) -> USBRequest {
        USBRequest(
            type: 0xA1,
            code: 0,
            value: 0,
            index: UInt16(setting.interface) << 8 | UInt16(setting.alternate),
            length: UInt16(PrinterDeviceID.longest)
        )
    }

    /// GET_PORT_STATUS of the printer class (1.1, 4.2.2).
    package static func portStatus(_ setting: USBSetting) -> USBRequest {
        USBRequest(type: 0xA1, code: 1, value: 0, index: UInt16(setting.interface), length: 1)
    }
}
