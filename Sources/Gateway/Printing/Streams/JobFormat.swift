/// What the body of a job is, as the driver is told.
enum JobFormat {
    /// By its first field: a body is written by this process, documents begin with `elements` and streams with `bytes`.
    static func name(of body: [UInt8]) -> String {
        body.starts(with: #"{"bytes""#.utf8) ? "link.Jobs.RawStream" : "Printer.Document"
    }
}
