import ESCPOS
import Testing

@testable import ESCPOSPrinterDriver
@testable import ReceiptEncoding

struct PrinterProfileTests {
    @Test(
        arguments: [
            ("EPSON", "TM-T88VI", true, "epson-tm-t88"), ("epson", "tm-t20iii", true, "epson-tm-t20"),
            // Whoever bears the name and does not do as that model does is another one.
            ("EPSON", "TM-T88VI", false, "generic"), ("_EPOSN", "TM-T88V", true, "generic"),
            ("EPSON", "TM-T88III", true, "generic"), ("XPRINTER", "XP-N160II", false, "xprinter-80"),
            ("BIXOLON", "SRP-350III", false, "bixolon-srp-350iii"), ("", "", false, "generic"),
        ]
    )
    func `a profile goes by maker and model, and by what the printer shows`(
        maker: String,
        model: String,
        returnsProcessID: Bool,
        name: String
    ) {
        #expect(PrinterProfile.of(maker: maker, model: model, returnsProcessID: returnsProcessID).name == name)
    }

    @Test func `every profile can be worked with`() {
        #expect(PrinterProfile.generic.name == "generic")
        for profile in PrinterProfile.all {
            #expect(16...96 ~= profile.columns.a && profile.columns.b >= profile.columns.a)
            #expect(profile.dots >= profile.columns.a * 12 && profile.dots <= RasterPicture.mostWidth)
            #expect(profile.codePages.first?.number == 0 && profile.codePages.count <= CodePages.most)
            #expect(2...510 ~= profile.drawer.on && profile.drawer.on <= profile.drawer.off)
            #expect(PrinterProfile.named(profile.name)?.name == profile.name)
        }
    }

    @Test func `the setting forces a profile, and columns the paper`() throws {
        var rig = ConversationRig(settings: try PrinterSettings(["profile": "generic-58"]))
        #expect(
            rig.conversation.profileFacts == [
                "profile": "generic-58", "columns": "32", "dots": "384", "dialect": "epson",
            ]
        )
        rig = ConversationRig(settings: try PrinterSettings(["columns": "42"]))
        #expect(
            rig.conversation.profileFacts == ["profile": "generic", "columns": "42", "dots": "504", "dialect": "epson"]
        )
    }

    @Test func `a printer that is known reports its profile`() {
        let known = ConversationRig.ready(model: "TM-T88VI")
        #expect(
            known.conversation.profileFacts == [
                "profile": "epson-tm-t88", "columns": "42", "dots": "512", "dialect": "epson",
            ]
        )
        let clone = ConversationRig.ready(model: "TM-T88VI", returnsIDs: false)
        #expect(clone.conversation.profile.name == "generic")
    }
}
