import Interfaces

/// How characters look.
struct TextStyle: Equatable {
    /// A character cell.
    enum Font {
        case a
        case b
        case c
        /// Of characters of two bytes: 24 x 24 on Epson's models (ReceiptPrinterEncoder).
        case kanji

        /// Its width in dots; most Epson models have A 12 x 24 and B 9 x 17 (ReceiptPrinterEncoder, escpos-printer-db).
        var width: Int {
            switch self {
            case .a: 12
            case .b: 9
            case .c: 8
            case .kanji: 24
            }
        }

        /// Its height in dots.
        var height: Int {
            switch self {
            case .a, .kanji: 24
            case .b: 17
            case .c: 16
            }
        }

        /// Its name in a mark.
        var name: String {
            switch self {
            case .a: "a"
            case .b: "b"
            case .c: "c"
            case .kanji: "k"
            }
        }
    }

    var font = Font.a
    var isEmphasized = false
    var isDoubleStruck = false
    var isUnderlined = false
    var isReversed = false
    var widthTimes = 1
    var heightTimes = 1
    /// Whether characters are turned by 90 degrees, clockwise.
    var isTurned = false

    /// How wide a character stands in its line.
    var width: Int { isTurned ? font.height * heightTimes : font.width * widthTimes }

    /// How high a character stands in its line.
    var height: Int { isTurned ? font.width * widthTimes : font.height * heightTimes }

    /// A stretch of text in this style, from a place on.
    func run(_ text: String, leftDots: Int) -> LinkSimulation.Run {
        LinkSimulation.Run(
            text: text,
            isBold: isEmphasized || isDoubleStruck,
            // Turned characters are not underlined (kunif/EscPosUtils).
            isUnderlined: isUnderlined && !isTurned,
            isReversed: isReversed,
            widthTimes: widthTimes,
            heightTimes: heightTimes,
            leftDots: leftDots,
            font: font == .a ? nil : font.name
        )
    }
}

/// What commands set and ESC @ takes back.
struct PrintModes {
    /// Where a line stands in its area.
    enum Alignment {
        case left
        case centre
        case right
    }

    /// The spacing of one sixth of an inch; 30 dots at 203 dots an inch as measured by receiptful/escpost.
    static let usualLineSpacing = 30

    var style = TextStyle()
    var rightSpacing = 0
    var alignment = Alignment.left
    var lineSpacing = PrintModes.usualLineSpacing
    var leftMargin = 0
    /// Nil for all that is right of the margin.
    var areaWidth: Int?
    /// Columns at which HT stops; nil for every eighth of font A.
    var tabStops: [Int]?
    var codePage: UInt8 = 0
    var country: UInt8 = 0
    /// Whether bytes from 80h on come in pairs.
    var isKanji = false
    /// FS ( C function 48: whether text comes in UTF-8.
    var isUTF8 = false
    /// What FS !, FS - and FS W have set for characters of two bytes.
    var kanji = KanjiModes()
    /// FS C: how pairs of bytes are numbered on Japanese models.
    var isShiftJIS = false
    /// ESC V: 0 upright, and turned with 1 or 2 dots between characters.
    var turning = 0
    /// ESC %: whether characters that ESC & has defined are printed.
    var usesDefinedCharacters = false
    /// ESC W; nil for the whole page.
    var pageArea: Page.Area?
    /// ESC T.
    var pageDirection = Page.Direction.right
    /// Dots in an inch over the motion units in an inch, as GS P has set them.
    var horizontalUnits = 0
    var verticalUnits = 0
    var isUpsideDown = false
    /// GS w, in dots.
    var moduleWidth = 3
    /// GS h, in dots.
    var barcodeHeight = 162
    /// GS H: bit 0 above, bit 1 below.
    var barcodeText: UInt8 = 0
    var barcodeFont = TextStyle.Font.a

    /// How far from the left of an area something of this width begins.
    func shift(in area: Int, extent: Int) -> Int {
        let free = max(0, area - extent)
        return switch alignment {
        case .left: 0
        case .centre: free / 2
        case .right: free
        }
    }
}
