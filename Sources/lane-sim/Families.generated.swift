// Made from the folders of Simulators by scripts/generate-families; add a folder and make this file again.

import ESCPOSPrinterSimulator
import SerialDrawerSimulator
import SimulatorKit

/// The families that this program holds.
enum Families {
    /// All of them, by name.
    static var all: [any Simulator.Type] {
        [
            ESCPOSPrinterSimulator.SimulatedESCPOSPrinter.self,
            SerialDrawerSimulator.SimulatedSerialDrawer.self,
        ]
    }
}
