// Made from the folders under Drivers by scripts/generate-families; make it again with `make generate`.

import DriverKit
import ESCPOSPrinterDriver

/// The families whose drivers are in this program.
enum Families {
    static let all: [any Driver.Type] = [
        ESCPOSPrinter.self
    ]
}
