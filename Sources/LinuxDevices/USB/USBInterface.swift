import CLibUSB
import CLinux
import Glibc
import Varlink

/// A printer's interface on a passed descriptor of usbfs, claimed: bytes there and back, and questions over the control pipe.
///
/// One poll of ``descriptor`` is enough: it becomes readable when ``takeEvents(now:)`` has something to tell. One transfer to the
/// device is under way at most, and one from it always, so that a device that takes nothing can still say why.
package final class USBInterface {
    /// What has happened.
    package enum Event: Equatable {
        /// What was written last has ended, and the device has taken so many bytes of it.
        case wrote(Int)
        /// Bytes have come.
        case received([UInt8])
        /// A question was answered; nil where the device refuses it, or leaves it without an answer in time.
        case answered(USBRequest, Answer)
        /// The device is gone, or speaks no USB any more.
        case lost(String)
    }

    /// What became of a question.
    package enum Answer: Equatable {
        case bytes([UInt8])
        /// The device does not know the question.
        case refused
        /// Nothing came in time.
        case silence
    }

    /// The most that is written at once.
    package static let mostAtOnce = 4096
    /// A multiple of every length of packet, so that no packet is longer than what is left.
    private static let inputBytes = 4096
    /// A device that always has nothing to say is asked no more often.
    private static let emptyPause: Duration = .milliseconds(20)
    private static let answerMilliseconds: UInt32 = 1000
    /// What the kernel waits for an answer of the device at most (USB_CTRL_SET_TIMEOUT), and more.
    private static let blocking: Duration = .seconds(6)
    private static let mostStalls = 3

    /// Readable when something has happened.
    package let descriptor: Int32
    /// The setting that was chosen.
    package let printer: USBPrinterSetting
    private let device: OpaquePointer
    private let output: USBTransfer
    private let input: USBTransfer
    private let control: USBTransfer
    private let willBlock: (Duration) -> Void
    private var question: USBRequest?
    private var stalls = 0
    private var isLost = false
    private var listensAgain: MonotonicTime?
    private var events: [Event] = []

    /// Does what takes files; later they cannot be opened any more.
    package static func prepare() { _ = libusb_begin_without_discovery() }

    /// Claims the interface, or the first that is a printer's; `willBlock` is told before a call that may block for so long.
    ///
    /// The descriptor stays the caller's, and has to stay open. No other driver may have used the same open file before: transfers
    /// belong to it, and not to a process.
    package init(
        on descriptor: Int32,
        interface: UInt8?,
        willBlock: @escaping (Duration) -> Void
    ) throws(USBFault) {
        self.willBlock = willBlock
        var result = libusb_begin_without_discovery()
        guard result == LIBUSB_SUCCESS.rawValue else { throw USBFault("libusb", result) }
        guard let output = USBTransfer(capacity: USBInterface.mostAtOnce),
            let input = USBTransfer(capacity: USBInterface.inputBytes), let control = USBTransfer(capacity: 8 + 1024)
        else { throw .failed(step: "libusb", reason: "no memory") }
        (self.output, self.input, self.control) = (output, input, control)
        willBlock(USBInterface.blocking)
        var opened: OpaquePointer?
        result = libusb_wrap_sys_device(nil, Int(descriptor), &opened)
        guard result == LIBUSB_SUCCESS.rawValue, let opened else { throw USBFault("open", result) }
        device = opened
        do throws(USBFault) {
            printer = try USBInterface.claim(opened, interface)
            self.descriptor = try USBInterface.watched()
        } catch {
            libusb_close(opened)
            throw error
        }
        listen()
    }

    deinit {
        leave()
        close(descriptor)
        // Closed under a transfer that has not ended, the library would still be called for it.
        if !output.isPending, !input.isPending, !control.isPending { libusb_close(device) }
    }

    /// Whether something was written of which the end has not been told.
    package var isWriting: Bool { output.isPending }

    /// When ``takeEvents(now:)`` has something to do, whatever the descriptor says.
    package var deadline: MonotonicTime? { events.isEmpty ? listensAgain : MonotonicTime(nanoseconds: 0) }

    /// Begins to send bytes, where none are under way.
    ///
    /// At most ``mostAtOnce``; what becomes of them is told by ``Event/wrote(_:)``. A transfer whose length is a multiple of the packets' is not followed by an empty one: for a printer it is a stream of bytes.
    package func write(_ bytes: [UInt8]) {
        guard !isLost, !output.isPending, !bytes.isEmpty, bytes.count <= output.capacity else { return }
        output.buffer.update(from: bytes, count: bytes.count)
        let result = output.submitBulk(device, endpoint: printer.output.address, count: bytes.count)
        if result != LIBUSB_SUCCESS.rawValue {
            events.append(.wrote(0))
            lose("USB refuses to send: \(String(cString: libusb_error_name(result)))", result)
        }
    }

    /// Takes back what was written, as far as the device has not taken it; ``Event/wrote(_:)`` follows.
    package func withdraw() { output.cancel() }

    /// Asks a question over the control pipe; false while another is open.
    package func ask(_ request: USBRequest) -> Bool {
        guard question == nil else { return false }
        guard !isLost else { return true }
        let result = control.submitControl(device, request, milliseconds: USBInterface.answerMilliseconds)
        if result == LIBUSB_SUCCESS.rawValue {
            question = request
        } else if result == LIBUSB_ERROR_NO_DEVICE.rawValue {
            lose("the device is gone", result)
        } else {
            events.append(.answered(request, .silence))
        }
        return true
    }

    /// What has happened since the last time; never waits, but where a halted endpoint has to be freed.
    package func takeEvents(now: MonotonicTime) -> [Event] {
        work(milliseconds: 0)
        collectOutput()
        collectAnswer()
        collectInput(now: now)
        if let moment = listensAgain, moment <= now, !isLost { listen() }
        defer { events = [] }
        return events
    }

    /// Ends what is under way, which takes a tenth of a second at most; returns how many bytes the device has taken of what was
    /// written last.
    @discardableResult package func leave() -> Int {
        guard output.isPending || input.isPending || control.isPending else { return 0 }
        for transfer in [output, input, control] { transfer.cancel() }
        listensAgain = nil
        for _ in 0..<10 where output.isPending || input.isPending || control.isPending { work(milliseconds: 10) }
        isLost = true
        _ = libusb_release_interface(device, Int32(printer.setting.interface))
        return output.takeEnd()?.count ?? 0
    }

    private func work(milliseconds: Int) {
        var wait = timeval(tv_sec: 0, tv_usec: milliseconds * 1000)
        let result = libusb_handle_events_timeout_completed(nil, &wait, nil)
        guard result != LIBUSB_SUCCESS.rawValue, result != LIBUSB_ERROR_INTERRUPTED.rawValue else { return }
        lose("USB fails: \(String(cString: libusb_error_name(result)))", result)
    }

    private func listen() {
        listensAgain = nil
        guard let endpoint = printer.input, !input.isPending, !isLost else { return }
        let result = input.submitBulk(device, endpoint: endpoint.address, count: input.capacity)
        if result != LIBUSB_SUCCESS.rawValue {
            lose("USB refuses to listen: \(String(cString: libusb_error_name(result)))", result)
        }
    }

    private func collectOutput() {
        guard let (end, count) = output.takeEnd() else { return }
        events.append(.wrote(count))
        if count > 0 { stalls = 0 }
        switch end {
        case .completed, .cancelled: break
        case .stalled: free(printer.output)
        case .timedOut, .failed: lose("a transfer to the device failed")
        case .gone: lose("the device is gone")
        }
    }

    private func collectInput(now: MonotonicTime) {
        guard let (end, count) = input.takeEnd() else { return }
        if count > 0 { events.append(.received(Array(UnsafeBufferPointer(start: input.buffer, count: count)))) }
        switch end {
        case .completed:
            // Some answer with an empty packet where others do not answer.
            if count == 0 { listensAgain = now + USBInterface.emptyPause } else { listen() }
        case .cancelled: break
        case .stalled:
            if let endpoint = printer.input { free(endpoint) }
            listensAgain = now + USBInterface.emptyPause
        case .timedOut, .failed: lose("a transfer from the device failed")
        case .gone: lose("the device is gone")
        }
    }

    private func collectAnswer() {
        guard let (end, count) = control.takeEnd(), let asked = question else { return }
        question = nil
        switch end {
        case .completed:
            let answer = UnsafeBufferPointer(start: control.buffer + 8, count: min(count, control.capacity - 8))
            events.append(.answered(asked, .bytes(Array(answer))))
        case .stalled: events.append(.answered(asked, .refused))
        case .cancelled, .timedOut, .failed: events.append(.answered(asked, .silence))
        case .gone: lose("the device is gone")
        }
    }

    /// Frees an endpoint that the device has halted; one that halts again and again is broken.
    private func free(_ endpoint: USBEndpoint) {
        stalls += 1
        guard stalls <= USBInterface.mostStalls else { return lose("the device halts again and again") }
        willBlock(USBInterface.blocking)
        let result = libusb_clear_halt(device, endpoint.address)
        if result != LIBUSB_SUCCESS.rawValue { lose("a halted endpoint cannot be freed", result) }
    }

    private func lose(_ reason: String, _ result: Int32 = 0) {
        guard !isLost else { return }
        isLost = true
        events.append(.lost(result == LIBUSB_ERROR_NO_DEVICE.rawValue ? "the device is gone" : reason))
    }
}
