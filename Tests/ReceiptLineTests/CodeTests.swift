import ReceiptLine
import Testing

@Suite struct CodeTests {
    @Test func `options are replaced, not merged`() {
        let text = """
            {o:qrcode,5,m; a:center}
            | {c:https://example.org/r/1}
            {option:ean hri}
            {code:400638133393; _:check digit is added}
            """
        #expect(
            paper(text) == [
                "qr https://example.org/r/1 5 medium right", "ean13 400638133393 2 72 below center",
            ]
        )
    }

    @Test(arguments: [
        ("code128 4 100", "code128 1 4 100 none"), ("CODE93,HRI", "code93 1 2 72 below"),
        ("3,240", "code128 1 3 240 none"),
        ("qrcode 4", "qr 1 4 low"), ("qrcode 8 q", "qr 1 8 quartile"), ("qrcode,100,h", "qr 1 3 high"),
        ("2,3,qrcode,nohri", "qr 1 3 low"), ("code93 code39", "code93 1 2 72 none"),
    ])
    func `the first entry that fits counts`(options: String, expected: String) {
        #expect(paper("{option:\(options)}\n{code:1}") == [expected + " center"])
    }

    @Test(arguments: [
        ("upc", "01234567890", "upcA 01234567890"), ("upc", "012345678905", "upcA 012345678905"),
        ("upc", "0425261", "upcE 0425261"), ("upc", "04252614", "upcE 04252614"),
        ("ean", "4006381333931", "ean13 4006381333931"), ("jan", "1234567", "ean8 1234567"),
        ("ean", "12345670", "ean8 12345670"), ("code39", "AB-1. $/+%", "code39 AB-1. $/+%"),
        ("code39", "*AB*", "code39 AB"), ("itf", "1234", "itf 1234"), ("codabar", "a12-3b", "codabar A12-3B"),
        ("nw7", "A1B", "codabar A1B"), ("code93", "aZ~", "code93 aZ~"), ("code128", "a\\x1db", "code128 a\u{1D}b"),
        ("qrcode", "é\\n\\;\\|\\{\\}\\\\", "qr é\n;|{}\\"), ("code128", "a:b", "code128 a:b"),
    ])
    func `data fits its code`(kind: String, data: String, expected: String) {
        #expect(paper("{option:\(kind)}\n{code:\(data)}")[0].utf8.starts(with: expected.utf8))
    }

    @Test(arguments: [
        ("upc", "0123456789"), ("upc", "012345678901"), ("upc", "1425261"), ("upc", "04252615"), ("upc", "042526"),
        ("ean", "4006381333932"), ("ean", "12345671"), ("ean", "12345678901"), ("ean", "123456789012a"),
        ("code39", "ab"), ("code39", "**"), ("itf", "123"), ("itf", "12a4"), ("codabar", "12-3"), ("codabar", "AB"),
        ("codabar", "A1xB"), ("code93", "é"), ("code128", "日"),
    ])
    func `data that does not fit is refused`(kind: String, data: String) {
        #expect(fault("{option:\(kind)}\n{code:\(data)}") == "2:7")
    }

    @Test(arguments: [("l", 2953), ("m", 2331), ("q", 1663), ("h", 1273)])
    func `a QR code holds so many bytes`(level: String, most: Int) {
        #expect(fault("{o:qrcode,\(level)}\n{c:" + String(repeating: "a", count: most) + "}") == "good")
        #expect(fault("{o:qrcode,\(level)}\n{c:" + String(repeating: "a", count: most + 1) + "}") == "2:4")
    }

    @Test(arguments: [
        ("{c:1}", "center"), ("{c:1} |", "left"), ("| {c:1}", "right"), ("|{c:1}", "left"), ("{c:1}|", "right"),
        ("{width:4}\n{c:1}", "center"), ("{width:4;align:left}\n{c:1}", "left"),
        ("{width:4;align:right}\n{c:1}", "right"),
        ("{width:20;align:left}\n| {c:1}", "right"),
    ])
    func `a code stands where the blanks around it and its area put it`(text: String, expected: String) {
        #expect(paper(text) == ["code128 1 2 72 none \(expected)"])
    }

    private let picture = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg"

    @Test func `a picture is a PNG file in base 64`() {
        #expect(paper("{image:\(picture)==}") == ["IMAGE center \(picture.utf8.count + 2)"])
        #expect(paper("| {i:\(picture)}") == ["IMAGE right \(picture.utf8.count + 2)"])
        for wrong in ["AAAA", picture + "===", picture + "!", picture + "=A", "\(picture)AAA"] {
            #expect(fault("{i:\(wrong)}") == "1:4")
        }
    }

    @Test func `what a line sets comes first, then picture and code`() {
        #expect(
            paper("{c:A1B; o:nw7; i:\(picture)}") == [
                "IMAGE center \(picture.utf8.count + 2)", "codabar A1B 2 72 none center",
            ]
        )
    }
}
