// Made from org.lanekeeper.link.Renderer.varlink by varlink-generate; change that file and make this one again.

import Varlink

/// What `lane-render` answers on its descriptor 3: it draws what a printer's own letters do not have, and makes dots of
/// pictures.
///
/// The process is started with nothing but the link: descriptor 3 is one end of a stream socket on which its caller, the
/// gateway, calls. It needs no home directory and nothing that it could write to. It ends when descriptor 3 is closed from the
/// other side. It has no descriptor 4 and sends no heartbeat: whoever waits for nothing need not know whether it lives, and
/// each call carries its deadline, past which the process ends itself.
///
/// The order of calls, as the gateway prints a document:
///
///   1. `Describe` once after the process was started: the answer says that it serves, and what is missing around it.
///   2. `DrawText` with everything in the document that the printer cannot say by itself, and `DrawImage` for each
///      picture, before the job is on its way: an error then names the element, and no paper has moved.
///   3. The rasters go into the document that the driver is given, in the places of what they stand for.
///
/// Calls are answered one after the other. A call that is not answered within its deadline, or whose connection ends, has
/// taken the process with it, and the calls behind it as well: start another one, and refuse the document if it happens to the
/// same one again. The files that a call brings are read where it is answered, and nothing of them is kept.
package enum LinkRenderer {
    /// On which side of the paper a line stands.
    package enum Alignment: Swift.String, Varlink.JSONName {
        /// The name `left`.
        case left
        /// The name `center`.
        case center
        /// The name `right`.
        case right
    }

    /// How text is underlined: not, by one dot, by two dots; both grow with the letters.
    package enum Underline: Swift.String, Varlink.JSONName {
        /// The name `none`.
        case none
        /// The name `thin`.
        case thin
        /// The name `thick`.
        case thick
    }

    /// A paragraph, in one style. It is broken into lines at the width, between words where that is possible; its direction is
    /// that of its first letter.
    package struct Paragraph: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// Line feeds begin a new line; other control characters are refused. At most 16 KiB.
        package var text: Swift.String
        /// Of which language it is, for characters that look different in several of them: `ja`, `ko`, `zh-CN`, `zh-HK`, `zh-TW`,
        /// `bg`, `sr`, `fa` or `ur`. Others, and none, leave it to the fonts.
        package var language: Swift.Optional<Swift.String>
        /// How wide the paper is, or the cell of a row: 8 to 4096 dots.
        package var widthDots: Swift.Int
        /// How high the printer's own letters are before they are made larger, such as 24 for font A and 17 for font B of a
        /// receipt printer: 8 to 96. Latin letters become half as wide as that, Chinese ones as wide.
        package var cellDots: Swift.Int
        /// From one line to the next, before lines are made higher, such as 30; `cellDots` unless told, 192 at most. A line whose
        /// letters need more gets more, and all others of the paragraph with it.
        package var lineDots: Swift.Optional<Swift.Int>
        /// Bold; not, unless told.
        package var bold: Swift.Optional<Swift.Bool>
        /// How many times as wide as usual, 1 to 8; 1 unless told.
        package var widthTimes: Swift.Optional<Swift.Int>
        /// How many times as high as usual, 1 to 8; 1 unless told.
        package var heightTimes: Swift.Optional<Swift.Int>
        /// None unless told.
        package var underline: Swift.Optional<LinkRenderer.Underline>
        /// White on black, as far as the text reaches; not, unless told.
        package var reversed: Swift.Optional<Swift.Bool>
        /// Where each line begins to be read unless told: on the right for Hebrew and Arabic, else on the left.
        package var alignment: Swift.Optional<LinkRenderer.Alignment>

        /// Makes it from its fields.
        package init(
            text: Swift.String,
            language: Swift.Optional<Swift.String> = nil,
            widthDots: Swift.Int,
            cellDots: Swift.Int,
            lineDots: Swift.Optional<Swift.Int> = nil,
            bold: Swift.Optional<Swift.Bool> = nil,
            widthTimes: Swift.Optional<Swift.Int> = nil,
            heightTimes: Swift.Optional<Swift.Int> = nil,
            underline: Swift.Optional<LinkRenderer.Underline> = nil,
            reversed: Swift.Optional<Swift.Bool> = nil,
            alignment: Swift.Optional<LinkRenderer.Alignment> = nil
        ) {
            self.text = text
            self.language = language
            self.widthDots = widthDots
            self.cellDots = cellDots
            self.lineDots = lineDots
            self.bold = bold
            self.widthTimes = widthTimes
            self.heightTimes = heightTimes
            self.underline = underline
            self.reversed = reversed
            self.alignment = alignment
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var textValue: Swift.String?
            var languageValue: Swift.Optional<Swift.String> = nil
            var widthDotsValue: Swift.Int?
            var cellDotsValue: Swift.Int?
            var lineDotsValue: Swift.Optional<Swift.Int> = nil
            var boldValue: Swift.Optional<Swift.Bool> = nil
            var widthTimesValue: Swift.Optional<Swift.Int> = nil
            var heightTimesValue: Swift.Optional<Swift.Int> = nil
            var underlineValue: Swift.Optional<LinkRenderer.Underline> = nil
            var reversedValue: Swift.Optional<Swift.Bool> = nil
            var alignmentValue: Swift.Optional<LinkRenderer.Alignment> = nil
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "text":
                    try seen.insert(0, key)
                    textValue = try Swift.String(from: &reader)
                case "language":
                    try seen.insert(1, key)
                    languageValue = try Swift.Optional<Swift.String>(from: &reader)
                case "widthDots":
                    try seen.insert(2, key)
                    widthDotsValue = try Swift.Int(from: &reader)
                case "cellDots":
                    try seen.insert(3, key)
                    cellDotsValue = try Swift.Int(from: &reader)
                case "lineDots":
                    try seen.insert(4, key)
                    lineDotsValue = try Swift.Optional<Swift.Int>(from: &reader)
                case "bold":
                    try seen.insert(5, key)
                    boldValue = try Swift.Optional<Swift.Bool>(from: &reader)
                case "widthTimes":
                    try seen.insert(6, key)
                    widthTimesValue = try Swift.Optional<Swift.Int>(from: &reader)
                case "heightTimes":
                    try seen.insert(7, key)
                    heightTimesValue = try Swift.Optional<Swift.Int>(from: &reader)
                case "underline":
                    try seen.insert(8, key)
                    underlineValue = try Swift.Optional<LinkRenderer.Underline>(from: &reader)
                case "reversed":
                    try seen.insert(9, key)
                    reversedValue = try Swift.Optional<Swift.Bool>(from: &reader)
                case "alignment":
                    try seen.insert(10, key)
                    alignmentValue = try Swift.Optional<LinkRenderer.Alignment>(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let textValue else {
                throw Varlink.JSONError(.missingField("text"), at: start)
            }
            self.text = textValue
            self.language = languageValue
            guard let widthDotsValue else {
                throw Varlink.JSONError(.missingField("widthDots"), at: start)
            }
            self.widthDots = widthDotsValue
            guard let cellDotsValue else {
                throw Varlink.JSONError(.missingField("cellDots"), at: start)
            }
            self.cellDots = cellDotsValue
            self.lineDots = lineDotsValue
            self.bold = boldValue
            self.widthTimes = widthTimesValue
            self.heightTimes = heightTimesValue
            self.underline = underlineValue
            self.reversed = reversedValue
            self.alignment = alignmentValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("text")
            self.text.write(to: &writer)
            if let value = self.language {
                writer.field("language")
                value.write(to: &writer)
            }
            writer.field("widthDots")
            self.widthDots.write(to: &writer)
            writer.field("cellDots")
            self.cellDots.write(to: &writer)
            if let value = self.lineDots {
                writer.field("lineDots")
                value.write(to: &writer)
            }
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
            if let value = self.alignment {
                writer.field("alignment")
                value.write(to: &writer)
            }
            writer.endObject()
        }
    }

    /// Dots in rows, the topmost row first. A row takes (widthDots + 7) / 8 bytes; its first dot is the highest bit of the
    /// first byte, 1 is black, and the bits behind the last dot are 0.
    package struct Raster: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// The field `widthDots`.
        package var widthDots: Swift.Int
        /// The field `heightDots`.
        package var heightDots: Swift.Int
        /// Where its first byte is in the memory file beside the reply; it takes heightDots rows.
        package var offset: Swift.Int

        /// Makes it from its fields.
        package init(
            widthDots: Swift.Int,
            heightDots: Swift.Int,
            offset: Swift.Int
        ) {
            self.widthDots = widthDots
            self.heightDots = heightDots
            self.offset = offset
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var widthDotsValue: Swift.Int?
            var heightDotsValue: Swift.Int?
            var offsetValue: Swift.Int?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "widthDots":
                    try seen.insert(0, key)
                    widthDotsValue = try Swift.Int(from: &reader)
                case "heightDots":
                    try seen.insert(1, key)
                    heightDotsValue = try Swift.Int(from: &reader)
                case "offset":
                    try seen.insert(2, key)
                    offsetValue = try Swift.Int(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let widthDotsValue else {
                throw Varlink.JSONError(.missingField("widthDots"), at: start)
            }
            self.widthDots = widthDotsValue
            guard let heightDotsValue else {
                throw Varlink.JSONError(.missingField("heightDots"), at: start)
            }
            self.heightDots = heightDotsValue
            guard let offsetValue else {
                throw Varlink.JSONError(.missingField("offset"), at: start)
            }
            self.offset = offsetValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("widthDots")
            self.widthDots.write(to: &writer)
            writer.field("heightDots")
            self.heightDots.write(to: &writer)
            writer.field("offset")
            self.offset.write(to: &writer)
            writer.endObject()
        }
    }

    /// A paragraph that was drawn.
    package struct DrawnParagraph: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// The field `raster`.
        package var raster: LinkRenderer.Raster
        /// How many lines it has; each takes the same share of the raster's height.
        package var lines: Swift.Int

        /// Makes it from its fields.
        package init(
            raster: LinkRenderer.Raster,
            lines: Swift.Int
        ) {
            self.raster = raster
            self.lines = lines
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var rasterValue: LinkRenderer.Raster?
            var linesValue: Swift.Int?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "raster":
                    try seen.insert(0, key)
                    rasterValue = try LinkRenderer.Raster(from: &reader)
                case "lines":
                    try seen.insert(1, key)
                    linesValue = try Swift.Int(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let rasterValue else {
                throw Varlink.JSONError(.missingField("raster"), at: start)
            }
            self.raster = rasterValue
            guard let linesValue else {
                throw Varlink.JSONError(.missingField("lines"), at: start)
            }
            self.lines = linesValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("raster")
            self.raster.write(to: &writer)
            writer.field("lines")
            self.lines.write(to: &writer)
            writer.endObject()
        }
    }

    /// How shades become dots.
    package enum Dithering: Swift.String, Varlink.JSONName {
        /// The error of each dot goes on to its neighbours, in rows that run to and fro: for photographs.
        case errorDiffusion
        /// A pattern of eight by eight dots: for areas of one shade.
        case ordered
        /// Dark is black and light is white: for drawings and logos.
        case threshold
    }

    /// What keeps the process from doing harm.
    package struct Confinement: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// System calls that it does not need are refused: sockets, programs, processes, and files but for reading.
        package var systemCalls: Swift.Bool
        /// Files other than fonts, and what is needed to find fonts, cannot be read.
        package var files: Swift.Bool
        /// How many bytes of address space it may take, past which it ends; none when they are not limited.
        package var memoryBytes: Swift.Optional<Swift.Int>
        /// What is missing and why, in sentences; empty when all is there.
        package var missing: [Swift.String]

        /// Makes it from its fields.
        package init(
            systemCalls: Swift.Bool,
            files: Swift.Bool,
            memoryBytes: Swift.Optional<Swift.Int> = nil,
            missing: [Swift.String]
        ) {
            self.systemCalls = systemCalls
            self.files = files
            self.memoryBytes = memoryBytes
            self.missing = missing
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var systemCallsValue: Swift.Bool?
            var filesValue: Swift.Bool?
            var memoryBytesValue: Swift.Optional<Swift.Int> = nil
            var missingValue: [Swift.String]?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "systemCalls":
                    try seen.insert(0, key)
                    systemCallsValue = try Swift.Bool(from: &reader)
                case "files":
                    try seen.insert(1, key)
                    filesValue = try Swift.Bool(from: &reader)
                case "memoryBytes":
                    try seen.insert(2, key)
                    memoryBytesValue = try Swift.Optional<Swift.Int>(from: &reader)
                case "missing":
                    try seen.insert(3, key)
                    missingValue = try [Swift.String](from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let systemCallsValue else {
                throw Varlink.JSONError(.missingField("systemCalls"), at: start)
            }
            self.systemCalls = systemCallsValue
            guard let filesValue else {
                throw Varlink.JSONError(.missingField("files"), at: start)
            }
            self.files = filesValue
            self.memoryBytes = memoryBytesValue
            guard let missingValue else {
                throw Varlink.JSONError(.missingField("missing"), at: start)
            }
            self.missing = missingValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("systemCalls")
            self.systemCalls.write(to: &writer)
            writer.field("files")
            self.files.write(to: &writer)
            if let value = self.memoryBytes {
                writer.field("memoryBytes")
                value.write(to: &writer)
            }
            writer.field("missing")
            self.missing.write(to: &writer)
            writer.endObject()
        }
    }

    /// What is wrong with a picture.
    package enum ImageReason: Swift.String, Varlink.JSONName {
        /// There is no such descriptor, or it cannot be read as a file.
        case notAFile
        /// It does not begin as PNG files do.
        case notPNG
        /// It ends before the picture does.
        case truncated
        /// Its contents contradict themselves, such as by a checksum.
        case damaged
        /// The file, the picture or what it would become is larger than the limits.
        case tooLarge
    }

    /// No font that is installed has this character. Install one, or leave the character out: nothing is drawn in its place.
    package struct MissingGlyph: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.link.Renderer.MissingGlyph"

        /// Which paragraph, counted from 0.
        package var paragraph: Swift.Int
        /// Which character of it, counted in code points from 0.
        package var offset: Swift.Int
        /// Such as `U+0E01`.
        package var character: Swift.String

        /// Makes it from its fields.
        package init(
            paragraph: Swift.Int,
            offset: Swift.Int,
            character: Swift.String
        ) {
            self.paragraph = paragraph
            self.offset = offset
            self.character = character
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var paragraphValue: Swift.Int?
            var offsetValue: Swift.Int?
            var characterValue: Swift.String?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "paragraph":
                    try seen.insert(0, key)
                    paragraphValue = try Swift.Int(from: &reader)
                case "offset":
                    try seen.insert(1, key)
                    offsetValue = try Swift.Int(from: &reader)
                case "character":
                    try seen.insert(2, key)
                    characterValue = try Swift.String(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let paragraphValue else {
                throw Varlink.JSONError(.missingField("paragraph"), at: start)
            }
            self.paragraph = paragraphValue
            guard let offsetValue else {
                throw Varlink.JSONError(.missingField("offset"), at: start)
            }
            self.offset = offsetValue
            guard let characterValue else {
                throw Varlink.JSONError(.missingField("character"), at: start)
            }
            self.character = characterValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("paragraph")
            self.paragraph.write(to: &writer)
            writer.field("offset")
            self.offset.write(to: &writer)
            writer.field("character")
            self.character.write(to: &writer)
            writer.endObject()
        }
    }

    /// A control character, which is no text.
    package struct ControlCharacter: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.link.Renderer.ControlCharacter"

        /// The field `paragraph`.
        package var paragraph: Swift.Int
        /// The field `offset`.
        package var offset: Swift.Int
        /// The field `character`.
        package var character: Swift.String

        /// Makes it from its fields.
        package init(
            paragraph: Swift.Int,
            offset: Swift.Int,
            character: Swift.String
        ) {
            self.paragraph = paragraph
            self.offset = offset
            self.character = character
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var paragraphValue: Swift.Int?
            var offsetValue: Swift.Int?
            var characterValue: Swift.String?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "paragraph":
                    try seen.insert(0, key)
                    paragraphValue = try Swift.Int(from: &reader)
                case "offset":
                    try seen.insert(1, key)
                    offsetValue = try Swift.Int(from: &reader)
                case "character":
                    try seen.insert(2, key)
                    characterValue = try Swift.String(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let paragraphValue else {
                throw Varlink.JSONError(.missingField("paragraph"), at: start)
            }
            self.paragraph = paragraphValue
            guard let offsetValue else {
                throw Varlink.JSONError(.missingField("offset"), at: start)
            }
            self.offset = offsetValue
            guard let characterValue else {
                throw Varlink.JSONError(.missingField("character"), at: start)
            }
            self.character = characterValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("paragraph")
            self.paragraph.write(to: &writer)
            writer.field("offset")
            self.offset.write(to: &writer)
            writer.field("character")
            self.character.write(to: &writer)
            writer.endObject()
        }
    }

    /// A line would reach beyond the width, since not even one of its letters fits.
    package struct TooNarrow: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.link.Renderer.TooNarrow"

        /// The field `paragraph`.
        package var paragraph: Swift.Int
        /// The field `widthDots`.
        package var widthDots: Swift.Int

        /// Makes it from its fields.
        package init(
            paragraph: Swift.Int,
            widthDots: Swift.Int
        ) {
            self.paragraph = paragraph
            self.widthDots = widthDots
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var paragraphValue: Swift.Int?
            var widthDotsValue: Swift.Int?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "paragraph":
                    try seen.insert(0, key)
                    paragraphValue = try Swift.Int(from: &reader)
                case "widthDots":
                    try seen.insert(1, key)
                    widthDotsValue = try Swift.Int(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let paragraphValue else {
                throw Varlink.JSONError(.missingField("paragraph"), at: start)
            }
            self.paragraph = paragraphValue
            guard let widthDotsValue else {
                throw Varlink.JSONError(.missingField("widthDots"), at: start)
            }
            self.widthDots = widthDotsValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("paragraph")
            self.paragraph.write(to: &writer)
            writer.field("widthDots")
            self.widthDots.write(to: &writer)
            writer.endObject()
        }
    }

    /// A number is out of its range, or a text is too long.
    package struct OutOfRange: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.link.Renderer.OutOfRange"

        /// The field `parameter`.
        package var parameter: Swift.String
        /// The field `minimum`.
        package var minimum: Swift.Int
        /// The field `maximum`.
        package var maximum: Swift.Int

        /// Makes it from its fields.
        package init(
            parameter: Swift.String,
            minimum: Swift.Int,
            maximum: Swift.Int
        ) {
            self.parameter = parameter
            self.minimum = minimum
            self.maximum = maximum
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var parameterValue: Swift.String?
            var minimumValue: Swift.Int?
            var maximumValue: Swift.Int?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "parameter":
                    try seen.insert(0, key)
                    parameterValue = try Swift.String(from: &reader)
                case "minimum":
                    try seen.insert(1, key)
                    minimumValue = try Swift.Int(from: &reader)
                case "maximum":
                    try seen.insert(2, key)
                    maximumValue = try Swift.Int(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let parameterValue else {
                throw Varlink.JSONError(.missingField("parameter"), at: start)
            }
            self.parameter = parameterValue
            guard let minimumValue else {
                throw Varlink.JSONError(.missingField("minimum"), at: start)
            }
            self.minimum = minimumValue
            guard let maximumValue else {
                throw Varlink.JSONError(.missingField("maximum"), at: start)
            }
            self.maximum = maximumValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("parameter")
            self.parameter.write(to: &writer)
            writer.field("minimum")
            self.minimum.write(to: &writer)
            writer.field("maximum")
            self.maximum.write(to: &writer)
            writer.endObject()
        }
    }

    /// The rasters of one call are larger together than they may be. Draw less at once.
    package struct TooLarge: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.link.Renderer.TooLarge"

        /// The field `maximumBytes`.
        package var maximumBytes: Swift.Int

        /// Makes it from its fields.
        package init(
            maximumBytes: Swift.Int
        ) {
            self.maximumBytes = maximumBytes
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var maximumBytesValue: Swift.Int?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "maximumBytes":
                    try seen.insert(0, key)
                    maximumBytesValue = try Swift.Int(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let maximumBytesValue else {
                throw Varlink.JSONError(.missingField("maximumBytes"), at: start)
            }
            self.maximumBytes = maximumBytesValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("maximumBytes")
            self.maximumBytes.write(to: &writer)
            writer.endObject()
        }
    }

    /// The picture cannot be drawn.
    package struct InvalidImage: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.link.Renderer.InvalidImage"

        /// The field `reason`.
        package var reason: LinkRenderer.ImageReason
        /// The same in a sentence.
        package var detail: Swift.String

        /// Makes it from its fields.
        package init(
            reason: LinkRenderer.ImageReason,
            detail: Swift.String
        ) {
            self.reason = reason
            self.detail = detail
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var reasonValue: LinkRenderer.ImageReason?
            var detailValue: Swift.String?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "reason":
                    try seen.insert(0, key)
                    reasonValue = try LinkRenderer.ImageReason(from: &reader)
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

    /// Says that the process serves.
    package enum Describe: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.Renderer.Describe"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// Makes it from its fields.
            package init() {}

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                try reader.beginObject()
                while let key = try reader.nextField() { try reader.unknownField(key) }
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.endObject()
            }
        }

        /// What each reply holds.
        package struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `confinement`.
            package var confinement: LinkRenderer.Confinement
            /// How many font files it has found. Without one every text is refused.
            package var fonts: Swift.Int

            /// Makes it from its fields.
            package init(
                confinement: LinkRenderer.Confinement,
                fonts: Swift.Int
            ) {
                self.confinement = confinement
                self.fonts = fonts
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var confinementValue: LinkRenderer.Confinement?
                var fontsValue: Swift.Int?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "confinement":
                        try seen.insert(0, key)
                        confinementValue = try LinkRenderer.Confinement(from: &reader)
                    case "fonts":
                        try seen.insert(1, key)
                        fontsValue = try Swift.Int(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let confinementValue else {
                    throw Varlink.JSONError(.missingField("confinement"), at: start)
                }
                self.confinement = confinementValue
                guard let fontsValue else {
                    throw Varlink.JSONError(.missingField("fonts"), at: start)
                }
                self.fonts = fontsValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("confinement")
                self.confinement.write(to: &writer)
                writer.field("fonts")
                self.fonts.write(to: &writer)
                writer.endObject()
            }
        }
    }

    /// Draws paragraphs. Descriptor 0 beside the reply is a sealed memory file with their rasters, in the same order.
    package enum DrawText: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.Renderer.DrawText"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// 1 to 1000; all rasters together take at most 8 MiB.
            package var paragraphs: [LinkRenderer.Paragraph]
            /// How long the caller waits, 1 ms to 10 minutes; 10 seconds unless told. Past it the process ends.
            package var deadlineMilliseconds: Swift.Optional<Swift.Int>

            /// Makes it from its fields.
            package init(
                paragraphs: [LinkRenderer.Paragraph],
                deadlineMilliseconds: Swift.Optional<Swift.Int> = nil
            ) {
                self.paragraphs = paragraphs
                self.deadlineMilliseconds = deadlineMilliseconds
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var paragraphsValue: [LinkRenderer.Paragraph]?
                var deadlineMillisecondsValue: Swift.Optional<Swift.Int> = nil
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "paragraphs":
                        try seen.insert(0, key)
                        paragraphsValue = try [LinkRenderer.Paragraph](from: &reader)
                    case "deadlineMilliseconds":
                        try seen.insert(1, key)
                        deadlineMillisecondsValue = try Swift.Optional<Swift.Int>(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let paragraphsValue else {
                    throw Varlink.JSONError(.missingField("paragraphs"), at: start)
                }
                self.paragraphs = paragraphsValue
                self.deadlineMilliseconds = deadlineMillisecondsValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("paragraphs")
                self.paragraphs.write(to: &writer)
                if let value = self.deadlineMilliseconds {
                    writer.field("deadlineMilliseconds")
                    value.write(to: &writer)
                }
                writer.endObject()
            }
        }

        /// What each reply holds.
        package struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `paragraphs`.
            package var paragraphs: [LinkRenderer.DrawnParagraph]

            /// Makes it from its fields.
            package init(
                paragraphs: [LinkRenderer.DrawnParagraph]
            ) {
                self.paragraphs = paragraphs
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var paragraphsValue: [LinkRenderer.DrawnParagraph]?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "paragraphs":
                        try seen.insert(0, key)
                        paragraphsValue = try [LinkRenderer.DrawnParagraph](from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let paragraphsValue else {
                    throw Varlink.JSONError(.missingField("paragraphs"), at: start)
                }
                self.paragraphs = paragraphsValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("paragraphs")
                self.paragraphs.write(to: &writer)
                writer.endObject()
            }
        }
    }

    /// Makes dots of a picture. Descriptor 0 beside the reply is a sealed memory file with its raster.
    package enum DrawImage: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.Renderer.DrawImage"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// Which of the descriptors beside the call is the PNG file, counted from 0: a memory file, or an open file, which is
            /// read from its beginning. At most 4 MiB and 4096 by 16384 pixels.
            package var image: Swift.Int
            /// How wide it is to be, 1 to 4096; its own width in pixels unless told. Its height keeps the proportion.
            package var widthDots: Swift.Optional<Swift.Int>
            /// How wide the paper is, 1 to 4096: a picture that would be wider becomes as wide. 4096 unless told.
            package var maximumWidthDots: Swift.Optional<Swift.Int>
            /// For photographs unless told.
            package var dithering: Swift.Optional<LinkRenderer.Dithering>
            /// As for `DrawText`.
            package var deadlineMilliseconds: Swift.Optional<Swift.Int>

            /// Makes it from its fields.
            package init(
                image: Swift.Int,
                widthDots: Swift.Optional<Swift.Int> = nil,
                maximumWidthDots: Swift.Optional<Swift.Int> = nil,
                dithering: Swift.Optional<LinkRenderer.Dithering> = nil,
                deadlineMilliseconds: Swift.Optional<Swift.Int> = nil
            ) {
                self.image = image
                self.widthDots = widthDots
                self.maximumWidthDots = maximumWidthDots
                self.dithering = dithering
                self.deadlineMilliseconds = deadlineMilliseconds
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var imageValue: Swift.Int?
                var widthDotsValue: Swift.Optional<Swift.Int> = nil
                var maximumWidthDotsValue: Swift.Optional<Swift.Int> = nil
                var ditheringValue: Swift.Optional<LinkRenderer.Dithering> = nil
                var deadlineMillisecondsValue: Swift.Optional<Swift.Int> = nil
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "image":
                        try seen.insert(0, key)
                        imageValue = try Swift.Int(from: &reader)
                    case "widthDots":
                        try seen.insert(1, key)
                        widthDotsValue = try Swift.Optional<Swift.Int>(from: &reader)
                    case "maximumWidthDots":
                        try seen.insert(2, key)
                        maximumWidthDotsValue = try Swift.Optional<Swift.Int>(from: &reader)
                    case "dithering":
                        try seen.insert(3, key)
                        ditheringValue = try Swift.Optional<LinkRenderer.Dithering>(from: &reader)
                    case "deadlineMilliseconds":
                        try seen.insert(4, key)
                        deadlineMillisecondsValue = try Swift.Optional<Swift.Int>(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let imageValue else {
                    throw Varlink.JSONError(.missingField("image"), at: start)
                }
                self.image = imageValue
                self.widthDots = widthDotsValue
                self.maximumWidthDots = maximumWidthDotsValue
                self.dithering = ditheringValue
                self.deadlineMilliseconds = deadlineMillisecondsValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("image")
                self.image.write(to: &writer)
                if let value = self.widthDots {
                    writer.field("widthDots")
                    value.write(to: &writer)
                }
                if let value = self.maximumWidthDots {
                    writer.field("maximumWidthDots")
                    value.write(to: &writer)
                }
                if let value = self.dithering {
                    writer.field("dithering")
                    value.write(to: &writer)
                }
                if let value = self.deadlineMilliseconds {
                    writer.field("deadlineMilliseconds")
                    value.write(to: &writer)
                }
                writer.endObject()
            }
        }

        /// What each reply holds.
        package struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `raster`.
            package var raster: LinkRenderer.Raster

            /// Makes it from its fields.
            package init(
                raster: LinkRenderer.Raster
            ) {
                self.raster = raster
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var rasterValue: LinkRenderer.Raster?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "raster":
                        try seen.insert(0, key)
                        rasterValue = try LinkRenderer.Raster(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let rasterValue else {
                    throw Varlink.JSONError(.missingField("raster"), at: start)
                }
                self.raster = rasterValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("raster")
                self.raster.write(to: &writer)
                writer.endObject()
            }
        }
    }

    /// Answers the calls of `org.lanekeeper.link.Renderer`; one class serves one interface.
    package protocol Service: Varlink.InterfaceService {
        /// Says that the process serves.
        func describe(_ call: Varlink.Call<Describe>, _ parameters: Describe.Parameters)
        /// Draws paragraphs. Descriptor 0 beside the reply is a sealed memory file with their rasters, in the same order.
        func drawText(_ call: Varlink.Call<DrawText>, _ parameters: DrawText.Parameters)
        /// Makes dots of a picture. Descriptor 0 beside the reply is a sealed memory file with its raster.
        func drawImage(_ call: Varlink.Call<DrawImage>, _ parameters: DrawImage.Parameters)
    }

    /// Calls the methods of `org.lanekeeper.link.Renderer`.
    package struct Client<Caller: Varlink.MethodCaller> {
        /// What the calls go through.
        package let caller: Caller

        /// Calls through a connection.
        package init(_ caller: Caller) { self.caller = caller }

        /// Says that the process serves.
        package func describe(
            _ parameters: Describe.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Describe>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Describe.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Draws paragraphs. Descriptor 0 beside the reply is a sealed memory file with their rasters, in the same order.
        package func drawText(
            _ parameters: DrawText.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<DrawText>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(DrawText.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Makes dots of a picture. Descriptor 0 beside the reply is a sealed memory file with its raster.
        package func drawImage(
            _ parameters: DrawImage.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<DrawImage>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(DrawImage.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }
    }
}

extension LinkRenderer.Service {
    /// The interface's full name.
    package var interfaceName: Swift.StaticString { "org.lanekeeper.link.Renderer" }

    /// The interface's text.
    package var interfaceDescription: Swift.StaticString { linkRendererInterfaceText }

    /// Hands a call to the method that it names.
    package func dispatch(_ call: Varlink.IncomingCall) {
        switch call.member {
        case "Describe":
            guard let (call, parameters) = call.open(LinkRenderer.Describe.self) else { return }
            self.describe(call, parameters)
        case "DrawText":
            guard let (call, parameters) = call.open(LinkRenderer.DrawText.self) else { return }
            self.drawText(call, parameters)
        case "DrawImage":
            guard let (call, parameters) = call.open(LinkRenderer.DrawImage.self) else { return }
            self.drawImage(call, parameters)
        default: call.failMethodNotFound()
        }
    }
}

private let linkRendererInterfaceText: Swift.StaticString = #"""
# What `lane-render` answers on its descriptor 3: it draws what a printer's own letters do not have, and makes dots of
# pictures.
#
# The process is started with nothing but the link: descriptor 3 is one end of a stream socket on which its caller, the
# gateway, calls. It needs no home directory and nothing that it could write to. It ends when descriptor 3 is closed from the
# other side. It has no descriptor 4 and sends no heartbeat: whoever waits for nothing need not know whether it lives, and
# each call carries its deadline, past which the process ends itself.
#
# The order of calls, as the gateway prints a document:
#
#   1. `Describe` once after the process was started: the answer says that it serves, and what is missing around it.
#   2. `DrawText` with everything in the document that the printer cannot say by itself, and `DrawImage` for each
#      picture, before the job is on its way: an error then names the element, and no paper has moved.
#   3. The rasters go into the document that the driver is given, in the places of what they stand for.
#
# Calls are answered one after the other. A call that is not answered within its deadline, or whose connection ends, has
# taken the process with it, and the calls behind it as well: start another one, and refuse the document if it happens to the
# same one again. The files that a call brings are read where it is answered, and nothing of them is kept.
interface org.lanekeeper.link.Renderer

# On which side of the paper a line stands.
type Alignment (left, center, right)

# How text is underlined: not, by one dot, by two dots; both grow with the letters.
type Underline (none, thin, thick)

# A paragraph, in one style. It is broken into lines at the width, between words where that is possible; its direction is
# that of its first letter.
type Paragraph (
  # Line feeds begin a new line; other control characters are refused. At most 16 KiB.
  text: string,
  # Of which language it is, for characters that look different in several of them: `ja`, `ko`, `zh-CN`, `zh-HK`, `zh-TW`,
  # `bg`, `sr`, `fa` or `ur`. Others, and none, leave it to the fonts.
  language: ?string,
  # How wide the paper is, or the cell of a row: 8 to 4096 dots.
  widthDots: int,
  # How high the printer's own letters are before they are made larger, such as 24 for font A and 17 for font B of a
  # receipt printer: 8 to 96. Latin letters become half as wide as that, Chinese ones as wide.
  cellDots: int,
  # From one line to the next, before lines are made higher, such as 30; `cellDots` unless told, 192 at most. A line whose
  # letters need more gets more, and all others of the paragraph with it.
  lineDots: ?int,
  # Bold; not, unless told.
  bold: ?bool,
  # How many times as wide as usual, 1 to 8; 1 unless told.
  widthTimes: ?int,
  # How many times as high as usual, 1 to 8; 1 unless told.
  heightTimes: ?int,
  # None unless told.
  underline: ?Underline,
  # White on black, as far as the text reaches; not, unless told.
  reversed: ?bool,
  # Where each line begins to be read unless told: on the right for Hebrew and Arabic, else on the left.
  alignment: ?Alignment
)

# Dots in rows, the topmost row first. A row takes (widthDots + 7) / 8 bytes; its first dot is the highest bit of the
# first byte, 1 is black, and the bits behind the last dot are 0.
type Raster (
  widthDots: int,
  heightDots: int,
  # Where its first byte is in the memory file beside the reply; it takes heightDots rows.
  offset: int
)

# A paragraph that was drawn.
type DrawnParagraph (
  raster: Raster,
  # How many lines it has; each takes the same share of the raster's height.
  lines: int
)

# How shades become dots.
type Dithering (
  # The error of each dot goes on to its neighbours, in rows that run to and fro: for photographs.
  errorDiffusion,
  # A pattern of eight by eight dots: for areas of one shade.
  ordered,
  # Dark is black and light is white: for drawings and logos.
  threshold
)

# What keeps the process from doing harm.
type Confinement (
  # System calls that it does not need are refused: sockets, programs, processes, and files but for reading.
  systemCalls: bool,
  # Files other than fonts, and what is needed to find fonts, cannot be read.
  files: bool,
  # How many bytes of address space it may take, past which it ends; none when they are not limited.
  memoryBytes: ?int,
  # What is missing and why, in sentences; empty when all is there.
  missing: []string
)

# Says that the process serves.
method Describe() -> (
  confinement: Confinement,
  # How many font files it has found. Without one every text is refused.
  fonts: int
)

# Draws paragraphs. Descriptor 0 beside the reply is a sealed memory file with their rasters, in the same order.
method DrawText(
  # 1 to 1000; all rasters together take at most 8 MiB.
  paragraphs: []Paragraph,
  # How long the caller waits, 1 ms to 10 minutes; 10 seconds unless told. Past it the process ends.
  deadlineMilliseconds: ?int
) -> (paragraphs: []DrawnParagraph)

# Makes dots of a picture. Descriptor 0 beside the reply is a sealed memory file with its raster.
method DrawImage(
  # Which of the descriptors beside the call is the PNG file, counted from 0: a memory file, or an open file, which is
  # read from its beginning. At most 4 MiB and 4096 by 16384 pixels.
  image: int,
  # How wide it is to be, 1 to 4096; its own width in pixels unless told. Its height keeps the proportion.
  widthDots: ?int,
  # How wide the paper is, 1 to 4096: a picture that would be wider becomes as wide. 4096 unless told.
  maximumWidthDots: ?int,
  # For photographs unless told.
  dithering: ?Dithering,
  # As for `DrawText`.
  deadlineMilliseconds: ?int
) -> (raster: Raster)

# No font that is installed has this character. Install one, or leave the character out: nothing is drawn in its place.
error MissingGlyph (
  # Which paragraph, counted from 0.
  paragraph: int,
  # Which character of it, counted in code points from 0.
  offset: int,
  # Such as `U+0E01`.
  character: string
)

# A control character, which is no text.
error ControlCharacter (paragraph: int, offset: int, character: string)

# A line would reach beyond the width, since not even one of its letters fits.
error TooNarrow (paragraph: int, widthDots: int)

# A number is out of its range, or a text is too long.
error OutOfRange (parameter: string, minimum: int, maximum: int)

# The rasters of one call are larger together than they may be. Draw less at once.
error TooLarge (maximumBytes: int)

# The picture cannot be drawn.
error InvalidImage (
  reason: ImageReason,
  # The same in a sentence.
  detail: string
)

# What is wrong with a picture.
type ImageReason (
  # There is no such descriptor, or it cannot be read as a file.
  notAFile,
  # It does not begin as PNG files do.
  notPNG,
  # It ends before the picture does.
  truncated,
  # Its contents contradict themselves, such as by a checksum.
  damaged,
  # The file, the picture or what it would become is larger than the limits.
  tooLarge
)

"""#
