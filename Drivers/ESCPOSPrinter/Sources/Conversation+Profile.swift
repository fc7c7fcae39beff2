import ESCPOS
import ReceiptEncoding

extension Conversation {
    /// What is known of the printer so far.
    var profile: PrinterProfile {
        if let name = settings.profile, let profile = PrinterProfile.named(name) { return profile }
        return PrinterProfile.of(
            maker: facts["maker"] ?? "",
            model: facts["model"] ?? "",
            returnsProcessID: confirmation == .processId
        )
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
