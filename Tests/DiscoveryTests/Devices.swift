import Discovery

/// A USB printer as the system shows its interface.
func usbPrinter(
    port: String = "1-2",
    number: Int = 0,
    vendor: String = "04b8",
    product: String = "0e15",
    serial: String? = nil,
    interface: (String, String, String) = ("07", "01", "02"),
    address: Int = 2,
    folder: UInt64 = 1,
    driver: String? = nil,
    deviceId: String? = nil
) -> SystemDevice {
    let above = usbDevice(port, vendor, product, serial, address)
    var attributes = [
        "bInterfaceNumber": "0\(number)", "bInterfaceClass": interface.0, "bInterfaceSubClass": interface.1,
        "bInterfaceProtocol": interface.2,
    ]
    attributes["ieee1284_id"] = deviceId
    let own = SystemDevice.Level(
        subsystem: "usb",
        type: "usb_interface",
        name: "\(port):1.\(number)",
        driver: driver,
        attributes: attributes
    )
    let path = "/sys/devices/usb1/\(port)/\(port):1.\(number)"
    return SystemDevice(path: path, folder: folder, levels: [own, above])
}

/// A USB device.
func usbDevice(
    _ port: String,
    _ vendor: String,
    _ product: String,
    _ serial: String?,
    _ address: Int
) -> SystemDevice.Level {
    var attributes = ["idVendor": vendor, "idProduct": product, "manufacturer": "EPSON", "product": "TM-T20II"]
    attributes["serial"] = serial
    return SystemDevice.Level(
        subsystem: "usb",
        type: "usb_device",
        name: port,
        node: "/dev/bus/usb/001/00\(address)",
        attributes: attributes
    )
}

/// The function that a system's device is.
func function(_ device: SystemDevice, appearance: Int = 0) throws -> FoundFunction {
    struct NoFunction: Error {}
    guard var function = FoundFunction(device) else { throw NoFunction() }
    function.appearance = appearance
    return function
}
