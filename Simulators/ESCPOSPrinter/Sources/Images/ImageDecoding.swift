import SimulatorKit

extension Bitmap {
    /// Columns from left to right, each so many bytes with the uppermost dot first; what is missing is white.
    init(columns: some Collection<UInt8>, count: Int, bytesPerColumn: Int) {
        self.init(width: count, height: bytesPerColumn * 8)
        for (index, byte) in columns.prefix(count * bytesPerColumn).enumerated() where byte != 0 {
            let (x, top) = (index / bytesPerColumn, index % bytesPerColumn * 8)
            for bit in 0..<8 where byte & 0x80 >> UInt8(bit) != 0 { self[x, top + bit] = true }
        }
    }
}

extension PrinterCommand {
    /// The bytes from an index on, as many as were kept.
    func data(from index: Int, count: Int = .max) -> ArraySlice<UInt8> { bytes.dropFirst(index).prefix(count) }
}
