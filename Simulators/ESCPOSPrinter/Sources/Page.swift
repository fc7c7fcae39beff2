import Interfaces

/// What page mode keeps until it is printed, up to a size; what comes on top is lost.
struct Page {
    private static let capacity = 512
    private static let runCapacity = 8192
    private static let rasterCapacity = 2 << 20

    private var marks: [LinkSimulation.Mark] = []
    private var runCount = 0
    private var rasterBytes = 0
    /// How many marks have been printed.
    private(set) var printedCount = 0

    /// Adds a mark.
    mutating func add(_ mark: LinkSimulation.Mark) {
        let bytes = mark.raster?.rows.utf8.count ?? 0
        guard marks.count < Page.capacity, runCount + mark.runs.count <= Page.runCapacity,
            rasterBytes + bytes <= Page.rasterCapacity
        else { return }
        rasterBytes += bytes
        marks.append(mark)
        runCount += mark.runs.count
    }

    /// The marks that have not been printed, which count as printed from now on.
    ///
    /// A page can be printed again by two bytes; all of its marks again each time would make much of little.
    mutating func takeNew() -> [LinkSimulation.Mark] {
        defer { printedCount = marks.count }
        return Array(marks[printedCount...])
    }
}
