// Made from org.lanekeeper.Printer.varlink by varlink-generate; change that file and make this one again.

import Varlink

/// Receipts: what comes out of a printer, and what is known of it afterwards.
///
/// A program says what is to be on the paper and for which role; the answer is `printed`, `notPrinted` or `unknown`,
/// never rounded, with what it stands on.
package enum Printer {
    /// Where a line stands between the margins.
    package enum Alignment: Swift.String, Varlink.JSONName {
        /// The name `left`.
        case left
        /// The name `center`.
        case center
        /// The name `right`.
        case right
    }

    /// How paper is cut.
    package enum Cut: Swift.String, Varlink.JSONName {
        /// All the way through.
        case full
        /// But for a small piece that holds it.
        case partial
    }

    /// How text is underlined.
    package enum Underline: Swift.String, Varlink.JSONName {
        /// The name `none`.
        case none
        /// The name `thin`.
        case thin
        /// The name `thick`.
        case thick
    }

    /// The letters; their widths are the printer's.
    package enum Font: Swift.String, Varlink.JSONName {
        /// The usual one.
        case a
        /// A smaller one; a printer that has none takes the usual one.
        case b
    }

    /// A piece of a line in a style of its own. What it does not say is as in the text to which it belongs.
    package struct TextRun: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// The field `text`.
        package var text: Swift.String
        /// The field `bold`.
        package var bold: Swift.Optional<Swift.Bool>
        /// 1 to 8.
        package var widthTimes: Swift.Optional<Swift.Int>
        /// 1 to 8.
        package var heightTimes: Swift.Optional<Swift.Int>
        /// The field `underline`.
        package var underline: Swift.Optional<Printer.Underline>
        /// The field `reversed`.
        package var reversed: Swift.Optional<Swift.Bool>
        /// Letters of two widths in one line are broken where the paper ends, not at a number of characters.
        package var font: Swift.Optional<Printer.Font>

        /// Makes it from its fields.
        package init(
            text: Swift.String,
            bold: Swift.Optional<Swift.Bool> = nil,
            widthTimes: Swift.Optional<Swift.Int> = nil,
            heightTimes: Swift.Optional<Swift.Int> = nil,
            underline: Swift.Optional<Printer.Underline> = nil,
            reversed: Swift.Optional<Swift.Bool> = nil,
            font: Swift.Optional<Printer.Font> = nil
        ) {
            self.text = text
            self.bold = bold
            self.widthTimes = widthTimes
            self.heightTimes = heightTimes
            self.underline = underline
            self.reversed = reversed
            self.font = font
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var textValue: Swift.String?
            var boldValue: Swift.Optional<Swift.Bool> = nil
            var widthTimesValue: Swift.Optional<Swift.Int> = nil
            var heightTimesValue: Swift.Optional<Swift.Int> = nil
            var underlineValue: Swift.Optional<Printer.Underline> = nil
            var reversedValue: Swift.Optional<Swift.Bool> = nil
            var fontValue: Swift.Optional<Printer.Font> = nil
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "text":
                    try seen.insert(0, key)
                    textValue = try Swift.String(from: &reader)
                case "bold":
                    try seen.insert(1, key)
                    boldValue = try Swift.Optional<Swift.Bool>(from: &reader)
                case "widthTimes":
                    try seen.insert(2, key)
                    widthTimesValue = try Swift.Optional<Swift.Int>(from: &reader)
                case "heightTimes":
                    try seen.insert(3, key)
                    heightTimesValue = try Swift.Optional<Swift.Int>(from: &reader)
                case "underline":
                    try seen.insert(4, key)
                    underlineValue = try Swift.Optional<Printer.Underline>(from: &reader)
                case "reversed":
                    try seen.insert(5, key)
                    reversedValue = try Swift.Optional<Swift.Bool>(from: &reader)
                case "font":
                    try seen.insert(6, key)
                    fontValue = try Swift.Optional<Printer.Font>(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let textValue else {
                throw Varlink.JSONError(.missingField("text"), at: start)
            }
            self.text = textValue
            self.bold = boldValue
            self.widthTimes = widthTimesValue
            self.heightTimes = heightTimesValue
            self.underline = underlineValue
            self.reversed = reversedValue
            self.font = fontValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("text")
            self.text.write(to: &writer)
            if let value = self.bold {
                writer.field("bold")
                value.write(to: &writer)
            }
            if let value = self.widthTimes {
                writer.field("widthTimes")
                value.write(to: &writer)
            }
            if let value = self.heightTimes {
                writer.field("heightTimes")
                value.write(to: &writer)
            }
            if let value = self.underline {
                writer.field("underline")
                value.write(to: &writer)
            }
            if let value = self.reversed {
                writer.field("reversed")
                value.write(to: &writer)
            }
            if let value = self.font {
                writer.field("font")
                value.write(to: &writer)
            }
            writer.endObject()
        }
    }

    /// Text. Each line feed in it begins a new line, and a new line begins after it; other control characters are refused.
    /// What does not fit the width goes on in the next line, broken between words where that is possible.
    package struct Text: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// The field `text`.
        package var text: Swift.String
        /// Bold; not, unless told.
        package var bold: Swift.Optional<Swift.Bool>
        /// How many times as wide as usual, 1 to 8; 1 unless told.
        package var widthTimes: Swift.Optional<Swift.Int>
        /// How many times as high as usual, 1 to 8; 1 unless told.
        package var heightTimes: Swift.Optional<Swift.Int>
        /// Left unless told.
        package var alignment: Swift.Optional<Printer.Alignment>
        /// None unless told.
        package var underline: Swift.Optional<Printer.Underline>
        /// White on black; not, unless told.
        package var reversed: Swift.Optional<Swift.Bool>
        /// The usual one unless told.
        package var font: Swift.Optional<Printer.Font>
        /// What follows `text` in other styles, on the same line up to the next line feed.
        package var runs: Swift.Optional<[Printer.TextRun]>

        /// Makes it from its fields.
        package init(
            text: Swift.String,
            bold: Swift.Optional<Swift.Bool> = nil,
            widthTimes: Swift.Optional<Swift.Int> = nil,
            heightTimes: Swift.Optional<Swift.Int> = nil,
            alignment: Swift.Optional<Printer.Alignment> = nil,
            underline: Swift.Optional<Printer.Underline> = nil,
            reversed: Swift.Optional<Swift.Bool> = nil,
            font: Swift.Optional<Printer.Font> = nil,
            runs: Swift.Optional<[Printer.TextRun]> = nil
        ) {
            self.text = text
            self.bold = bold
            self.widthTimes = widthTimes
            self.heightTimes = heightTimes
            self.alignment = alignment
            self.underline = underline
            self.reversed = reversed
            self.font = font
            self.runs = runs
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var textValue: Swift.String?
            var boldValue: Swift.Optional<Swift.Bool> = nil
            var widthTimesValue: Swift.Optional<Swift.Int> = nil
            var heightTimesValue: Swift.Optional<Swift.Int> = nil
            var alignmentValue: Swift.Optional<Printer.Alignment> = nil
            var underlineValue: Swift.Optional<Printer.Underline> = nil
            var reversedValue: Swift.Optional<Swift.Bool> = nil
            var fontValue: Swift.Optional<Printer.Font> = nil
            var runsValue: Swift.Optional<[Printer.TextRun]> = nil
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "text":
                    try seen.insert(0, key)
                    textValue = try Swift.String(from: &reader)
                case "bold":
                    try seen.insert(1, key)
                    boldValue = try Swift.Optional<Swift.Bool>(from: &reader)
                case "widthTimes":
                    try seen.insert(2, key)
                    widthTimesValue = try Swift.Optional<Swift.Int>(from: &reader)
                case "heightTimes":
                    try seen.insert(3, key)
                    heightTimesValue = try Swift.Optional<Swift.Int>(from: &reader)
                case "alignment":
                    try seen.insert(4, key)
                    alignmentValue = try Swift.Optional<Printer.Alignment>(from: &reader)
                case "underline":
                    try seen.insert(5, key)
                    underlineValue = try Swift.Optional<Printer.Underline>(from: &reader)
                case "reversed":
                    try seen.insert(6, key)
                    reversedValue = try Swift.Optional<Swift.Bool>(from: &reader)
                case "font":
                    try seen.insert(7, key)
                    fontValue = try Swift.Optional<Printer.Font>(from: &reader)
                case "runs":
                    try seen.insert(8, key)
                    runsValue = try Swift.Optional<[Printer.TextRun]>(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let textValue else {
                throw Varlink.JSONError(.missingField("text"), at: start)
            }
            self.text = textValue
            self.bold = boldValue
            self.widthTimes = widthTimesValue
            self.heightTimes = heightTimesValue
            self.alignment = alignmentValue
            self.underline = underlineValue
            self.reversed = reversedValue
            self.font = fontValue
            self.runs = runsValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("text")
            self.text.write(to: &writer)
            if let value = self.bold {
                writer.field("bold")
                value.write(to: &writer)
            }
            if let value = self.widthTimes {
                writer.field("widthTimes")
                value.write(to: &writer)
            }
            if let value = self.heightTimes {
                writer.field("heightTimes")
                value.write(to: &writer)
            }
            if let value = self.alignment {
                writer.field("alignment")
                value.write(to: &writer)
            }
            if let value = self.underline {
                writer.field("underline")
                value.write(to: &writer)
            }
            if let value = self.reversed {
                writer.field("reversed")
                value.write(to: &writer)
            }
            if let value = self.font {
                writer.field("font")
                value.write(to: &writer)
            }
            if let value = self.runs {
                writer.field("runs")
                value.write(to: &writer)
            }
            writer.endObject()
        }
    }

    /// One cell of a row.
    package struct Cell: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// The field `text`.
        package var text: Swift.String
        /// How many characters wide; cells without a width share what the others leave.
        package var columns: Swift.Optional<Swift.Int>
        /// Left unless told.
        package var alignment: Swift.Optional<Printer.Alignment>
        /// Bold; not, unless told.
        package var bold: Swift.Optional<Swift.Bool>
        /// What follows `text` in other styles, on the same line up to the next line feed. A run that is twice as wide takes two
        /// columns for each character. The font is the row's: a run that names another is refused.
        package var runs: Swift.Optional<[Printer.TextRun]>

        /// Makes it from its fields.
        package init(
            text: Swift.String,
            columns: Swift.Optional<Swift.Int> = nil,
            alignment: Swift.Optional<Printer.Alignment> = nil,
            bold: Swift.Optional<Swift.Bool> = nil,
            runs: Swift.Optional<[Printer.TextRun]> = nil
        ) {
            self.text = text
            self.columns = columns
            self.alignment = alignment
            self.bold = bold
            self.runs = runs
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var textValue: Swift.String?
            var columnsValue: Swift.Optional<Swift.Int> = nil
            var alignmentValue: Swift.Optional<Printer.Alignment> = nil
            var boldValue: Swift.Optional<Swift.Bool> = nil
            var runsValue: Swift.Optional<[Printer.TextRun]> = nil
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "text":
                    try seen.insert(0, key)
                    textValue = try Swift.String(from: &reader)
                case "columns":
                    try seen.insert(1, key)
                    columnsValue = try Swift.Optional<Swift.Int>(from: &reader)
                case "alignment":
                    try seen.insert(2, key)
                    alignmentValue = try Swift.Optional<Printer.Alignment>(from: &reader)
                case "bold":
                    try seen.insert(3, key)
                    boldValue = try Swift.Optional<Swift.Bool>(from: &reader)
                case "runs":
                    try seen.insert(4, key)
                    runsValue = try Swift.Optional<[Printer.TextRun]>(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let textValue else {
                throw Varlink.JSONError(.missingField("text"), at: start)
            }
            self.text = textValue
            self.columns = columnsValue
            self.alignment = alignmentValue
            self.bold = boldValue
            self.runs = runsValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("text")
            self.text.write(to: &writer)
            if let value = self.columns {
                writer.field("columns")
                value.write(to: &writer)
            }
            if let value = self.alignment {
                writer.field("alignment")
                value.write(to: &writer)
            }
            if let value = self.bold {
                writer.field("bold")
                value.write(to: &writer)
            }
            if let value = self.runs {
                writer.field("runs")
                value.write(to: &writer)
            }
            writer.endObject()
        }
    }

    /// Cells side by side, such as item, quantity and price. The text of each is broken within its own width, so that a row has
    /// as many lines as its longest cell; one character is left free between two cells.
    package struct Row: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// 1 to 12 cells.
        package var cells: [Printer.Cell]
        /// The usual one unless told.
        package var font: Swift.Optional<Printer.Font>

        /// Makes it from its fields.
        package init(
            cells: [Printer.Cell],
            font: Swift.Optional<Printer.Font> = nil
        ) {
            self.cells = cells
            self.font = font
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var cellsValue: [Printer.Cell]?
            var fontValue: Swift.Optional<Printer.Font> = nil
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "cells":
                    try seen.insert(0, key)
                    cellsValue = try [Printer.Cell](from: &reader)
                case "font":
                    try seen.insert(1, key)
                    fontValue = try Swift.Optional<Printer.Font>(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let cellsValue else {
                throw Varlink.JSONError(.missingField("cells"), at: start)
            }
            self.cells = cellsValue
            self.font = fontValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("cells")
            self.cells.write(to: &writer)
            if let value = self.font {
                writer.field("font")
                value.write(to: &writer)
            }
            writer.endObject()
        }
    }

    /// A line across the paper.
    package enum Rule: Swift.String, Varlink.JSONName {
        /// The name `single`.
        case single
        /// The name `double`.
        case double
        /// The name `dashed`.
        case dashed
    }

    /// How shades become dots.
    package enum Dithering: Swift.String, Varlink.JSONName {
        /// The error of each dot goes on to its neighbours: for photographs.
        case errorDiffusion
        /// A pattern: for areas of one shade.
        case ordered
        /// Dark is black and light is white: for drawings and logos.
        case threshold
    }

    /// A picture, as a PNG file of at most 4 MiB and 4096 by 16384 pixels.
    package struct Image: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// Which of the descriptors beside the call is the file, counted from 0; or
        package var descriptor: Swift.Optional<Swift.Int>
        /// the file itself, in base 64. Exactly one of the two is there.
        package var base64: Swift.Optional<Swift.String>
        /// How wide it is on paper; its own width in pixels unless told, and the print width at most.
        package var widthDots: Swift.Optional<Swift.Int>
        /// For photographs unless told.
        package var dithering: Swift.Optional<Printer.Dithering>
        /// Centred unless told.
        package var alignment: Swift.Optional<Printer.Alignment>

        /// Makes it from its fields.
        package init(
            descriptor: Swift.Optional<Swift.Int> = nil,
            base64: Swift.Optional<Swift.String> = nil,
            widthDots: Swift.Optional<Swift.Int> = nil,
            dithering: Swift.Optional<Printer.Dithering> = nil,
            alignment: Swift.Optional<Printer.Alignment> = nil
        ) {
            self.descriptor = descriptor
            self.base64 = base64
            self.widthDots = widthDots
            self.dithering = dithering
            self.alignment = alignment
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var descriptorValue: Swift.Optional<Swift.Int> = nil
            var base64Value: Swift.Optional<Swift.String> = nil
            var widthDotsValue: Swift.Optional<Swift.Int> = nil
            var ditheringValue: Swift.Optional<Printer.Dithering> = nil
            var alignmentValue: Swift.Optional<Printer.Alignment> = nil
            try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "descriptor":
                    try seen.insert(0, key)
                    descriptorValue = try Swift.Optional<Swift.Int>(from: &reader)
                case "base64":
                    try seen.insert(1, key)
                    base64Value = try Swift.Optional<Swift.String>(from: &reader)
                case "widthDots":
                    try seen.insert(2, key)
                    widthDotsValue = try Swift.Optional<Swift.Int>(from: &reader)
                case "dithering":
                    try seen.insert(3, key)
                    ditheringValue = try Swift.Optional<Printer.Dithering>(from: &reader)
                case "alignment":
                    try seen.insert(4, key)
                    alignmentValue = try Swift.Optional<Printer.Alignment>(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            self.descriptor = descriptorValue
            self.base64 = base64Value
            self.widthDots = widthDotsValue
            self.dithering = ditheringValue
            self.alignment = alignmentValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            if let value = self.descriptor {
                writer.field("descriptor")
                value.write(to: &writer)
            }
            if let value = self.base64 {
                writer.field("base64")
                value.write(to: &writer)
            }
            if let value = self.widthDots {
                writer.field("widthDots")
                value.write(to: &writer)
            }
            if let value = self.dithering {
                writer.field("dithering")
                value.write(to: &writer)
            }
            if let value = self.alignment {
                writer.field("alignment")
                value.write(to: &writer)
            }
            writer.endObject()
        }
    }

    /// Bar codes in one dimension.
    package enum Symbology: Swift.String, Varlink.JSONName {
        /// 11 or 12 digits; the twelfth is checked, or added.
        case upcA
        /// 6 to 8 digits of number system 0, or 11 or 12 of the UPC-A code that it shortens.
        case upcE
        /// 7 or 8 digits; the eighth is checked, or added.
        case ean8
        /// 12 or 13 digits; the thirteenth is checked, or added.
        case ean13
        /// Digits, capitals, space and $ % + - . /
        case code39
        /// Any ASCII.
        case code93
        /// Any ASCII; the best of its three sets is chosen.
        case code128
        /// An even number of digits.
        case itf
        /// Digits and $ + - . / : between two of A B C D.
        case codabar
        /// Element strings with their application identifiers in brackets, such as `(01)04012345678901(10)A1`.
        case gs1128
        /// A GTIN of 13 digits, or of 14 with its check digit.
        case gs1DataBarOmnidirectional
        /// The name `gs1DataBarTruncated`.
        case gs1DataBarTruncated
        /// The name `gs1DataBarLimited`.
        case gs1DataBarLimited
        /// Element strings as for gs1128.
        case gs1DataBarExpanded
    }

    /// Where the text of a bar code stands.
    package enum BarcodeText: Swift.String, Varlink.JSONName {
        /// The name `none`.
        case none
        /// The name `above`.
        case above
        /// The name `below`.
        case below
        /// The name `both`.
        case both
    }

    /// A bar code.
    package struct Barcode: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// The field `symbology`.
        package var symbology: Printer.Symbology
        /// The field `data`.
        package var data: Swift.String
        /// 1 to 255; 80 unless told.
        package var heightDots: Swift.Optional<Swift.Int>
        /// How wide its narrowest bar is, 2 to 6 dots; the widest that fits, 3 at most, unless told.
        package var moduleDots: Swift.Optional<Swift.Int>
        /// Below unless told.
        package var text: Swift.Optional<Printer.BarcodeText>
        /// Centred unless told.
        package var alignment: Swift.Optional<Printer.Alignment>

        /// Makes it from its fields.
        package init(
            symbology: Printer.Symbology,
            data: Swift.String,
            heightDots: Swift.Optional<Swift.Int> = nil,
            moduleDots: Swift.Optional<Swift.Int> = nil,
            text: Swift.Optional<Printer.BarcodeText> = nil,
            alignment: Swift.Optional<Printer.Alignment> = nil
        ) {
            self.symbology = symbology
            self.data = data
            self.heightDots = heightDots
            self.moduleDots = moduleDots
            self.text = text
            self.alignment = alignment
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var symbologyValue: Printer.Symbology?
            var dataValue: Swift.String?
            var heightDotsValue: Swift.Optional<Swift.Int> = nil
            var moduleDotsValue: Swift.Optional<Swift.Int> = nil
            var textValue: Swift.Optional<Printer.BarcodeText> = nil
            var alignmentValue: Swift.Optional<Printer.Alignment> = nil
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "symbology":
                    try seen.insert(0, key)
                    symbologyValue = try Printer.Symbology(from: &reader)
                case "data":
                    try seen.insert(1, key)
                    dataValue = try Swift.String(from: &reader)
                case "heightDots":
                    try seen.insert(2, key)
                    heightDotsValue = try Swift.Optional<Swift.Int>(from: &reader)
                case "moduleDots":
                    try seen.insert(3, key)
                    moduleDotsValue = try Swift.Optional<Swift.Int>(from: &reader)
                case "text":
                    try seen.insert(4, key)
                    textValue = try Swift.Optional<Printer.BarcodeText>(from: &reader)
                case "alignment":
                    try seen.insert(5, key)
                    alignmentValue = try Swift.Optional<Printer.Alignment>(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let symbologyValue else {
                throw Varlink.JSONError(.missingField("symbology"), at: start)
            }
            self.symbology = symbologyValue
            guard let dataValue else {
                throw Varlink.JSONError(.missingField("data"), at: start)
            }
            self.data = dataValue
            self.heightDots = heightDotsValue
            self.moduleDots = moduleDotsValue
            self.text = textValue
            self.alignment = alignmentValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("symbology")
            self.symbology.write(to: &writer)
            writer.field("data")
            self.data.write(to: &writer)
            if let value = self.heightDots {
                writer.field("heightDots")
                value.write(to: &writer)
            }
            if let value = self.moduleDots {
                writer.field("moduleDots")
                value.write(to: &writer)
            }
            if let value = self.text {
                writer.field("text")
                value.write(to: &writer)
            }
            if let value = self.alignment {
                writer.field("alignment")
                value.write(to: &writer)
            }
            writer.endObject()
        }
    }

    /// Codes in two dimensions.
    package enum MatrixSymbology: Swift.String, Varlink.JSONName {
        /// The name `qr`.
        case qr
        /// The name `pdf417`.
        case pdf417
        /// The name `dataMatrix`.
        case dataMatrix
    }

    /// How much of a code may be lost; PDF417 and Data Matrix choose by themselves unless told, QR takes `medium`.
    package enum ErrorCorrection: Swift.String, Varlink.JSONName {
        /// The name `low`.
        case low
        /// The name `medium`.
        case medium
        /// The name `quartile`.
        case quartile
        /// The name `high`.
        case high
    }

    /// A code in two dimensions.
    package struct MatrixCode: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// The field `symbology`.
        package var symbology: Printer.MatrixSymbology
        /// Text, which is put in as UTF-8.
        package var data: Swift.String
        /// How large its modules are, 1 to 16 dots (PDF417: 2 to 8); 4 for QR and Data Matrix, 3 for PDF417, unless told.
        package var moduleDots: Swift.Optional<Swift.Int>
        /// The field `errorCorrection`.
        package var errorCorrection: Swift.Optional<Printer.ErrorCorrection>
        /// Centred unless told.
        package var alignment: Swift.Optional<Printer.Alignment>

        /// Makes it from its fields.
        package init(
            symbology: Printer.MatrixSymbology,
            data: Swift.String,
            moduleDots: Swift.Optional<Swift.Int> = nil,
            errorCorrection: Swift.Optional<Printer.ErrorCorrection> = nil,
            alignment: Swift.Optional<Printer.Alignment> = nil
        ) {
            self.symbology = symbology
            self.data = data
            self.moduleDots = moduleDots
            self.errorCorrection = errorCorrection
            self.alignment = alignment
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var symbologyValue: Printer.MatrixSymbology?
            var dataValue: Swift.String?
            var moduleDotsValue: Swift.Optional<Swift.Int> = nil
            var errorCorrectionValue: Swift.Optional<Printer.ErrorCorrection> = nil
            var alignmentValue: Swift.Optional<Printer.Alignment> = nil
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "symbology":
                    try seen.insert(0, key)
                    symbologyValue = try Printer.MatrixSymbology(from: &reader)
                case "data":
                    try seen.insert(1, key)
                    dataValue = try Swift.String(from: &reader)
                case "moduleDots":
                    try seen.insert(2, key)
                    moduleDotsValue = try Swift.Optional<Swift.Int>(from: &reader)
                case "errorCorrection":
                    try seen.insert(3, key)
                    errorCorrectionValue = try Swift.Optional<Printer.ErrorCorrection>(from: &reader)
                case "alignment":
                    try seen.insert(4, key)
                    alignmentValue = try Swift.Optional<Printer.Alignment>(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let symbologyValue else {
                throw Varlink.JSONError(.missingField("symbology"), at: start)
            }
            self.symbology = symbologyValue
            guard let dataValue else {
                throw Varlink.JSONError(.missingField("data"), at: start)
            }
            self.data = dataValue
            self.moduleDots = moduleDotsValue
            self.errorCorrection = errorCorrectionValue
            self.alignment = alignmentValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("symbology")
            self.symbology.write(to: &writer)
            writer.field("data")
            self.data.write(to: &writer)
            if let value = self.moduleDots {
                writer.field("moduleDots")
                value.write(to: &writer)
            }
            if let value = self.errorCorrection {
                writer.field("errorCorrection")
                value.write(to: &writer)
            }
            if let value = self.alignment {
                writer.field("alignment")
                value.write(to: &writer)
            }
            writer.endObject()
        }
    }

    /// One element of a document; exactly one of its fields is there.
    package struct Element: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// The field `text`.
        package var text: Swift.Optional<Printer.Text>
        /// The field `row`.
        package var row: Swift.Optional<Printer.Row>
        /// The field `rule`.
        package var rule: Swift.Optional<Printer.Rule>
        /// The field `image`.
        package var image: Swift.Optional<Printer.Image>
        /// The field `barcode`.
        package var barcode: Swift.Optional<Printer.Barcode>
        /// The field `matrixCode`.
        package var matrixCode: Swift.Optional<Printer.MatrixCode>
        /// So many empty lines, 1 to 100.
        package var feedLines: Swift.Optional<Swift.Int>
        /// Feeds the paper to the cutter and cuts it. A printer without this kind of cut makes the other.
        package var cut: Swift.Optional<Printer.Cut>
        /// Opens the drawer at this connector, 1 or 2. It happens once, on the first attempt to print the document.
        package var drawer: Swift.Optional<Swift.Int>
        /// Sounds the printer's buzzer so many times, 1 to 9; a printer without one passes over it.
        package var buzzer: Swift.Optional<Swift.Int>

        /// Makes it from its fields.
        package init(
            text: Swift.Optional<Printer.Text> = nil,
            row: Swift.Optional<Printer.Row> = nil,
            rule: Swift.Optional<Printer.Rule> = nil,
            image: Swift.Optional<Printer.Image> = nil,
            barcode: Swift.Optional<Printer.Barcode> = nil,
            matrixCode: Swift.Optional<Printer.MatrixCode> = nil,
            feedLines: Swift.Optional<Swift.Int> = nil,
            cut: Swift.Optional<Printer.Cut> = nil,
            drawer: Swift.Optional<Swift.Int> = nil,
            buzzer: Swift.Optional<Swift.Int> = nil
        ) {
            self.text = text
            self.row = row
            self.rule = rule
            self.image = image
            self.barcode = barcode
            self.matrixCode = matrixCode
            self.feedLines = feedLines
            self.cut = cut
            self.drawer = drawer
            self.buzzer = buzzer
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var textValue: Swift.Optional<Printer.Text> = nil
            var rowValue: Swift.Optional<Printer.Row> = nil
            var ruleValue: Swift.Optional<Printer.Rule> = nil
            var imageValue: Swift.Optional<Printer.Image> = nil
            var barcodeValue: Swift.Optional<Printer.Barcode> = nil
            var matrixCodeValue: Swift.Optional<Printer.MatrixCode> = nil
            var feedLinesValue: Swift.Optional<Swift.Int> = nil
            var cutValue: Swift.Optional<Printer.Cut> = nil
            var drawerValue: Swift.Optional<Swift.Int> = nil
            var buzzerValue: Swift.Optional<Swift.Int> = nil
            try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "text":
                    try seen.insert(0, key)
                    textValue = try Swift.Optional<Printer.Text>(from: &reader)
                case "row":
                    try seen.insert(1, key)
                    rowValue = try Swift.Optional<Printer.Row>(from: &reader)
                case "rule":
                    try seen.insert(2, key)
                    ruleValue = try Swift.Optional<Printer.Rule>(from: &reader)
                case "image":
                    try seen.insert(3, key)
                    imageValue = try Swift.Optional<Printer.Image>(from: &reader)
                case "barcode":
                    try seen.insert(4, key)
                    barcodeValue = try Swift.Optional<Printer.Barcode>(from: &reader)
                case "matrixCode":
                    try seen.insert(5, key)
                    matrixCodeValue = try Swift.Optional<Printer.MatrixCode>(from: &reader)
                case "feedLines":
                    try seen.insert(6, key)
                    feedLinesValue = try Swift.Optional<Swift.Int>(from: &reader)
                case "cut":
                    try seen.insert(7, key)
                    cutValue = try Swift.Optional<Printer.Cut>(from: &reader)
                case "drawer":
                    try seen.insert(8, key)
                    drawerValue = try Swift.Optional<Swift.Int>(from: &reader)
                case "buzzer":
                    try seen.insert(9, key)
                    buzzerValue = try Swift.Optional<Swift.Int>(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            self.text = textValue
            self.row = rowValue
            self.rule = ruleValue
            self.image = imageValue
            self.barcode = barcodeValue
            self.matrixCode = matrixCodeValue
            self.feedLines = feedLinesValue
            self.cut = cutValue
            self.drawer = drawerValue
            self.buzzer = buzzerValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            if let value = self.text {
                writer.field("text")
                value.write(to: &writer)
            }
            if let value = self.row {
                writer.field("row")
                value.write(to: &writer)
            }
            if let value = self.rule {
                writer.field("rule")
                value.write(to: &writer)
            }
            if let value = self.image {
                writer.field("image")
                value.write(to: &writer)
            }
            if let value = self.barcode {
                writer.field("barcode")
                value.write(to: &writer)
            }
            if let value = self.matrixCode {
                writer.field("matrixCode")
                value.write(to: &writer)
            }
            if let value = self.feedLines {
                writer.field("feedLines")
                value.write(to: &writer)
            }
            if let value = self.cut {
                writer.field("cut")
                value.write(to: &writer)
            }
            if let value = self.drawer {
                writer.field("drawer")
                value.write(to: &writer)
            }
            if let value = self.buzzer {
                writer.field("buzzer")
                value.write(to: &writer)
            }
            writer.endObject()
        }
    }

    /// What is to be on the paper, from top to bottom; at least one element.
    package struct Document: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// The field `elements`.
        package var elements: [Printer.Element]

        /// Makes it from its fields.
        package init(
            elements: [Printer.Element]
        ) {
            self.elements = elements
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var elementsValue: [Printer.Element]?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "elements":
                    try seen.insert(0, key)
                    elementsValue = try [Printer.Element](from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let elementsValue else {
                throw Varlink.JSONError(.missingField("elements"), at: start)
            }
            self.elements = elementsValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("elements")
            self.elements.write(to: &writer)
            writer.endObject()
        }
    }

    /// Where a job stands. `printed`, `notPrinted` and `unknown` are outcomes; what follows them is what came of an `unknown` one.
    package enum JobState: Swift.String, Varlink.JSONName {
        /// It waits for its turn, or for its printer.
        case queued
        /// The printer is getting it.
        case sending
        /// It is on its way and the printer needs a person; `reason` says for what.
        case waiting
        /// It is on paper, whole.
        case printed
        /// Nothing of it is on paper. It may be asked for again under the same key.
        case notPrinted
        /// It may be on paper, whole or in part. Look at the paper before it is printed again.
        case unknown
        /// It was `unknown`, and somebody has seen it on paper, or the role's policy takes it for printed.
        case resolvedPrinted
        /// It was `unknown`, and somebody has seen that it is not on paper. It may be asked for again under the same key.
        case resolvedNotPrinted
        /// It was `unknown`, and is printed again under a line that says so, as the job `successor`.
        case superseded
    }

    /// What an outcome stands on, strongest first.
    package enum Evidence: Swift.String, Varlink.JSONName {
        /// The printer returned the job's own number after its last byte.
        case processIdEcho
        /// A status that had waited behind the last byte came back, and this printer is known to answer such honestly.
        case statusFence
        /// Such a status came back; whether this printer answers it honestly is not known.
        case consumed
        /// All bytes were handed over to a printer that cannot answer.
        case transmittedOnly
        /// Some bytes have left, and nothing confirms them.
        case interrupted
        /// No byte has left.
        case nothingSent
    }

    /// For how long keys are known.
    package enum KeyMemory: Swift.String, Varlink.JSONName {
        /// There is none: the caller gave no key.
        case none
        /// Until the gateway's process ends: after that, `again` answers `unknown`. The lane has no journal, or it cannot be written.
        case memory
        /// As long as the journal keeps it: 30 days unless the configuration tells.
        case journal
    }

    /// A job and what is known of it.
    package struct Job: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// Its name, unique for all time.
        package var job: Swift.String
        /// The caller's key, if it gave one.
        package var key: Swift.Optional<Swift.String>
        /// The field `role`.
        package var role: Swift.String
        /// The device that has it.
        package var device: Swift.String
        /// The field `state`.
        package var state: Printer.JobState
        /// Why it waits, was not printed or is unknown, in a word such as `coverOpen`; `detail` has the sentence.
        package var reason: Swift.Optional<Swift.String>
        /// The field `detail`.
        package var detail: Swift.Optional<Swift.String>
        /// How many bytes have gone to the printer.
        package var bytesSent: Swift.Int
        /// How many bytes it is in all, as its printer's driver sends it: while it is on its way, as soon as the driver has told it. Some
        /// drivers never do.
        package var bytesTotal: Swift.Optional<Swift.Int>
        /// What the outcome stands on; there as soon as there is an outcome.
        package var evidence: Swift.Optional<Printer.Evidence>
        /// Whether a simulator stands for the printer: the paper is not real.
        package var isSimulated: Swift.Bool
        /// How long `key` will be known.
        package var keyMemory: Printer.KeyMemory
        /// When it was accepted, and when it came to its outcome, in milliseconds since 1970 in UTC.
        package var acceptedMilliseconds: Swift.Int
        /// The field `endedMilliseconds`.
        package var endedMilliseconds: Swift.Optional<Swift.Int>
        /// How often it was handed to a printer's driver.
        package var attempts: Swift.Int
        /// Whether a line above it says that it may be on paper twice.
        package var isReprint: Swift.Bool
        /// The job that this one repeats, and the one that repeats this one.
        package var predecessor: Swift.Optional<Swift.String>
        /// The field `successor`.
        package var successor: Swift.Optional<Swift.String>

        /// Makes it from its fields.
        package init(
            job: Swift.String,
            key: Swift.Optional<Swift.String> = nil,
            role: Swift.String,
            device: Swift.String,
            state: Printer.JobState,
            reason: Swift.Optional<Swift.String> = nil,
            detail: Swift.Optional<Swift.String> = nil,
            bytesSent: Swift.Int,
            bytesTotal: Swift.Optional<Swift.Int> = nil,
            evidence: Swift.Optional<Printer.Evidence> = nil,
            isSimulated: Swift.Bool,
            keyMemory: Printer.KeyMemory,
            acceptedMilliseconds: Swift.Int,
            endedMilliseconds: Swift.Optional<Swift.Int> = nil,
            attempts: Swift.Int,
            isReprint: Swift.Bool,
            predecessor: Swift.Optional<Swift.String> = nil,
            successor: Swift.Optional<Swift.String> = nil
        ) {
            self.job = job
            self.key = key
            self.role = role
            self.device = device
            self.state = state
            self.reason = reason
            self.detail = detail
            self.bytesSent = bytesSent
            self.bytesTotal = bytesTotal
            self.evidence = evidence
            self.isSimulated = isSimulated
            self.keyMemory = keyMemory
            self.acceptedMilliseconds = acceptedMilliseconds
            self.endedMilliseconds = endedMilliseconds
            self.attempts = attempts
            self.isReprint = isReprint
            self.predecessor = predecessor
            self.successor = successor
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var jobValue: Swift.String?
            var keyValue: Swift.Optional<Swift.String> = nil
            var roleValue: Swift.String?
            var deviceValue: Swift.String?
            var stateValue: Printer.JobState?
            var reasonValue: Swift.Optional<Swift.String> = nil
            var detailValue: Swift.Optional<Swift.String> = nil
            var bytesSentValue: Swift.Int?
            var bytesTotalValue: Swift.Optional<Swift.Int> = nil
            var evidenceValue: Swift.Optional<Printer.Evidence> = nil
            var isSimulatedValue: Swift.Bool?
            var keyMemoryValue: Printer.KeyMemory?
            var acceptedMillisecondsValue: Swift.Int?
            var endedMillisecondsValue: Swift.Optional<Swift.Int> = nil
            var attemptsValue: Swift.Int?
            var isReprintValue: Swift.Bool?
            var predecessorValue: Swift.Optional<Swift.String> = nil
            var successorValue: Swift.Optional<Swift.String> = nil
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "job":
                    try seen.insert(0, key)
                    jobValue = try Swift.String(from: &reader)
                case "key":
                    try seen.insert(1, key)
                    keyValue = try Swift.Optional<Swift.String>(from: &reader)
                case "role":
                    try seen.insert(2, key)
                    roleValue = try Swift.String(from: &reader)
                case "device":
                    try seen.insert(3, key)
                    deviceValue = try Swift.String(from: &reader)
                case "state":
                    try seen.insert(4, key)
                    stateValue = try Printer.JobState(from: &reader)
                case "reason":
                    try seen.insert(5, key)
                    reasonValue = try Swift.Optional<Swift.String>(from: &reader)
                case "detail":
                    try seen.insert(6, key)
                    detailValue = try Swift.Optional<Swift.String>(from: &reader)
                case "bytesSent":
                    try seen.insert(7, key)
                    bytesSentValue = try Swift.Int(from: &reader)
                case "bytesTotal":
                    try seen.insert(8, key)
                    bytesTotalValue = try Swift.Optional<Swift.Int>(from: &reader)
                case "evidence":
                    try seen.insert(9, key)
                    evidenceValue = try Swift.Optional<Printer.Evidence>(from: &reader)
                case "isSimulated":
                    try seen.insert(10, key)
                    isSimulatedValue = try Swift.Bool(from: &reader)
                case "keyMemory":
                    try seen.insert(11, key)
                    keyMemoryValue = try Printer.KeyMemory(from: &reader)
                case "acceptedMilliseconds":
                    try seen.insert(12, key)
                    acceptedMillisecondsValue = try Swift.Int(from: &reader)
                case "endedMilliseconds":
                    try seen.insert(13, key)
                    endedMillisecondsValue = try Swift.Optional<Swift.Int>(from: &reader)
                case "attempts":
                    try seen.insert(14, key)
                    attemptsValue = try Swift.Int(from: &reader)
                case "isReprint":
                    try seen.insert(15, key)
                    isReprintValue = try Swift.Bool(from: &reader)
                case "predecessor":
                    try seen.insert(16, key)
                    predecessorValue = try Swift.Optional<Swift.String>(from: &reader)
                case "successor":
                    try seen.insert(17, key)
                    successorValue = try Swift.Optional<Swift.String>(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let jobValue else {
                throw Varlink.JSONError(.missingField("job"), at: start)
            }
            self.job = jobValue
            self.key = keyValue
            guard let roleValue else {
                throw Varlink.JSONError(.missingField("role"), at: start)
            }
            self.role = roleValue
            guard let deviceValue else {
                throw Varlink.JSONError(.missingField("device"), at: start)
            }
            self.device = deviceValue
            guard let stateValue else {
                throw Varlink.JSONError(.missingField("state"), at: start)
            }
            self.state = stateValue
            self.reason = reasonValue
            self.detail = detailValue
            guard let bytesSentValue else {
                throw Varlink.JSONError(.missingField("bytesSent"), at: start)
            }
            self.bytesSent = bytesSentValue
            self.bytesTotal = bytesTotalValue
            self.evidence = evidenceValue
            guard let isSimulatedValue else {
                throw Varlink.JSONError(.missingField("isSimulated"), at: start)
            }
            self.isSimulated = isSimulatedValue
            guard let keyMemoryValue else {
                throw Varlink.JSONError(.missingField("keyMemory"), at: start)
            }
            self.keyMemory = keyMemoryValue
            guard let acceptedMillisecondsValue else {
                throw Varlink.JSONError(.missingField("acceptedMilliseconds"), at: start)
            }
            self.acceptedMilliseconds = acceptedMillisecondsValue
            self.endedMilliseconds = endedMillisecondsValue
            guard let attemptsValue else {
                throw Varlink.JSONError(.missingField("attempts"), at: start)
            }
            self.attempts = attemptsValue
            guard let isReprintValue else {
                throw Varlink.JSONError(.missingField("isReprint"), at: start)
            }
            self.isReprint = isReprintValue
            self.predecessor = predecessorValue
            self.successor = successorValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("job")
            self.job.write(to: &writer)
            if let value = self.key {
                writer.field("key")
                value.write(to: &writer)
            }
            writer.field("role")
            self.role.write(to: &writer)
            writer.field("device")
            self.device.write(to: &writer)
            writer.field("state")
            self.state.write(to: &writer)
            if let value = self.reason {
                writer.field("reason")
                value.write(to: &writer)
            }
            if let value = self.detail {
                writer.field("detail")
                value.write(to: &writer)
            }
            writer.field("bytesSent")
            self.bytesSent.write(to: &writer)
            if let value = self.bytesTotal {
                writer.field("bytesTotal")
                value.write(to: &writer)
            }
            if let value = self.evidence {
                writer.field("evidence")
                value.write(to: &writer)
            }
            writer.field("isSimulated")
            self.isSimulated.write(to: &writer)
            writer.field("keyMemory")
            self.keyMemory.write(to: &writer)
            writer.field("acceptedMilliseconds")
            self.acceptedMilliseconds.write(to: &writer)
            if let value = self.endedMilliseconds {
                writer.field("endedMilliseconds")
                value.write(to: &writer)
            }
            writer.field("attempts")
            self.attempts.write(to: &writer)
            writer.field("isReprint")
            self.isReprint.write(to: &writer)
            if let value = self.predecessor {
                writer.field("predecessor")
                value.write(to: &writer)
            }
            if let value = self.successor {
                writer.field("successor")
                value.write(to: &writer)
            }
            writer.endObject()
        }
    }

    /// A printer as its driver last reported it. Asking does not disturb the printer.
    package struct PrinterStatus: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// The field `role`.
        package var role: Swift.String
        /// The field `device`.
        package var device: Swift.String
        /// Whether it takes jobs now: its driver runs and speaks to it.
        package var isReady: Swift.Bool
        /// What needs a person, such as `coverOpen` or `paperOut`; empty when all is well.
        package var attention: [Swift.String]
        /// How many jobs wait for it, the one on its way included.
        package var jobs: Swift.Int
        /// How long ago its driver last reported anything; none without a driver.
        package var ageMilliseconds: Swift.Optional<Swift.Int>
        /// The field `isSimulated`.
        package var isSimulated: Swift.Bool

        /// Makes it from its fields.
        package init(
            role: Swift.String,
            device: Swift.String,
            isReady: Swift.Bool,
            attention: [Swift.String],
            jobs: Swift.Int,
            ageMilliseconds: Swift.Optional<Swift.Int> = nil,
            isSimulated: Swift.Bool
        ) {
            self.role = role
            self.device = device
            self.isReady = isReady
            self.attention = attention
            self.jobs = jobs
            self.ageMilliseconds = ageMilliseconds
            self.isSimulated = isSimulated
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var roleValue: Swift.String?
            var deviceValue: Swift.String?
            var isReadyValue: Swift.Bool?
            var attentionValue: [Swift.String]?
            var jobsValue: Swift.Int?
            var ageMillisecondsValue: Swift.Optional<Swift.Int> = nil
            var isSimulatedValue: Swift.Bool?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "role":
                    try seen.insert(0, key)
                    roleValue = try Swift.String(from: &reader)
                case "device":
                    try seen.insert(1, key)
                    deviceValue = try Swift.String(from: &reader)
                case "isReady":
                    try seen.insert(2, key)
                    isReadyValue = try Swift.Bool(from: &reader)
                case "attention":
                    try seen.insert(3, key)
                    attentionValue = try [Swift.String](from: &reader)
                case "jobs":
                    try seen.insert(4, key)
                    jobsValue = try Swift.Int(from: &reader)
                case "ageMilliseconds":
                    try seen.insert(5, key)
                    ageMillisecondsValue = try Swift.Optional<Swift.Int>(from: &reader)
                case "isSimulated":
                    try seen.insert(6, key)
                    isSimulatedValue = try Swift.Bool(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let roleValue else {
                throw Varlink.JSONError(.missingField("role"), at: start)
            }
            self.role = roleValue
            guard let deviceValue else {
                throw Varlink.JSONError(.missingField("device"), at: start)
            }
            self.device = deviceValue
            guard let isReadyValue else {
                throw Varlink.JSONError(.missingField("isReady"), at: start)
            }
            self.isReady = isReadyValue
            guard let attentionValue else {
                throw Varlink.JSONError(.missingField("attention"), at: start)
            }
            self.attention = attentionValue
            guard let jobsValue else {
                throw Varlink.JSONError(.missingField("jobs"), at: start)
            }
            self.jobs = jobsValue
            self.ageMilliseconds = ageMillisecondsValue
            guard let isSimulatedValue else {
                throw Varlink.JSONError(.missingField("isSimulated"), at: start)
            }
            self.isSimulated = isSimulatedValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("role")
            self.role.write(to: &writer)
            writer.field("device")
            self.device.write(to: &writer)
            writer.field("isReady")
            self.isReady.write(to: &writer)
            writer.field("attention")
            self.attention.write(to: &writer)
            writer.field("jobs")
            self.jobs.write(to: &writer)
            if let value = self.ageMilliseconds {
                writer.field("ageMilliseconds")
                value.write(to: &writer)
            }
            writer.field("isSimulated")
            self.isSimulated.write(to: &writer)
            writer.endObject()
        }
    }

    /// What in a stream of bytes is not for everybody.
    package enum StreamNeed: Swift.String, Varlink.JSONName {
        /// It opens a drawer, or may: whoever may open drawers.
        case drawer
        /// It changes what the printer keeps, how it is set, or switches it off: `technician`.
        case settings
        /// What it does is not known: `technician`, and `allowUnknown`.
        case unknown
    }

    /// What somebody has seen of a job that is `unknown`.
    package enum Sight: Swift.String, Varlink.JSONName {
        /// The name `printed`.
        case printed
        /// The name `notPrinted`.
        case notPrinted
    }

    /// The lane has no such role, and no such device. `roles` are those that it has.
    package struct RoleNotFound: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.Printer.RoleNotFound"

        /// The field `role`.
        package var role: Swift.String
        /// The field `roles`.
        package var roles: [Swift.String]

        /// Makes it from its fields.
        package init(
            role: Swift.String,
            roles: [Swift.String]
        ) {
            self.role = role
            self.roles = roles
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var roleValue: Swift.String?
            var rolesValue: [Swift.String]?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "role":
                    try seen.insert(0, key)
                    roleValue = try Swift.String(from: &reader)
                case "roles":
                    try seen.insert(1, key)
                    rolesValue = try [Swift.String](from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let roleValue else {
                throw Varlink.JSONError(.missingField("role"), at: start)
            }
            self.role = roleValue
            guard let rolesValue else {
                throw Varlink.JSONError(.missingField("roles"), at: start)
            }
            self.roles = rolesValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("role")
            self.role.write(to: &writer)
            writer.field("roles")
            self.roles.write(to: &writer)
            writer.endObject()
        }
    }

    /// What is bound to this role is no printer.
    package struct NotAPrinter: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.Printer.NotAPrinter"

        /// The field `role`.
        package var role: Swift.String
        /// The field `device`.
        package var device: Swift.String

        /// Makes it from its fields.
        package init(
            role: Swift.String,
            device: Swift.String
        ) {
            self.role = role
            self.device = device
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var roleValue: Swift.String?
            var deviceValue: Swift.String?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "role":
                    try seen.insert(0, key)
                    roleValue = try Swift.String(from: &reader)
                case "device":
                    try seen.insert(1, key)
                    deviceValue = try Swift.String(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let roleValue else {
                throw Varlink.JSONError(.missingField("role"), at: start)
            }
            self.role = roleValue
            guard let deviceValue else {
                throw Varlink.JSONError(.missingField("device"), at: start)
            }
            self.device = deviceValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("role")
            self.role.write(to: &writer)
            writer.field("device")
            self.device.write(to: &writer)
            writer.endObject()
        }
    }

    /// An element cannot be printed; it is counted from 0. Nothing was printed.
    package struct InvalidDocument: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.Printer.InvalidDocument"

        /// The field `element`.
        package var element: Swift.Int
        /// The field `reason`.
        package var reason: Swift.String

        /// Makes it from its fields.
        package init(
            element: Swift.Int,
            reason: Swift.String
        ) {
            self.element = element
            self.reason = reason
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var elementValue: Swift.Int?
            var reasonValue: Swift.String?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "element":
                    try seen.insert(0, key)
                    elementValue = try Swift.Int(from: &reader)
                case "reason":
                    try seen.insert(1, key)
                    reasonValue = try Swift.String(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let elementValue else {
                throw Varlink.JSONError(.missingField("element"), at: start)
            }
            self.element = elementValue
            guard let reasonValue else {
                throw Varlink.JSONError(.missingField("reason"), at: start)
            }
            self.reason = reasonValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("element")
            self.element.write(to: &writer)
            writer.field("reason")
            self.reason.write(to: &writer)
            writer.endObject()
        }
    }

    /// The text in ReceiptLine is wrong at this place; line and column are counted from 1. Nothing was printed.
    package struct InvalidReceiptLine: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.Printer.InvalidReceiptLine"

        /// The field `line`.
        package var line: Swift.Int
        /// The field `column`.
        package var column: Swift.Int
        /// The field `reason`.
        package var reason: Swift.String

        /// Makes it from its fields.
        package init(
            line: Swift.Int,
            column: Swift.Int,
            reason: Swift.String
        ) {
            self.line = line
            self.column = column
            self.reason = reason
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var lineValue: Swift.Int?
            var columnValue: Swift.Int?
            var reasonValue: Swift.String?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "line":
                    try seen.insert(0, key)
                    lineValue = try Swift.Int(from: &reader)
                case "column":
                    try seen.insert(1, key)
                    columnValue = try Swift.Int(from: &reader)
                case "reason":
                    try seen.insert(2, key)
                    reasonValue = try Swift.String(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let lineValue else {
                throw Varlink.JSONError(.missingField("line"), at: start)
            }
            self.line = lineValue
            guard let columnValue else {
                throw Varlink.JSONError(.missingField("column"), at: start)
            }
            self.column = columnValue
            guard let reasonValue else {
                throw Varlink.JSONError(.missingField("reason"), at: start)
            }
            self.reason = reasonValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("line")
            self.line.write(to: &writer)
            writer.field("column")
            self.column.write(to: &writer)
            writer.field("reason")
            self.reason.write(to: &writer)
            writer.endObject()
        }
    }

    /// A stream of bytes cannot be printed. Nothing was printed.
    package struct InvalidStream: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.Printer.InvalidStream"

        /// Where it is wrong, counted in bytes from 0.
        package var offset: Swift.Int
        /// The bytes from there on in hexadecimal digits, 16 of them at most.
        package var bytes: Swift.String
        /// The field `reason`.
        package var reason: Swift.String

        /// Makes it from its fields.
        package init(
            offset: Swift.Int,
            bytes: Swift.String,
            reason: Swift.String
        ) {
            self.offset = offset
            self.bytes = bytes
            self.reason = reason
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var offsetValue: Swift.Int?
            var bytesValue: Swift.String?
            var reasonValue: Swift.String?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "offset":
                    try seen.insert(0, key)
                    offsetValue = try Swift.Int(from: &reader)
                case "bytes":
                    try seen.insert(1, key)
                    bytesValue = try Swift.String(from: &reader)
                case "reason":
                    try seen.insert(2, key)
                    reasonValue = try Swift.String(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let offsetValue else {
                throw Varlink.JSONError(.missingField("offset"), at: start)
            }
            self.offset = offsetValue
            guard let bytesValue else {
                throw Varlink.JSONError(.missingField("bytes"), at: start)
            }
            self.bytes = bytesValue
            guard let reasonValue else {
                throw Varlink.JSONError(.missingField("reason"), at: start)
            }
            self.reason = reasonValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("offset")
            self.offset.write(to: &writer)
            writer.field("bytes")
            self.bytes.write(to: &writer)
            writer.field("reason")
            self.reason.write(to: &writer)
            writer.endObject()
        }
    }

    /// Something in a stream of bytes is not allowed to the caller. Nothing was printed.
    package struct StreamNotAllowed: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.Printer.StreamNotAllowed"

        /// Where it is, counted in bytes from 0.
        package var offset: Swift.Int
        /// The bytes from there on in hexadecimal digits, 16 of them at most.
        package var bytes: Swift.String
        /// The field `need`.
        package var need: Printer.StreamNeed
        /// The field `reason`.
        package var reason: Swift.String

        /// Makes it from its fields.
        package init(
            offset: Swift.Int,
            bytes: Swift.String,
            need: Printer.StreamNeed,
            reason: Swift.String
        ) {
            self.offset = offset
            self.bytes = bytes
            self.need = need
            self.reason = reason
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var offsetValue: Swift.Int?
            var bytesValue: Swift.String?
            var needValue: Printer.StreamNeed?
            var reasonValue: Swift.String?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "offset":
                    try seen.insert(0, key)
                    offsetValue = try Swift.Int(from: &reader)
                case "bytes":
                    try seen.insert(1, key)
                    bytesValue = try Swift.String(from: &reader)
                case "need":
                    try seen.insert(2, key)
                    needValue = try Printer.StreamNeed(from: &reader)
                case "reason":
                    try seen.insert(3, key)
                    reasonValue = try Swift.String(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let offsetValue else {
                throw Varlink.JSONError(.missingField("offset"), at: start)
            }
            self.offset = offsetValue
            guard let bytesValue else {
                throw Varlink.JSONError(.missingField("bytes"), at: start)
            }
            self.bytes = bytesValue
            guard let needValue else {
                throw Varlink.JSONError(.missingField("need"), at: start)
            }
            self.need = needValue
            guard let reasonValue else {
                throw Varlink.JSONError(.missingField("reason"), at: start)
            }
            self.reason = reasonValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("offset")
            self.offset.write(to: &writer)
            writer.field("bytes")
            self.bytes.write(to: &writer)
            writer.field("need")
            self.need.write(to: &writer)
            writer.field("reason")
            self.reason.write(to: &writer)
            writer.endObject()
        }
    }

    /// The printer of this role takes no streams in a language that can be looked through. Print documents.
    package struct NoRawStreams: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.Printer.NoRawStreams"

        /// The field `role`.
        package var role: Swift.String
        /// The field `device`.
        package var device: Swift.String

        /// Makes it from its fields.
        package init(
            role: Swift.String,
            device: Swift.String
        ) {
            self.role = role
            self.device = device
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var roleValue: Swift.String?
            var deviceValue: Swift.String?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "role":
                    try seen.insert(0, key)
                    roleValue = try Swift.String(from: &reader)
                case "device":
                    try seen.insert(1, key)
                    deviceValue = try Swift.String(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let roleValue else {
                throw Varlink.JSONError(.missingField("role"), at: start)
            }
            self.role = roleValue
            guard let deviceValue else {
                throw Varlink.JSONError(.missingField("device"), at: start)
            }
            self.device = deviceValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("role")
            self.role.write(to: &writer)
            writer.field("device")
            self.device.write(to: &writer)
            writer.endObject()
        }
    }

    /// Another document was printed under this key. Give each document a key of its own.
    package struct KeyOfOtherDocument: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.Printer.KeyOfOtherDocument"

        /// The field `key`.
        package var key: Swift.String

        /// Makes it from its fields.
        package init(
            key: Swift.String
        ) {
            self.key = key
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var keyValue: Swift.String?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "key":
                    try seen.insert(0, key)
                    keyValue = try Swift.String(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let keyValue else {
                throw Varlink.JSONError(.missingField("key"), at: start)
            }
            self.key = keyValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("key")
            self.key.write(to: &writer)
            writer.endObject()
        }
    }

    /// Too many jobs wait for this printer. Nothing was printed; ask again when it has worked some off.
    package struct QueueFull: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.Printer.QueueFull"

        /// The field `role`.
        package var role: Swift.String
        /// The field `jobs`.
        package var jobs: Swift.Int

        /// Makes it from its fields.
        package init(
            role: Swift.String,
            jobs: Swift.Int
        ) {
            self.role = role
            self.jobs = jobs
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var roleValue: Swift.String?
            var jobsValue: Swift.Int?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "role":
                    try seen.insert(0, key)
                    roleValue = try Swift.String(from: &reader)
                case "jobs":
                    try seen.insert(1, key)
                    jobsValue = try Swift.Int(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let roleValue else {
                throw Varlink.JSONError(.missingField("role"), at: start)
            }
            self.role = roleValue
            guard let jobsValue else {
                throw Varlink.JSONError(.missingField("jobs"), at: start)
            }
            self.jobs = jobsValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("role")
            self.role.write(to: &writer)
            writer.field("jobs")
            self.jobs.write(to: &writer)
            writer.endObject()
        }
    }

    /// No job of this name or key is known, or it is another user's.
    package struct JobNotFound: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.Printer.JobNotFound"

        /// The field `job`.
        package var job: Swift.String

        /// Makes it from its fields.
        package init(
            job: Swift.String
        ) {
            self.job = job
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var jobValue: Swift.String?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "job":
                    try seen.insert(0, key)
                    jobValue = try Swift.String(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let jobValue else {
                throw Varlink.JSONError(.missingField("job"), at: start)
            }
            self.job = jobValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("job")
            self.job.write(to: &writer)
            writer.endObject()
        }
    }

    /// The job does not stand so that this can be done.
    package struct WrongState: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.Printer.WrongState"

        /// The field `job`.
        package var job: Printer.Job

        /// Makes it from its fields.
        package init(
            job: Printer.Job
        ) {
            self.job = job
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var jobValue: Printer.Job?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "job":
                    try seen.insert(0, key)
                    jobValue = try Printer.Job(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let jobValue else {
                throw Varlink.JSONError(.missingField("job"), at: start)
            }
            self.job = jobValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("job")
            self.job.write(to: &writer)
            writer.endObject()
        }
    }

    /// What was printed was erased, as the configuration says.
    package struct BodyErased: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.Printer.BodyErased"

        /// The field `job`.
        package var job: Swift.String

        /// Makes it from its fields.
        package init(
            job: Swift.String
        ) {
            self.job = job
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var jobValue: Swift.String?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "job":
                    try seen.insert(0, key)
                    jobValue = try Swift.String(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let jobValue else {
                throw Varlink.JSONError(.missingField("job"), at: start)
            }
            self.job = jobValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("job")
            self.job.write(to: &writer)
            writer.endObject()
        }
    }

    /// A stream of bytes that opens a drawer is not printed again: its drawer would open a second time. A document's does not.
    package struct OpensDrawer: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.Printer.OpensDrawer"

        /// The field `job`.
        package var job: Swift.String

        /// Makes it from its fields.
        package init(
            job: Swift.String
        ) {
            self.job = job
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var jobValue: Swift.String?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "job":
                    try seen.insert(0, key)
                    jobValue = try Swift.String(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let jobValue else {
                throw Varlink.JSONError(.missingField("job"), at: start)
            }
            self.job = jobValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("job")
            self.job.write(to: &writer)
            writer.endObject()
        }
    }

    /// The job could not be written down, so nothing is printed: `reason` is `diskFull`, `readOnly`, `damaged`, `newerVersion` or
    /// `failed`. Ask again when that is mended.
    package struct NotAccepted: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.Printer.NotAccepted"

        /// The field `reason`.
        package var reason: Swift.String
        /// The field `detail`.
        package var detail: Swift.String

        /// Makes it from its fields.
        package init(
            reason: Swift.String,
            detail: Swift.String
        ) {
            self.reason = reason
            self.detail = detail
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var reasonValue: Swift.String?
            var detailValue: Swift.String?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "reason":
                    try seen.insert(0, key)
                    reasonValue = try Swift.String(from: &reader)
                case "detail":
                    try seen.insert(1, key)
                    detailValue = try Swift.String(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let reasonValue else {
                throw Varlink.JSONError(.missingField("reason"), at: start)
            }
            self.reason = reasonValue
            guard let detailValue else {
                throw Varlink.JSONError(.missingField("detail"), at: start)
            }
            self.detail = detailValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("reason")
            self.reason.write(to: &writer)
            writer.field("detail")
            self.detail.write(to: &writer)
            writer.endObject()
        }
    }

    /// Prints a document. The answer comes when the outcome is known, or at the deadline with what is known until then: the
    /// job goes on. With `more`, every change of the job is told first: `queued`, `sending`, how many bytes, the outcome.
    package enum Print: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.Printer.Print"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// Whom it is for, such as `receipt`.
            package var role: Swift.String
            /// What is to be on the paper; or
            package var document: Swift.Optional<Printer.Document>
            /// the same as text in the receipt markdown ReceiptLine (https://github.com/receiptline/receiptline). Exactly one of the
            /// two is there. Only what the text says is cut. Its raw commands are refused, and so is what the markdown passes over in
            /// silence because it is wrong.
            package var receiptLine: Swift.Optional<Swift.String>
            /// How many characters wide the lines of `receiptLine` are laid out, 24 to 96; 48 unless told. It is to be the width of the
            /// paper, or less.
            package var columns: Swift.Optional<Swift.Int>
            /// Names the job, for this role and this client: the same key again moves no paper while it is on its way, `printed` or
            /// `unknown`, and returns what is known. After `notPrinted` it is tried once more. At most 200 bytes.
            package var key: Swift.Optional<Swift.String>
            /// The name that the client gives itself; keys of different clients do not meet. At most 100 bytes.
            package var client: Swift.Optional<Swift.String>
            /// The caller asks a second time, since it does not know what became of the first. A key that is not known then prints
            /// nothing and answers `unknown` with the reason `keyNotKnown`.
            package var again: Swift.Optional<Swift.Bool>
            /// How long the caller waits; 60 seconds unless told, 24 hours at most.
            package var deadlineMilliseconds: Swift.Optional<Swift.Int>
            /// How long the job may wait for its first byte, whether the caller waits or not: a receipt that comes out when
            /// everybody has gone is none. Past it, it is `notPrinted` with the reason `expired`; 10 minutes unless told, 7 days at
            /// most.
            package var expiresMilliseconds: Swift.Optional<Swift.Int>

            /// Makes it from its fields.
            package init(
                role: Swift.String,
                document: Swift.Optional<Printer.Document> = nil,
                receiptLine: Swift.Optional<Swift.String> = nil,
                columns: Swift.Optional<Swift.Int> = nil,
                key: Swift.Optional<Swift.String> = nil,
                client: Swift.Optional<Swift.String> = nil,
                again: Swift.Optional<Swift.Bool> = nil,
                deadlineMilliseconds: Swift.Optional<Swift.Int> = nil,
                expiresMilliseconds: Swift.Optional<Swift.Int> = nil
            ) {
                self.role = role
                self.document = document
                self.receiptLine = receiptLine
                self.columns = columns
                self.key = key
                self.client = client
                self.again = again
                self.deadlineMilliseconds = deadlineMilliseconds
                self.expiresMilliseconds = expiresMilliseconds
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var roleValue: Swift.String?
                var documentValue: Swift.Optional<Printer.Document> = nil
                var receiptLineValue: Swift.Optional<Swift.String> = nil
                var columnsValue: Swift.Optional<Swift.Int> = nil
                var keyValue: Swift.Optional<Swift.String> = nil
                var clientValue: Swift.Optional<Swift.String> = nil
                var againValue: Swift.Optional<Swift.Bool> = nil
                var deadlineMillisecondsValue: Swift.Optional<Swift.Int> = nil
                var expiresMillisecondsValue: Swift.Optional<Swift.Int> = nil
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "role":
                        try seen.insert(0, key)
                        roleValue = try Swift.String(from: &reader)
                    case "document":
                        try seen.insert(1, key)
                        documentValue = try Swift.Optional<Printer.Document>(from: &reader)
                    case "receiptLine":
                        try seen.insert(2, key)
                        receiptLineValue = try Swift.Optional<Swift.String>(from: &reader)
                    case "columns":
                        try seen.insert(3, key)
                        columnsValue = try Swift.Optional<Swift.Int>(from: &reader)
                    case "key":
                        try seen.insert(4, key)
                        keyValue = try Swift.Optional<Swift.String>(from: &reader)
                    case "client":
                        try seen.insert(5, key)
                        clientValue = try Swift.Optional<Swift.String>(from: &reader)
                    case "again":
                        try seen.insert(6, key)
                        againValue = try Swift.Optional<Swift.Bool>(from: &reader)
                    case "deadlineMilliseconds":
                        try seen.insert(7, key)
                        deadlineMillisecondsValue = try Swift.Optional<Swift.Int>(from: &reader)
                    case "expiresMilliseconds":
                        try seen.insert(8, key)
                        expiresMillisecondsValue = try Swift.Optional<Swift.Int>(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let roleValue else {
                    throw Varlink.JSONError(.missingField("role"), at: start)
                }
                self.role = roleValue
                self.document = documentValue
                self.receiptLine = receiptLineValue
                self.columns = columnsValue
                self.key = keyValue
                self.client = clientValue
                self.again = againValue
                self.deadlineMilliseconds = deadlineMillisecondsValue
                self.expiresMilliseconds = expiresMillisecondsValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("role")
                self.role.write(to: &writer)
                if let value = self.document {
                    writer.field("document")
                    value.write(to: &writer)
                }
                if let value = self.receiptLine {
                    writer.field("receiptLine")
                    value.write(to: &writer)
                }
                if let value = self.columns {
                    writer.field("columns")
                    value.write(to: &writer)
                }
                if let value = self.key {
                    writer.field("key")
                    value.write(to: &writer)
                }
                if let value = self.client {
                    writer.field("client")
                    value.write(to: &writer)
                }
                if let value = self.again {
                    writer.field("again")
                    value.write(to: &writer)
                }
                if let value = self.deadlineMilliseconds {
                    writer.field("deadlineMilliseconds")
                    value.write(to: &writer)
                }
                if let value = self.expiresMilliseconds {
                    writer.field("expiresMilliseconds")
                    value.write(to: &writer)
                }
                writer.endObject()
            }
        }

        /// What each reply holds.
        package struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `job`.
            package var job: Printer.Job

            /// Makes it from its fields.
            package init(
                job: Printer.Job
            ) {
                self.job = job
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var jobValue: Printer.Job?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "job":
                        try seen.insert(0, key)
                        jobValue = try Printer.Job(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let jobValue else {
                    throw Varlink.JSONError(.missingField("job"), at: start)
                }
                self.job = jobValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("job")
                self.job.write(to: &writer)
                writer.endObject()
            }
        }
    }

    /// Prints a stream of bytes in the printer's own language (ESC/POS), for programs that have made it already. All else is as with
    /// `Print`: key, `again`, deadlines, steps with `more`, outcomes.
    ///
    /// The stream is walked command by command before any of it is sent, by the dialect that the driver tells as the fact `dialect`.
    /// Then it is sent as it is, between commands that bring the printer into its usual modes before and after. What makes the
    /// printer answer, or keeps it from answering, is refused and not left out: its answers would be taken for those that say what
    /// became of the job, and the stream's maker would wait for them in vain. What is left of a last line without a line feed is
    /// printed.
    package enum PrintRaw: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.Printer.PrintRaw"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// Whom it is for, such as `receipt`.
            package var role: Swift.String
            /// Which of the descriptors beside the call is a file with the bytes, read from its beginning, counted from 0; or
            package var descriptor: Swift.Optional<Swift.Int>
            /// the bytes in base 64. Exactly one of the two is there. 1 byte to 4 MiB.
            package var base64: Swift.Optional<Swift.String>
            /// Sends commands that are not known as well, where the caller is a technician; not, unless told. Each is taken for as long as
            /// its first two bytes, and what follows them for text.
            package var allowUnknown: Swift.Optional<Swift.Bool>
            /// As for `Print`.
            package var key: Swift.Optional<Swift.String>
            /// As for `Print`.
            package var client: Swift.Optional<Swift.String>
            /// As for `Print`.
            package var again: Swift.Optional<Swift.Bool>
            /// As for `Print`.
            package var deadlineMilliseconds: Swift.Optional<Swift.Int>
            /// As for `Print`.
            package var expiresMilliseconds: Swift.Optional<Swift.Int>

            /// Makes it from its fields.
            package init(
                role: Swift.String,
                descriptor: Swift.Optional<Swift.Int> = nil,
                base64: Swift.Optional<Swift.String> = nil,
                allowUnknown: Swift.Optional<Swift.Bool> = nil,
                key: Swift.Optional<Swift.String> = nil,
                client: Swift.Optional<Swift.String> = nil,
                again: Swift.Optional<Swift.Bool> = nil,
                deadlineMilliseconds: Swift.Optional<Swift.Int> = nil,
                expiresMilliseconds: Swift.Optional<Swift.Int> = nil
            ) {
                self.role = role
                self.descriptor = descriptor
                self.base64 = base64
                self.allowUnknown = allowUnknown
                self.key = key
                self.client = client
                self.again = again
                self.deadlineMilliseconds = deadlineMilliseconds
                self.expiresMilliseconds = expiresMilliseconds
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var roleValue: Swift.String?
                var descriptorValue: Swift.Optional<Swift.Int> = nil
                var base64Value: Swift.Optional<Swift.String> = nil
                var allowUnknownValue: Swift.Optional<Swift.Bool> = nil
                var keyValue: Swift.Optional<Swift.String> = nil
                var clientValue: Swift.Optional<Swift.String> = nil
                var againValue: Swift.Optional<Swift.Bool> = nil
                var deadlineMillisecondsValue: Swift.Optional<Swift.Int> = nil
                var expiresMillisecondsValue: Swift.Optional<Swift.Int> = nil
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "role":
                        try seen.insert(0, key)
                        roleValue = try Swift.String(from: &reader)
                    case "descriptor":
                        try seen.insert(1, key)
                        descriptorValue = try Swift.Optional<Swift.Int>(from: &reader)
                    case "base64":
                        try seen.insert(2, key)
                        base64Value = try Swift.Optional<Swift.String>(from: &reader)
                    case "allowUnknown":
                        try seen.insert(3, key)
                        allowUnknownValue = try Swift.Optional<Swift.Bool>(from: &reader)
                    case "key":
                        try seen.insert(4, key)
                        keyValue = try Swift.Optional<Swift.String>(from: &reader)
                    case "client":
                        try seen.insert(5, key)
                        clientValue = try Swift.Optional<Swift.String>(from: &reader)
                    case "again":
                        try seen.insert(6, key)
                        againValue = try Swift.Optional<Swift.Bool>(from: &reader)
                    case "deadlineMilliseconds":
                        try seen.insert(7, key)
                        deadlineMillisecondsValue = try Swift.Optional<Swift.Int>(from: &reader)
                    case "expiresMilliseconds":
                        try seen.insert(8, key)
                        expiresMillisecondsValue = try Swift.Optional<Swift.Int>(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let roleValue else {
                    throw Varlink.JSONError(.missingField("role"), at: start)
                }
                self.role = roleValue
                self.descriptor = descriptorValue
                self.base64 = base64Value
                self.allowUnknown = allowUnknownValue
                self.key = keyValue
                self.client = clientValue
                self.again = againValue
                self.deadlineMilliseconds = deadlineMillisecondsValue
                self.expiresMilliseconds = expiresMillisecondsValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("role")
                self.role.write(to: &writer)
                if let value = self.descriptor {
                    writer.field("descriptor")
                    value.write(to: &writer)
                }
                if let value = self.base64 {
                    writer.field("base64")
                    value.write(to: &writer)
                }
                if let value = self.allowUnknown {
                    writer.field("allowUnknown")
                    value.write(to: &writer)
                }
                if let value = self.key {
                    writer.field("key")
                    value.write(to: &writer)
                }
                if let value = self.client {
                    writer.field("client")
                    value.write(to: &writer)
                }
                if let value = self.again {
                    writer.field("again")
                    value.write(to: &writer)
                }
                if let value = self.deadlineMilliseconds {
                    writer.field("deadlineMilliseconds")
                    value.write(to: &writer)
                }
                if let value = self.expiresMilliseconds {
                    writer.field("expiresMilliseconds")
                    value.write(to: &writer)
                }
                writer.endObject()
            }
        }

        /// What each reply holds.
        package struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `job`.
            package var job: Printer.Job

            /// Makes it from its fields.
            package init(
                job: Printer.Job
            ) {
                self.job = job
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var jobValue: Printer.Job?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "job":
                        try seen.insert(0, key)
                        jobValue = try Printer.Job(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let jobValue else {
                    throw Varlink.JSONError(.missingField("job"), at: start)
                }
                self.job = jobValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("job")
                self.job.write(to: &writer)
                writer.endObject()
            }
        }
    }

    /// Says how the printer of a role stands.
    package enum Status: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.Printer.Status"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `role`.
            package var role: Swift.String

            /// Makes it from its fields.
            package init(
                role: Swift.String
            ) {
                self.role = role
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var roleValue: Swift.String?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "role":
                        try seen.insert(0, key)
                        roleValue = try Swift.String(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let roleValue else {
                    throw Varlink.JSONError(.missingField("role"), at: start)
                }
                self.role = roleValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("role")
                self.role.write(to: &writer)
                writer.endObject()
            }
        }

        /// What each reply holds.
        package struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `status`.
            package var status: Printer.PrinterStatus

            /// Makes it from its fields.
            package init(
                status: Printer.PrinterStatus
            ) {
                self.status = status
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var statusValue: Printer.PrinterStatus?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "status":
                        try seen.insert(0, key)
                        statusValue = try Printer.PrinterStatus(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let statusValue else {
                    throw Varlink.JSONError(.missingField("status"), at: start)
                }
                self.status = statusValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("status")
                self.status.write(to: &writer)
                writer.endObject()
            }
        }
    }

    /// Tells of one job: of this name, or the newest under this key of this role and client. A caller without the right
    /// `technician` finds the jobs of its own user only, here and in all that follows.
    package enum FindJob: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.Printer.FindJob"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `job`.
            package var job: Swift.Optional<Swift.String>
            /// The field `role`.
            package var role: Swift.Optional<Swift.String>
            /// The field `key`.
            package var key: Swift.Optional<Swift.String>
            /// The field `client`.
            package var client: Swift.Optional<Swift.String>

            /// Makes it from its fields.
            package init(
                job: Swift.Optional<Swift.String> = nil,
                role: Swift.Optional<Swift.String> = nil,
                key: Swift.Optional<Swift.String> = nil,
                client: Swift.Optional<Swift.String> = nil
            ) {
                self.job = job
                self.role = role
                self.key = key
                self.client = client
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var jobValue: Swift.Optional<Swift.String> = nil
                var roleValue: Swift.Optional<Swift.String> = nil
                var keyValue: Swift.Optional<Swift.String> = nil
                var clientValue: Swift.Optional<Swift.String> = nil
                try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "job":
                        try seen.insert(0, key)
                        jobValue = try Swift.Optional<Swift.String>(from: &reader)
                    case "role":
                        try seen.insert(1, key)
                        roleValue = try Swift.Optional<Swift.String>(from: &reader)
                    case "key":
                        try seen.insert(2, key)
                        keyValue = try Swift.Optional<Swift.String>(from: &reader)
                    case "client":
                        try seen.insert(3, key)
                        clientValue = try Swift.Optional<Swift.String>(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                self.job = jobValue
                self.role = roleValue
                self.key = keyValue
                self.client = clientValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                if let value = self.job {
                    writer.field("job")
                    value.write(to: &writer)
                }
                if let value = self.role {
                    writer.field("role")
                    value.write(to: &writer)
                }
                if let value = self.key {
                    writer.field("key")
                    value.write(to: &writer)
                }
                if let value = self.client {
                    writer.field("client")
                    value.write(to: &writer)
                }
                writer.endObject()
            }
        }

        /// What each reply holds.
        package struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `job`.
            package var job: Printer.Job

            /// Makes it from its fields.
            package init(
                job: Printer.Job
            ) {
                self.job = job
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var jobValue: Printer.Job?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "job":
                        try seen.insert(0, key)
                        jobValue = try Printer.Job(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let jobValue else {
                    throw Varlink.JSONError(.missingField("job"), at: start)
                }
                self.job = jobValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("job")
                self.job.write(to: &writer)
                writer.endObject()
            }
        }
    }

    /// Tells of jobs, the newest first.
    package enum Jobs: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.Printer.Jobs"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// Of this role only.
            package var role: Swift.Optional<Swift.String>
            /// In one of these states only.
            package var states: Swift.Optional<[Printer.JobState]>
            /// Older than this one only: the last of an answer, to go on.
            package var before: Swift.Optional<Swift.String>
            /// At most so many, 1 to 1000; 100 unless told.
            package var limit: Swift.Optional<Swift.Int>

            /// Makes it from its fields.
            package init(
                role: Swift.Optional<Swift.String> = nil,
                states: Swift.Optional<[Printer.JobState]> = nil,
                before: Swift.Optional<Swift.String> = nil,
                limit: Swift.Optional<Swift.Int> = nil
            ) {
                self.role = role
                self.states = states
                self.before = before
                self.limit = limit
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var roleValue: Swift.Optional<Swift.String> = nil
                var statesValue: Swift.Optional<[Printer.JobState]> = nil
                var beforeValue: Swift.Optional<Swift.String> = nil
                var limitValue: Swift.Optional<Swift.Int> = nil
                try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "role":
                        try seen.insert(0, key)
                        roleValue = try Swift.Optional<Swift.String>(from: &reader)
                    case "states":
                        try seen.insert(1, key)
                        statesValue = try Swift.Optional<[Printer.JobState]>(from: &reader)
                    case "before":
                        try seen.insert(2, key)
                        beforeValue = try Swift.Optional<Swift.String>(from: &reader)
                    case "limit":
                        try seen.insert(3, key)
                        limitValue = try Swift.Optional<Swift.Int>(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                self.role = roleValue
                self.states = statesValue
                self.before = beforeValue
                self.limit = limitValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                if let value = self.role {
                    writer.field("role")
                    value.write(to: &writer)
                }
                if let value = self.states {
                    writer.field("states")
                    value.write(to: &writer)
                }
                if let value = self.before {
                    writer.field("before")
                    value.write(to: &writer)
                }
                if let value = self.limit {
                    writer.field("limit")
                    value.write(to: &writer)
                }
                writer.endObject()
            }
        }

        /// What each reply holds.
        package struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `jobs`.
            package var jobs: [Printer.Job]

            /// Makes it from its fields.
            package init(
                jobs: [Printer.Job]
            ) {
                self.jobs = jobs
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var jobsValue: [Printer.Job]?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "jobs":
                        try seen.insert(0, key)
                        jobsValue = try [Printer.Job](from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let jobsValue else {
                    throw Varlink.JSONError(.missingField("jobs"), at: start)
                }
                self.jobs = jobsValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("jobs")
                self.jobs.write(to: &writer)
                writer.endObject()
            }
        }
    }

    /// Tells, with `more`, of every change of every job from now on. A caller that reads slowly misses steps on the way, never
    /// the last state of a job.
    package enum WatchJobs: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.Printer.WatchJobs"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `role`.
            package var role: Swift.Optional<Swift.String>

            /// Makes it from its fields.
            package init(
                role: Swift.Optional<Swift.String> = nil
            ) {
                self.role = role
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var roleValue: Swift.Optional<Swift.String> = nil
                try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "role":
                        try seen.insert(0, key)
                        roleValue = try Swift.Optional<Swift.String>(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                self.role = roleValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                if let value = self.role {
                    writer.field("role")
                    value.write(to: &writer)
                }
                writer.endObject()
            }
        }

        /// What each reply holds.
        package struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `job`.
            package var job: Printer.Job

            /// Makes it from its fields.
            package init(
                job: Printer.Job
            ) {
                self.job = job
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var jobValue: Printer.Job?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "job":
                        try seen.insert(0, key)
                        jobValue = try Printer.Job(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let jobValue else {
                    throw Varlink.JSONError(.missingField("job"), at: start)
                }
                self.job = jobValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("job")
                self.job.write(to: &writer)
                writer.endObject()
            }
        }
    }

    /// Stops a job. One that waits for its turn is `notPrinted`; one that is on its way comes to the outcome that its driver can
    /// vouch for, `unknown` where bytes have left. The answer comes with the outcome, or at the deadline with what is known.
    package enum Cancel: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.Printer.Cancel"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `job`.
            package var job: Swift.String
            /// The field `deadlineMilliseconds`.
            package var deadlineMilliseconds: Swift.Optional<Swift.Int>

            /// Makes it from its fields.
            package init(
                job: Swift.String,
                deadlineMilliseconds: Swift.Optional<Swift.Int> = nil
            ) {
                self.job = job
                self.deadlineMilliseconds = deadlineMilliseconds
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var jobValue: Swift.String?
                var deadlineMillisecondsValue: Swift.Optional<Swift.Int> = nil
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "job":
                        try seen.insert(0, key)
                        jobValue = try Swift.String(from: &reader)
                    case "deadlineMilliseconds":
                        try seen.insert(1, key)
                        deadlineMillisecondsValue = try Swift.Optional<Swift.Int>(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let jobValue else {
                    throw Varlink.JSONError(.missingField("job"), at: start)
                }
                self.job = jobValue
                self.deadlineMilliseconds = deadlineMillisecondsValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("job")
                self.job.write(to: &writer)
                if let value = self.deadlineMilliseconds {
                    writer.field("deadlineMilliseconds")
                    value.write(to: &writer)
                }
                writer.endObject()
            }
        }

        /// What each reply holds.
        package struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `job`.
            package var job: Printer.Job

            /// Makes it from its fields.
            package init(
                job: Printer.Job
            ) {
                self.job = job
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var jobValue: Printer.Job?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "job":
                        try seen.insert(0, key)
                        jobValue = try Printer.Job(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let jobValue else {
                    throw Varlink.JSONError(.missingField("job"), at: start)
                }
                self.job = jobValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("job")
                self.job.write(to: &writer)
                writer.endObject()
            }
        }
    }

    /// Says of a job that is `unknown` what is on the paper.
    package enum Resolve: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.Printer.Resolve"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `job`.
            package var job: Swift.String
            /// The field `as`.
            package var `as`: Printer.Sight

            /// Makes it from its fields.
            package init(
                job: Swift.String,
                `as`: Printer.Sight
            ) {
                self.job = job
                self.`as` = `as`
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var jobValue: Swift.String?
                var asValue: Printer.Sight?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "job":
                        try seen.insert(0, key)
                        jobValue = try Swift.String(from: &reader)
                    case "as":
                        try seen.insert(1, key)
                        asValue = try Printer.Sight(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let jobValue else {
                    throw Varlink.JSONError(.missingField("job"), at: start)
                }
                self.job = jobValue
                guard let asValue else {
                    throw Varlink.JSONError(.missingField("as"), at: start)
                }
                self.`as` = asValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("job")
                self.job.write(to: &writer)
                writer.field("as")
                self.`as`.write(to: &writer)
                writer.endObject()
            }
        }

        /// What each reply holds.
        package struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `job`.
            package var job: Printer.Job

            /// Makes it from its fields.
            package init(
                job: Printer.Job
            ) {
                self.job = job
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var jobValue: Printer.Job?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "job":
                        try seen.insert(0, key)
                        jobValue = try Printer.Job(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let jobValue else {
                    throw Varlink.JSONError(.missingField("job"), at: start)
                }
                self.job = jobValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("job")
                self.job.write(to: &writer)
                writer.endObject()
            }
        }
    }

    /// Prints a job that is over once more, under a line that says so. The answer is the new job, as soon as it is accepted.
    package enum Reprint: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.Printer.Reprint"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `job`.
            package var job: Swift.String
            /// The field `expiresMilliseconds`.
            package var expiresMilliseconds: Swift.Optional<Swift.Int>

            /// Makes it from its fields.
            package init(
                job: Swift.String,
                expiresMilliseconds: Swift.Optional<Swift.Int> = nil
            ) {
                self.job = job
                self.expiresMilliseconds = expiresMilliseconds
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var jobValue: Swift.String?
                var expiresMillisecondsValue: Swift.Optional<Swift.Int> = nil
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "job":
                        try seen.insert(0, key)
                        jobValue = try Swift.String(from: &reader)
                    case "expiresMilliseconds":
                        try seen.insert(1, key)
                        expiresMillisecondsValue = try Swift.Optional<Swift.Int>(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let jobValue else {
                    throw Varlink.JSONError(.missingField("job"), at: start)
                }
                self.job = jobValue
                self.expiresMilliseconds = expiresMillisecondsValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("job")
                self.job.write(to: &writer)
                if let value = self.expiresMilliseconds {
                    writer.field("expiresMilliseconds")
                    value.write(to: &writer)
                }
                writer.endObject()
            }
        }

        /// What each reply holds.
        package struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `job`.
            package var job: Printer.Job

            /// Makes it from its fields.
            package init(
                job: Printer.Job
            ) {
                self.job = job
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var jobValue: Printer.Job?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "job":
                        try seen.insert(0, key)
                        jobValue = try Printer.Job(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let jobValue else {
                    throw Varlink.JSONError(.missingField("job"), at: start)
                }
                self.job = jobValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("job")
                self.job.write(to: &writer)
                writer.endObject()
            }
        }
    }

    /// Answers the calls of `org.lanekeeper.Printer`; one class serves one interface.
    package protocol Service: Varlink.InterfaceService {
        /// Prints a document. The answer comes when the outcome is known, or at the deadline with what is known until then: the
        /// job goes on. With `more`, every change of the job is told first: `queued`, `sending`, how many bytes, the outcome.
        func print(_ call: Varlink.Call<Print>, _ parameters: Print.Parameters)
        /// Prints a stream of bytes in the printer's own language (ESC/POS), for programs that have made it already. All else is as with
        /// `Print`: key, `again`, deadlines, steps with `more`, outcomes.
        ///
        /// The stream is walked command by command before any of it is sent, by the dialect that the driver tells as the fact `dialect`.
        /// Then it is sent as it is, between commands that bring the printer into its usual modes before and after. What makes the
        /// printer answer, or keeps it from answering, is refused and not left out: its answers would be taken for those that say what
        /// became of the job, and the stream's maker would wait for them in vain. What is left of a last line without a line feed is
        /// printed.
        func printRaw(_ call: Varlink.Call<PrintRaw>, _ parameters: PrintRaw.Parameters)
        /// Says how the printer of a role stands.
        func status(_ call: Varlink.Call<Status>, _ parameters: Status.Parameters)
        /// Tells of one job: of this name, or the newest under this key of this role and client. A caller without the right
        /// `technician` finds the jobs of its own user only, here and in all that follows.
        func findJob(_ call: Varlink.Call<FindJob>, _ parameters: FindJob.Parameters)
        /// Tells of jobs, the newest first.
        func jobs(_ call: Varlink.Call<Jobs>, _ parameters: Jobs.Parameters)
        /// Tells, with `more`, of every change of every job from now on. A caller that reads slowly misses steps on the way, never
        /// the last state of a job.
        func watchJobs(_ call: Varlink.Call<WatchJobs>, _ parameters: WatchJobs.Parameters)
        /// Stops a job. One that waits for its turn is `notPrinted`; one that is on its way comes to the outcome that its driver can
        /// vouch for, `unknown` where bytes have left. The answer comes with the outcome, or at the deadline with what is known.
        func cancel(_ call: Varlink.Call<Cancel>, _ parameters: Cancel.Parameters)
        /// Says of a job that is `unknown` what is on the paper.
        func resolve(_ call: Varlink.Call<Resolve>, _ parameters: Resolve.Parameters)
        /// Prints a job that is over once more, under a line that says so. The answer is the new job, as soon as it is accepted.
        func reprint(_ call: Varlink.Call<Reprint>, _ parameters: Reprint.Parameters)
    }

    /// Calls the methods of `org.lanekeeper.Printer`.
    package struct Client<Caller: Varlink.MethodCaller> {
        /// What the calls go through.
        package let caller: Caller

        /// Calls through a connection.
        package init(_ caller: Caller) { self.caller = caller }

        /// Prints a document. The answer comes when the outcome is known, or at the deadline with what is known until then: the
        /// job goes on. With `more`, every change of the job is told first: `queued`, `sending`, how many bytes, the outcome.
        package func print(
            _ parameters: Print.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Print>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Print.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Prints a stream of bytes in the printer's own language (ESC/POS), for programs that have made it already. All else is as with
        /// `Print`: key, `again`, deadlines, steps with `more`, outcomes.
        ///
        /// The stream is walked command by command before any of it is sent, by the dialect that the driver tells as the fact `dialect`.
        /// Then it is sent as it is, between commands that bring the printer into its usual modes before and after. What makes the
        /// printer answer, or keeps it from answering, is refused and not left out: its answers would be taken for those that say what
        /// became of the job, and the stream's maker would wait for them in vain. What is left of a last line without a line feed is
        /// printed.
        package func printRaw(
            _ parameters: PrintRaw.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<PrintRaw>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(PrintRaw.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Says how the printer of a role stands.
        package func status(
            _ parameters: Status.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Status>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Status.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Tells of one job: of this name, or the newest under this key of this role and client. A caller without the right
        /// `technician` finds the jobs of its own user only, here and in all that follows.
        package func findJob(
            _ parameters: FindJob.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<FindJob>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(FindJob.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Tells of jobs, the newest first.
        package func jobs(
            _ parameters: Jobs.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Jobs>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Jobs.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Tells, with `more`, of every change of every job from now on. A caller that reads slowly misses steps on the way, never
        /// the last state of a job.
        package func watchJobs(
            _ parameters: WatchJobs.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<WatchJobs>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(WatchJobs.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Stops a job. One that waits for its turn is `notPrinted`; one that is on its way comes to the outcome that its driver can
        /// vouch for, `unknown` where bytes have left. The answer comes with the outcome, or at the deadline with what is known.
        package func cancel(
            _ parameters: Cancel.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Cancel>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Cancel.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Says of a job that is `unknown` what is on the paper.
        package func resolve(
            _ parameters: Resolve.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Resolve>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Resolve.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Prints a job that is over once more, under a line that says so. The answer is the new job, as soon as it is accepted.
        package func reprint(
            _ parameters: Reprint.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Reprint>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Reprint.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }
    }
}

extension Printer.Service {
    /// The interface's full name.
    package var interfaceName: Swift.StaticString { "org.lanekeeper.Printer" }

    /// The interface's text.
    package var interfaceDescription: Swift.StaticString { printerInterfaceText }

    /// Hands a call to the method that it names.
    package func dispatch(_ call: Varlink.IncomingCall) {
        switch call.member {
        case "Print":
            guard let (call, parameters) = call.open(Printer.Print.self) else { return }
            self.print(call, parameters)
        case "PrintRaw":
            guard let (call, parameters) = call.open(Printer.PrintRaw.self) else { return }
            self.printRaw(call, parameters)
        case "Status":
            guard let (call, parameters) = call.open(Printer.Status.self) else { return }
            self.status(call, parameters)
        case "FindJob":
            guard let (call, parameters) = call.open(Printer.FindJob.self) else { return }
            self.findJob(call, parameters)
        case "Jobs":
            guard let (call, parameters) = call.open(Printer.Jobs.self) else { return }
            self.jobs(call, parameters)
        case "WatchJobs":
            guard let (call, parameters) = call.open(Printer.WatchJobs.self) else { return }
            self.watchJobs(call, parameters)
        case "Cancel":
            guard let (call, parameters) = call.open(Printer.Cancel.self) else { return }
            self.cancel(call, parameters)
        case "Resolve":
            guard let (call, parameters) = call.open(Printer.Resolve.self) else { return }
            self.resolve(call, parameters)
        case "Reprint":
            guard let (call, parameters) = call.open(Printer.Reprint.self) else { return }
            self.reprint(call, parameters)
        default: call.failMethodNotFound()
        }
    }
}

private let printerInterfaceText: Swift.StaticString = #"""
# Receipts: what comes out of a printer, and what is known of it afterwards.
#
# A program says what is to be on the paper and for which role; the answer is `printed`, `notPrinted` or `unknown`,
# never rounded, with what it stands on.
interface org.lanekeeper.Printer

# Where a line stands between the margins.
type Alignment (left, center, right)

# How paper is cut.
type Cut (
  # All the way through.
  full,
  # But for a small piece that holds it.
  partial
)

# How text is underlined.
type Underline (none, thin, thick)

# The letters; their widths are the printer's.
type Font (
  # The usual one.
  a,
  # A smaller one; a printer that has none takes the usual one.
  b
)

# A piece of a line in a style of its own. What it does not say is as in the text to which it belongs.
type TextRun (
  text: string,
  bold: ?bool,
  # 1 to 8.
  widthTimes: ?int,
  # 1 to 8.
  heightTimes: ?int,
  underline: ?Underline,
  reversed: ?bool,
  # Letters of two widths in one line are broken where the paper ends, not at a number of characters.
  font: ?Font
)

# Text. Each line feed in it begins a new line, and a new line begins after it; other control characters are refused.
# What does not fit the width goes on in the next line, broken between words where that is possible.
type Text (
  text: string,
  # Bold; not, unless told.
  bold: ?bool,
  # How many times as wide as usual, 1 to 8; 1 unless told.
  widthTimes: ?int,
  # How many times as high as usual, 1 to 8; 1 unless told.
  heightTimes: ?int,
  # Left unless told.
  alignment: ?Alignment,
  # None unless told.
  underline: ?Underline,
  # White on black; not, unless told.
  reversed: ?bool,
  # The usual one unless told.
  font: ?Font,
  # What follows `text` in other styles, on the same line up to the next line feed.
  runs: ?[]TextRun
)

# One cell of a row.
type Cell (
  text: string,
  # How many characters wide; cells without a width share what the others leave.
  columns: ?int,
  # Left unless told.
  alignment: ?Alignment,
  # Bold; not, unless told.
  bold: ?bool,
  # What follows `text` in other styles, on the same line up to the next line feed. A run that is twice as wide takes two
  # columns for each character. The font is the row's: a run that names another is refused.
  runs: ?[]TextRun
)

# Cells side by side, such as item, quantity and price. The text of each is broken within its own width, so that a row has
# as many lines as its longest cell; one character is left free between two cells.
type Row (
  # 1 to 12 cells.
  cells: []Cell,
  # The usual one unless told.
  font: ?Font
)

# A line across the paper.
type Rule (single, double, dashed)

# How shades become dots.
type Dithering (
  # The error of each dot goes on to its neighbours: for photographs.
  errorDiffusion,
  # A pattern: for areas of one shade.
  ordered,
  # Dark is black and light is white: for drawings and logos.
  threshold
)

# A picture, as a PNG file of at most 4 MiB and 4096 by 16384 pixels.
type Image (
  # Which of the descriptors beside the call is the file, counted from 0; or
  descriptor: ?int,
  # the file itself, in base 64. Exactly one of the two is there.
  base64: ?string,
  # How wide it is on paper; its own width in pixels unless told, and the print width at most.
  widthDots: ?int,
  # For photographs unless told.
  dithering: ?Dithering,
  # Centred unless told.
  alignment: ?Alignment
)

# Bar codes in one dimension.
type Symbology (
  # 11 or 12 digits; the twelfth is checked, or added.
  upcA,
  # 6 to 8 digits of number system 0, or 11 or 12 of the UPC-A code that it shortens.
  upcE,
  # 7 or 8 digits; the eighth is checked, or added.
  ean8,
  # 12 or 13 digits; the thirteenth is checked, or added.
  ean13,
  # Digits, capitals, space and $ % + - . /
  code39,
  # Any ASCII.
  code93,
  # Any ASCII; the best of its three sets is chosen.
  code128,
  # An even number of digits.
  itf,
  # Digits and $ + - . / : between two of A B C D.
  codabar,
  # Element strings with their application identifiers in brackets, such as `(01)04012345678901(10)A1`.
  gs1128,
  # A GTIN of 13 digits, or of 14 with its check digit.
  gs1DataBarOmnidirectional,
  gs1DataBarTruncated,
  gs1DataBarLimited,
  # Element strings as for gs1128.
  gs1DataBarExpanded
)

# Where the text of a bar code stands.
type BarcodeText (none, above, below, both)

# A bar code.
type Barcode (
  symbology: Symbology,
  data: string,
  # 1 to 255; 80 unless told.
  heightDots: ?int,
  # How wide its narrowest bar is, 2 to 6 dots; the widest that fits, 3 at most, unless told.
  moduleDots: ?int,
  # Below unless told.
  text: ?BarcodeText,
  # Centred unless told.
  alignment: ?Alignment
)

# Codes in two dimensions.
type MatrixSymbology (qr, pdf417, dataMatrix)

# How much of a code may be lost; PDF417 and Data Matrix choose by themselves unless told, QR takes `medium`.
type ErrorCorrection (low, medium, quartile, high)

# A code in two dimensions.
type MatrixCode (
  symbology: MatrixSymbology,
  # Text, which is put in as UTF-8.
  data: string,
  # How large its modules are, 1 to 16 dots (PDF417: 2 to 8); 4 for QR and Data Matrix, 3 for PDF417, unless told.
  moduleDots: ?int,
  errorCorrection: ?ErrorCorrection,
  # Centred unless told.
  alignment: ?Alignment
)

# One element of a document; exactly one of its fields is there.
type Element (
  text: ?Text,
  row: ?Row,
  rule: ?Rule,
  image: ?Image,
  barcode: ?Barcode,
  matrixCode: ?MatrixCode,
  # So many empty lines, 1 to 100.
  feedLines: ?int,
  # Feeds the paper to the cutter and cuts it. A printer without this kind of cut makes the other.
  cut: ?Cut,
  # Opens the drawer at this connector, 1 or 2. It happens once, on the first attempt to print the document.
  drawer: ?int,
  # Sounds the printer's buzzer so many times, 1 to 9; a printer without one passes over it.
  buzzer: ?int
)

# What is to be on the paper, from top to bottom; at least one element.
type Document (elements: []Element)

# Where a job stands. `printed`, `notPrinted` and `unknown` are outcomes; what follows them is what came of an `unknown` one.
type JobState (
  # It waits for its turn, or for its printer.
  queued,
  # The printer is getting it.
  sending,
  # It is on its way and the printer needs a person; `reason` says for what.
  waiting,
  # It is on paper, whole.
  printed,
  # Nothing of it is on paper. It may be asked for again under the same key.
  notPrinted,
  # It may be on paper, whole or in part. Look at the paper before it is printed again.
  unknown,
  # It was `unknown`, and somebody has seen it on paper, or the role's policy takes it for printed.
  resolvedPrinted,
  # It was `unknown`, and somebody has seen that it is not on paper. It may be asked for again under the same key.
  resolvedNotPrinted,
  # It was `unknown`, and is printed again under a line that says so, as the job `successor`.
  superseded
)

# What an outcome stands on, strongest first.
type Evidence (
  # The printer returned the job's own number after its last byte.
  processIdEcho,
  # A status that had waited behind the last byte came back, and this printer is known to answer such honestly.
  statusFence,
  # Such a status came back; whether this printer answers it honestly is not known.
  consumed,
  # All bytes were handed over to a printer that cannot answer.
  transmittedOnly,
  # Some bytes have left, and nothing confirms them.
  interrupted,
  # No byte has left.
  nothingSent
)

# For how long keys are known.
type KeyMemory (
  # There is none: the caller gave no key.
  none,
  # Until the gateway's process ends: after that, `again` answers `unknown`. The lane has no journal, or it cannot be written.
  memory,
  # As long as the journal keeps it: 30 days unless the configuration tells.
  journal
)

# A job and what is known of it.
type Job (
  # Its name, unique for all time.
  job: string,
  # The caller's key, if it gave one.
  key: ?string,
  role: string,
  # The device that has it.
  device: string,
  state: JobState,
  # Why it waits, was not printed or is unknown, in a word such as `coverOpen`; `detail` has the sentence.
  reason: ?string,
  detail: ?string,
  # How many bytes have gone to the printer.
  bytesSent: int,
  # How many bytes it is in all, as its printer's driver sends it: while it is on its way, as soon as the driver has told it. Some
  # drivers never do.
  bytesTotal: ?int,
  # What the outcome stands on; there as soon as there is an outcome.
  evidence: ?Evidence,
  # Whether a simulator stands for the printer: the paper is not real.
  isSimulated: bool,
  # How long `key` will be known.
  keyMemory: KeyMemory,
  # When it was accepted, and when it came to its outcome, in milliseconds since 1970 in UTC.
  acceptedMilliseconds: int,
  endedMilliseconds: ?int,
  # How often it was handed to a printer's driver.
  attempts: int,
  # Whether a line above it says that it may be on paper twice.
  isReprint: bool,
  # The job that this one repeats, and the one that repeats this one.
  predecessor: ?string,
  successor: ?string
)

# A printer as its driver last reported it. Asking does not disturb the printer.
type PrinterStatus (
  role: string,
  device: string,
  # Whether it takes jobs now: its driver runs and speaks to it.
  isReady: bool,
  # What needs a person, such as `coverOpen` or `paperOut`; empty when all is well.
  attention: []string,
  # How many jobs wait for it, the one on its way included.
  jobs: int,
  # How long ago its driver last reported anything; none without a driver.
  ageMilliseconds: ?int,
  isSimulated: bool
)

# Prints a document. The answer comes when the outcome is known, or at the deadline with what is known until then: the
# job goes on. With `more`, every change of the job is told first: `queued`, `sending`, how many bytes, the outcome.
method Print(
  # Whom it is for, such as `receipt`.
  role: string,
  # What is to be on the paper; or
  document: ?Document,
  # the same as text in the receipt markdown ReceiptLine (https://github.com/receiptline/receiptline). Exactly one of the
  # two is there. Only what the text says is cut. Its raw commands are refused, and so is what the markdown passes over in
  # silence because it is wrong.
  receiptLine: ?string,
  # How many characters wide the lines of `receiptLine` are laid out, 24 to 96; 48 unless told. It is to be the width of the
  # paper, or less.
  columns: ?int,
  # Names the job, for this role and this client: the same key again moves no paper while it is on its way, `printed` or
  # `unknown`, and returns what is known. After `notPrinted` it is tried once more. At most 200 bytes.
  key: ?string,
  # The name that the client gives itself; keys of different clients do not meet. At most 100 bytes.
  client: ?string,
  # The caller asks a second time, since it does not know what became of the first. A key that is not known then prints
  # nothing and answers `unknown` with the reason `keyNotKnown`.
  again: ?bool,
  # How long the caller waits; 60 seconds unless told, 24 hours at most.
  deadlineMilliseconds: ?int,
  # How long the job may wait for its first byte, whether the caller waits or not: a receipt that comes out when
  # everybody has gone is none. Past it, it is `notPrinted` with the reason `expired`; 10 minutes unless told, 7 days at
  # most.
  expiresMilliseconds: ?int
) -> (job: Job)

# What in a stream of bytes is not for everybody.
type StreamNeed (
  # It opens a drawer, or may: whoever may open drawers.
  drawer,
  # It changes what the printer keeps, how it is set, or switches it off: `technician`.
  settings,
  # What it does is not known: `technician`, and `allowUnknown`.
  unknown
)

# Prints a stream of bytes in the printer's own language (ESC/POS), for programs that have made it already. All else is as with
# `Print`: key, `again`, deadlines, steps with `more`, outcomes.
#
# The stream is walked command by command before any of it is sent, by the dialect that the driver tells as the fact `dialect`.
# Then it is sent as it is, between commands that bring the printer into its usual modes before and after. What makes the
# printer answer, or keeps it from answering, is refused and not left out: its answers would be taken for those that say what
# became of the job, and the stream's maker would wait for them in vain. What is left of a last line without a line feed is
# printed.
method PrintRaw(
  # Whom it is for, such as `receipt`.
  role: string,
  # Which of the descriptors beside the call is a file with the bytes, read from its beginning, counted from 0; or
  descriptor: ?int,
  # the bytes in base 64. Exactly one of the two is there. 1 byte to 4 MiB.
  base64: ?string,
  # Sends commands that are not known as well, where the caller is a technician; not, unless told. Each is taken for as long as
  # its first two bytes, and what follows them for text.
  allowUnknown: ?bool,
  # As for `Print`.
  key: ?string,
  # As for `Print`.
  client: ?string,
  # As for `Print`.
  again: ?bool,
  # As for `Print`.
  deadlineMilliseconds: ?int,
  # As for `Print`.
  expiresMilliseconds: ?int
) -> (job: Job)

# Says how the printer of a role stands.
method Status(role: string) -> (status: PrinterStatus)

# The lane has no such role, and no such device. `roles` are those that it has.
error RoleNotFound (role: string, roles: []string)

# What is bound to this role is no printer.
error NotAPrinter (role: string, device: string)

# An element cannot be printed; it is counted from 0. Nothing was printed.
error InvalidDocument (element: int, reason: string)

# The text in ReceiptLine is wrong at this place; line and column are counted from 1. Nothing was printed.
error InvalidReceiptLine (line: int, column: int, reason: string)

# A stream of bytes cannot be printed. Nothing was printed.
error InvalidStream (
  # Where it is wrong, counted in bytes from 0.
  offset: int,
  # The bytes from there on in hexadecimal digits, 16 of them at most.
  bytes: string,
  reason: string
)

# Something in a stream of bytes is not allowed to the caller. Nothing was printed.
error StreamNotAllowed (
  # Where it is, counted in bytes from 0.
  offset: int,
  # The bytes from there on in hexadecimal digits, 16 of them at most.
  bytes: string,
  need: StreamNeed,
  reason: string
)

# The printer of this role takes no streams in a language that can be looked through. Print documents.
error NoRawStreams (role: string, device: string)

# Another document was printed under this key. Give each document a key of its own.
error KeyOfOtherDocument (key: string)

# Too many jobs wait for this printer. Nothing was printed; ask again when it has worked some off.
error QueueFull (role: string, jobs: int)

# Tells of one job: of this name, or the newest under this key of this role and client. A caller without the right
# `technician` finds the jobs of its own user only, here and in all that follows.
method FindJob(job: ?string, role: ?string, key: ?string, client: ?string) -> (job: Job)

# Tells of jobs, the newest first.
method Jobs(
  # Of this role only.
  role: ?string,
  # In one of these states only.
  states: ?[]JobState,
  # Older than this one only: the last of an answer, to go on.
  before: ?string,
  # At most so many, 1 to 1000; 100 unless told.
  limit: ?int
) -> (jobs: []Job)

# Tells, with `more`, of every change of every job from now on. A caller that reads slowly misses steps on the way, never
# the last state of a job.
method WatchJobs(role: ?string) -> (job: Job)

# Stops a job. One that waits for its turn is `notPrinted`; one that is on its way comes to the outcome that its driver can
# vouch for, `unknown` where bytes have left. The answer comes with the outcome, or at the deadline with what is known.
method Cancel(job: string, deadlineMilliseconds: ?int) -> (job: Job)

# What somebody has seen of a job that is `unknown`.
type Sight (printed, notPrinted)

# Says of a job that is `unknown` what is on the paper.
method Resolve(job: string, as: Sight) -> (job: Job)

# Prints a job that is over once more, under a line that says so. The answer is the new job, as soon as it is accepted.
method Reprint(job: string, expiresMilliseconds: ?int) -> (job: Job)

# No job of this name or key is known, or it is another user's.
error JobNotFound (job: string)

# The job does not stand so that this can be done.
error WrongState (job: Job)

# What was printed was erased, as the configuration says.
error BodyErased (job: string)

# A stream of bytes that opens a drawer is not printed again: its drawer would open a second time. A document's does not.
error OpensDrawer (job: string)

# The job could not be written down, so nothing is printed: `reason` is `diskFull`, `readOnly`, `damaged`, `newerVersion` or
# `failed`. Ask again when that is mended.
error NotAccepted (reason: string, detail: string)

"""#
