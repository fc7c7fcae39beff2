/// What a queue's own words mean for a person.
enum PrinterReasons {
    /// The reasons to be reported, most telling first.
    static func attention(
        _ queue: QueueState,
        holdsEarlierJob: Bool,
        isJobHeld: Bool = false,
        isJobSlow: Bool = false
    ) -> [String] {
        var found: Set<String> = Set(queue.reasons.compactMap(word))
        if queue.isStopped { found.insert("queuePaused") }
        if !queue.isAccepting { found.insert("queueRejecting") }
        if isJobHeld { found.insert("jobHeld") }
        if isJobSlow, found.isEmpty { found.insert("notAccepting") }
        if holdsEarlierJob { found.insert("earlierJobQueued") }
        return order.filter(found.contains)
    }

    private static let order = [
        "coverOpen", "paperOut", "cutterError", "overheated", "printerError", "queueMisconfigured", "queuePaused",
        "queueRejecting", "jobHeld", "notAccepting", "earlierJobQueued", "paperNearEnd",
    ]

    /// One keyword in our words; nil for what stops no receipt, such as ink.
    ///
    /// The severity at its end (RFC 8011, 5.4.12) says little: CUPS reports an open door as `door-open-report` and missing
    /// paper as `media-empty-warning` (OpenPrinting CUPS, `backend/snmp-supplies.c`).
    static func word(_ keyword: String) -> String? {
        let severities = ["-report", "-warning", "-error"]
        let severity = severities.first { keyword.utf8.count > $0.utf8.count && keyword.hasSuffix($0) } ?? ""
        let reason = String(keyword.dropLast(severity.count))
        switch reason {
        // RFC 8011, 5.4.12.
        case "cover-open", "door-open", "interlock-open": return "coverOpen"
        case "media-empty", "media-needed", "input-tray-missing": return "paperOut"
        case "media-low": return "paperNearEnd"
        case "fuser-over-temp": return "overheated"
        case "media-jam", "output-area-full", "output-tray-missing": return "printerError"
        case "connecting-to-device", "timed-out", "shutdown", "spool-area-full": return "notAccepting"
        case "paused", "moving-to-paused", "stopping", "stopped-partly": return "queuePaused"
        case "other": return severity == "-error" ? "printerError" : nil
        // OpenPrinting CUPS: `backend/snmp-supplies.c`, and `scheduler/printers.c` for a filter that cannot be run.
        case "offline": return "notAccepting"
        case "service-needed": return "printerError"
        case "cups-missing-filter", "cups-insecure-filter": return "queueMisconfigured"
        default: break
        }
        // PWG 5100.9-2009, 8.1: what cuts the media, and the events that stop it.
        let stops = [
            "-jam", "-missing", "-failure", "-over-temperature", "-cover-open", "-interlock-open", "-turned-off",
        ]
        if reason.hasPrefix("separation-cutter-") || reason.hasPrefix("trimmer-") {
            return stops.contains(where: reason.hasSuffix) ? "cutterError" : nil
        }
        return severity == "-error" && !reason.hasPrefix("marker-") && !reason.hasPrefix("toner-")
            ? "printerError" : nil
    }
}
