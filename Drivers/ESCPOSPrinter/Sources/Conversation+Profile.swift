import ESCPOS
import LinuxDevices
import ReceiptEncoding

extension Conversation {
    /// What is known of the printer so far.
    var profile: PrinterProfile {
        if let name = settings.profile, let profile = PrinterProfile.named(name) { return profile }
        return PrinterProfile.of(
            maker: facts["maker"] ?? "",
            model: facts["model"] ?? "",
            clues: clues,
            returnsProcessID: confirmation == .processId
        )
    }

    /// The printer has said what it is by another way than its line.
    mutating func learn(_ id: PrinterDeviceID) {
        facts["deviceId"] = id.text
        if let maker = id.maker, let model = id.model { clues.deviceID = (maker, model) }
        if isReady { reportReady() }
    }

    /// What is reported of the profile.
    var profileFacts: [String: String] {
        let (profile, paper) = (profile, PaperSize(profile, settings))
        return [
            "profile": profile.name, "columns": "\(paper.columns)", "dots": "\(paper.dots)",
            "dialect": profile.dialect(settings).rawValue,
        ]
    }
}
