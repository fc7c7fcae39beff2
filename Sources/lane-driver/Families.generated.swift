// Made from the folders of Drivers by scripts/generate-families; add a folder and make this file again.

import DriverKit
import ESCPOSPrinterDriver
import SerialDrawerDriver

/// The families that this program holds.
enum Families {
    /// All of them, by name.
    static var all: [DriverFamily] {
        [
            DriverFamily(ESCPOSPrinterDriver.ESCPOSPrinter.self, needs: [.terminal, .network, .usb]),
            DriverFamily(SerialDrawerDriver.SerialDrawer.self, needs: [.terminal]),
        ]
    }
}
