import Gateway
import Interfaces
import Testing

struct BarcodeCheckTests {
    /// What becomes of the data, or why they are refused.
    private func outcome(_ symbology: Printer.Symbology, _ data: String) -> String {
        let element = Printer.Element(barcode: .init(symbology: symbology, data: data))
        do throws(DocumentCheck.Fault) {
            let document = try DocumentCheck.checked(.init(elements: [.init(feedLines: 1), element]))
            return document.elements[1].barcode?.data ?? "nothing"
        } catch {
            return error.element == 1 ? error.reason : "element \(error.element)"
        }
    }

    @Test(
        arguments: [
            (.upcA, "03600029145", "036000291452"), (.upcA, "036000291452", "036000291452"),
            (.ean8, "7351353", "73513537"), (.ean8, "73513537", "73513537"),
            (.ean13, "400638133393", "4006381333931"), (.ean13, "4006381333931", "4006381333931"),
            (.upcE, "425261", "425261"), (.upcE, "0425261", "0425261"), (.upcE, "04252614", "04252614"),
            (.upcE, "01234565", "01234565"), (.upcE, "042100005264", "042100005264"),
            (.upcE, "04210000526", "04210000526"), (.code39, "AZ09 $%+-./", "AZ09 $%+-./"),
            (.code93, "a\u{1}~", "a\u{1}~"), (.code128, "a\u{0}{", "a\u{0}{"), (.itf, "1234", "1234"),
            (.codabar, "A1-2$3:/.+D", "A1-2$3:/.+D"), (.gs1DataBarOmnidirectional, "0401234567890", "0401234567890"),
            (.gs1DataBarTruncated, "04012345678901", "04012345678901"),
            (.gs1DataBarLimited, "1501234567890", "1501234567890"),
            (.gs1128, "(01)04012345678901(10)A1", "(01)04012345678901(10)A1"),
            (.gs1128, "(00)340123450000000000", "(00)340123450000000000"),
            (.gs1DataBarExpanded, "(01)90012345678908(3103)001750", "(01)90012345678908(3103)001750"),
            (.gs1128, "(8020)abc(414)4012345000009", "(8020)abc(414)4012345000009"),
        ] as [(Printer.Symbology, String, String)]
    )
    func `good data stay, and get the check digit that they lack`(
        symbology: Printer.Symbology,
        data: String,
        checked: String
    ) {
        #expect(outcome(symbology, data) == checked)
    }

    @Test(
        arguments: [
            (.upcA, "036000291453", "the check digit is 3, expected 2"),
            (.upcA, "0360002914", "data have 10 characters, expected 11 or 12 digits"),
            (.upcA, "0360002914x", "data hold something else than digits"),
            (.ean8, "73513538", "the check digit is 8, expected 7"),
            (.ean13, "4006381333932", "the check digit is 2, expected 1"),
            (.ean13, "", "data have 0 characters, expected 12 or 13 digits"),
            (.ean13, "４００６", "data hold something else than digits"),
            (.upcE, "12345", "data have 5 characters, expected 6, 7, 8, 11 or 12 digits"),
            (.upcE, "1425261", "the number system is 1, expected 0"),
            (.upcE, "04252615", "the check digit is 5, expected 4"),
            (.upcE, "012345678905", "this UPC-A code cannot be shortened"),
            (.code39, "a", "data hold something else than digits, capitals, space and $ % + - . /"),
            (.code39, "", "data have 0 characters, expected 1 to 100"),
            (.code93, "é", "data hold something else than ASCII without DLE"),
            (.code128, "\u{10}", "data hold something else than ASCII without DLE"),
            (.code128, String(repeating: "x", count: 101), "data have 101 characters, expected 1 to 100"),
            (.itf, "123", "data have 3 digits, expected an even number"),
            (.itf, "12a4", "data hold something else than digits"),
            (.codabar, "123", "data do not stand between two of A, B, C and D"),
            (.codabar, "AD", "data do not stand between two of A, B, C and D"),
            (.codabar, "A1B2C", "data hold something else than digits and $ + - . / :"),
            (.gs1DataBarOmnidirectional, "04012345678902", "the check digit is 2, expected 1"),
            (.gs1DataBarLimited, "2401234567890", "the first digit is 2, expected 0 or 1"),
            (.gs1128, "04012345678901", "expected element strings such as (01)04012345678901(10)A1"),
            (.gs1128, "", "there are no element strings"),
            (.gs1128, "(01", "expected element strings such as (01)04012345678901(10)A1"),
            (.gs1128, "(04)1", "(04) is no application identifier"),
            (.gs1128, "(410)12", "the value of (410) is not 13 digits"),
            (.gs1128, "(41)12", "(41) is no application identifier"),
            (.gs1128, "(01)0401234567890", "the value of (01) is not 14 digits"),
            (.gs1128, "(01)04012345678902", "in the value of (01) the check digit is 2, expected 1"),
            (.gs1128, "(10)", "the value of (10) is not 1 to 90 characters of GS1's set"),
            (.gs1128, "(10)a b", "the value of (10) is not 1 to 90 characters of GS1's set"),
            (
                .gs1128, "(10)" + String(repeating: "A", count: 47),
                "the element strings have 49 characters, and such a bar code holds at most 48"
            ),
            (
                .gs1128, "(10)" + String(repeating: "A", count: 41) + "(21)123",
                "the element strings have 49 characters, and such a bar code holds at most 48"
            ),
            (
                .gs1DataBarExpanded, "(10)" + String(repeating: "1", count: 73),
                "the element strings have 75 characters, and such a bar code holds at most 74"
            ),
        ] as [(Printer.Symbology, String, String)]
    )
    func `bad data are refused with the reason`(symbology: Printer.Symbology, data: String, reason: String) {
        #expect(outcome(symbology, data) == reason)
    }

    @Test func `sizes have their bounds`() {
        for (height, module, reason) in [
            (0, 2, "heightDots is 0, expected 1 to 255"), (256, 2, "heightDots is 256, expected 1 to 255"),
            (80, 1, "moduleDots is 1, expected 2 to 6"), (80, 7, "moduleDots is 7, expected 2 to 6"),
        ] {
            let barcode = Printer.Barcode(symbology: .itf, data: "12", heightDots: height, moduleDots: module)
            #expect(throws: DocumentCheck.Fault.self) {
                try DocumentCheck.checked(.init(elements: [.init(barcode: barcode)]))
            }
            do throws(DocumentCheck.Fault) {
                _ = try DocumentCheck.checked(.init(elements: [.init(barcode: barcode)]))
            } catch { #expect(error.reason == reason) }
        }
    }
}
