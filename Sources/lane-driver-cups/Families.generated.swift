// Made from the folders of Drivers by scripts/generate-families; add a folder and make this file again.

import CUPSPrinterDriver
import DriverKit

/// The families that this program holds.
enum Families {
    /// All of them, by name.
    static var all: [DriverFamily] {
        [
            DriverFamily(CUPSPrinterDriver.CUPSPrinter.self, needs: [.queue, .cups]),
        ]
    }
}
