// Made from org.lanekeeper.link.Jobs.varlink by varlink-generate; change that file and make this one again.

import Varlink

/// What a driver answers to the gateway on its descriptor 4, and on what AttachGateway brings.
package enum LinkJobs {
    /// A picture of black and white dots that is printed in the place of an element: an image that was decoded, or text and codes
    /// that the printer cannot print by itself. It stands as the element's own alignment says; unless told, images and codes
    /// are centred, all else is at the left.
    package struct Raster: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// The element, counted from 0; at most one picture for each.
        package var element: Swift.Int
        /// At most the printer's width, which the driver tells as the fact `dots`.
        package var widthDots: Swift.Int
        /// The field `heightDots`.
        package var heightDots: Swift.Int
        /// The rows from top to bottom in base 64, each of whole bytes, the leftmost dot in the highest bit; 1 is black.
        package var rows: Swift.String

        /// Makes it from its fields.
        package init(
            element: Swift.Int,
            widthDots: Swift.Int,
            heightDots: Swift.Int,
            rows: Swift.String
        ) {
            self.element = element
            self.widthDots = widthDots
            self.heightDots = heightDots
            self.rows = rows
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var elementValue: Swift.Int?
            var widthDotsValue: Swift.Int?
            var heightDotsValue: Swift.Int?
            var rowsValue: Swift.String?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "element":
                    try seen.insert(0, key)
                    elementValue = try Swift.Int(from: &reader)
                case "widthDots":
                    try seen.insert(1, key)
                    widthDotsValue = try Swift.Int(from: &reader)
                case "heightDots":
                    try seen.insert(2, key)
                    heightDotsValue = try Swift.Int(from: &reader)
                case "rows":
                    try seen.insert(3, key)
                    rowsValue = try Swift.String(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let elementValue else {
                throw Varlink.JSONError(.missingField("element"), at: start)
            }
            self.element = elementValue
            guard let widthDotsValue else {
                throw Varlink.JSONError(.missingField("widthDots"), at: start)
            }
            self.widthDots = widthDotsValue
            guard let heightDotsValue else {
                throw Varlink.JSONError(.missingField("heightDots"), at: start)
            }
            self.heightDots = heightDotsValue
            guard let rowsValue else {
                throw Varlink.JSONError(.missingField("rows"), at: start)
            }
            self.rows = rowsValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("element")
            self.element.write(to: &writer)
            writer.field("widthDots")
            self.widthDots.write(to: &writer)
            writer.field("heightDots")
            self.heightDots.write(to: &writer)
            writer.field("rows")
            self.rows.write(to: &writer)
            writer.endObject()
        }
    }

    /// A document with the pictures that were made for it.
    package struct PreparedDocument: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// The document as it was asked for: an `org.lanekeeper.Printer.Document`.
        package var document: Varlink.JSONValue
        /// The field `rasters`.
        package var rasters: [LinkJobs.Raster]

        /// Makes it from its fields.
        package init(
            document: Varlink.JSONValue,
            rasters: [LinkJobs.Raster]
        ) {
            self.document = document
            self.rasters = rasters
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var documentValue: Varlink.JSONValue?
            var rastersValue: [LinkJobs.Raster]?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "document":
                    try seen.insert(0, key)
                    documentValue = try Varlink.JSONValue(from: &reader)
                case "rasters":
                    try seen.insert(1, key)
                    rastersValue = try [LinkJobs.Raster](from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let documentValue else {
                throw Varlink.JSONError(.missingField("document"), at: start)
            }
            self.document = documentValue
            guard let rastersValue else {
                throw Varlink.JSONError(.missingField("rasters"), at: start)
            }
            self.rasters = rastersValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("document")
            self.document.write(to: &writer)
            writer.field("rasters")
            self.rasters.write(to: &writer)
            writer.endObject()
        }
    }

    /// How text that is drawn looks; the same words as in `org.lanekeeper.Printer.Text`.
    package struct DrawnText: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// One of a few names.
        package enum Underline: Swift.String, Varlink.JSONName {
            /// The name `none`.
            case none
            /// The name `thin`.
            case thin
            /// The name `thick`.
            case thick
        }

        /// One of a few names.
        package enum Alignment: Swift.String, Varlink.JSONName {
            /// The name `left`.
            case left
            /// The name `center`.
            case center
            /// The name `right`.
            case right
        }

        /// The field `text`.
        package var text: Swift.String
        /// How far its left edge is from that of the picture, and how wide it may become.
        package var leftDots: Swift.Int
        /// The field `widthDots`.
        package var widthDots: Swift.Int
        /// How high the printer's own letters are, and how far its lines are apart.
        package var cellDots: Swift.Int
        /// The field `lineDots`.
        package var lineDots: Swift.Int
        /// The field `bold`.
        package var bold: Swift.Bool
        /// The field `widthTimes`.
        package var widthTimes: Swift.Int
        /// The field `heightTimes`.
        package var heightTimes: Swift.Int
        /// The field `underline`.
        package var underline: LinkJobs.DrawnText.Underline
        /// The field `reversed`.
        package var reversed: Swift.Bool
        /// The field `alignment`.
        package var alignment: LinkJobs.DrawnText.Alignment
        /// Which line of the picture it is a piece of, counted from 0. Pieces of one line stand on one foot line, and lines one below the
        /// other. A piece without one begins at the top of the picture, and may have several lines.
        package var line: Swift.Optional<Swift.Int>

        /// Makes it from its fields.
        package init(
            text: Swift.String,
            leftDots: Swift.Int,
            widthDots: Swift.Int,
            cellDots: Swift.Int,
            lineDots: Swift.Int,
            bold: Swift.Bool,
            widthTimes: Swift.Int,
            heightTimes: Swift.Int,
            underline: LinkJobs.DrawnText.Underline,
            reversed: Swift.Bool,
            alignment: LinkJobs.DrawnText.Alignment,
            line: Swift.Optional<Swift.Int> = nil
        ) {
            self.text = text
            self.leftDots = leftDots
            self.widthDots = widthDots
            self.cellDots = cellDots
            self.lineDots = lineDots
            self.bold = bold
            self.widthTimes = widthTimes
            self.heightTimes = heightTimes
            self.underline = underline
            self.reversed = reversed
            self.alignment = alignment
            self.line = line
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var textValue: Swift.String?
            var leftDotsValue: Swift.Int?
            var widthDotsValue: Swift.Int?
            var cellDotsValue: Swift.Int?
            var lineDotsValue: Swift.Int?
            var boldValue: Swift.Bool?
            var widthTimesValue: Swift.Int?
            var heightTimesValue: Swift.Int?
            var underlineValue: LinkJobs.DrawnText.Underline?
            var reversedValue: Swift.Bool?
            var alignmentValue: LinkJobs.DrawnText.Alignment?
            var lineValue: Swift.Optional<Swift.Int> = nil
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "text":
                    try seen.insert(0, key)
                    textValue = try Swift.String(from: &reader)
                case "leftDots":
                    try seen.insert(1, key)
                    leftDotsValue = try Swift.Int(from: &reader)
                case "widthDots":
                    try seen.insert(2, key)
                    widthDotsValue = try Swift.Int(from: &reader)
                case "cellDots":
                    try seen.insert(3, key)
                    cellDotsValue = try Swift.Int(from: &reader)
                case "lineDots":
                    try seen.insert(4, key)
                    lineDotsValue = try Swift.Int(from: &reader)
                case "bold":
                    try seen.insert(5, key)
                    boldValue = try Swift.Bool(from: &reader)
                case "widthTimes":
                    try seen.insert(6, key)
                    widthTimesValue = try Swift.Int(from: &reader)
                case "heightTimes":
                    try seen.insert(7, key)
                    heightTimesValue = try Swift.Int(from: &reader)
                case "underline":
                    try seen.insert(8, key)
                    underlineValue = try LinkJobs.DrawnText.Underline(from: &reader)
                case "reversed":
                    try seen.insert(9, key)
                    reversedValue = try Swift.Bool(from: &reader)
                case "alignment":
                    try seen.insert(10, key)
                    alignmentValue = try LinkJobs.DrawnText.Alignment(from: &reader)
                case "line":
                    try seen.insert(11, key)
                    lineValue = try Swift.Optional<Swift.Int>(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let textValue else {
                throw Varlink.JSONError(.missingField("text"), at: start)
            }
            self.text = textValue
            guard let leftDotsValue else {
                throw Varlink.JSONError(.missingField("leftDots"), at: start)
            }
            self.leftDots = leftDotsValue
            guard let widthDotsValue else {
                throw Varlink.JSONError(.missingField("widthDots"), at: start)
            }
            self.widthDots = widthDotsValue
            guard let cellDotsValue else {
                throw Varlink.JSONError(.missingField("cellDots"), at: start)
            }
            self.cellDots = cellDotsValue
            guard let lineDotsValue else {
                throw Varlink.JSONError(.missingField("lineDots"), at: start)
            }
            self.lineDots = lineDotsValue
            guard let boldValue else {
                throw Varlink.JSONError(.missingField("bold"), at: start)
            }
            self.bold = boldValue
            guard let widthTimesValue else {
                throw Varlink.JSONError(.missingField("widthTimes"), at: start)
            }
            self.widthTimes = widthTimesValue
            guard let heightTimesValue else {
                throw Varlink.JSONError(.missingField("heightTimes"), at: start)
            }
            self.heightTimes = heightTimesValue
            guard let underlineValue else {
                throw Varlink.JSONError(.missingField("underline"), at: start)
            }
            self.underline = underlineValue
            guard let reversedValue else {
                throw Varlink.JSONError(.missingField("reversed"), at: start)
            }
            self.reversed = reversedValue
            guard let alignmentValue else {
                throw Varlink.JSONError(.missingField("alignment"), at: start)
            }
            self.alignment = alignmentValue
            self.line = lineValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("text")
            self.text.write(to: &writer)
            writer.field("leftDots")
            self.leftDots.write(to: &writer)
            writer.field("widthDots")
            self.widthDots.write(to: &writer)
            writer.field("cellDots")
            self.cellDots.write(to: &writer)
            writer.field("lineDots")
            self.lineDots.write(to: &writer)
            writer.field("bold")
            self.bold.write(to: &writer)
            writer.field("widthTimes")
            self.widthTimes.write(to: &writer)
            writer.field("heightTimes")
            self.heightTimes.write(to: &writer)
            writer.field("underline")
            self.underline.write(to: &writer)
            writer.field("reversed")
            self.reversed.write(to: &writer)
            writer.field("alignment")
            self.alignment.write(to: &writer)
            if let value = self.line {
                writer.field("line")
                value.write(to: &writer)
            }
            writer.endObject()
        }
    }

    /// An element of which the driver wants a picture.
    package struct Drawing: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// The element, counted from 0.
        package var element: Swift.Int
        /// How wide its picture may be at most; of text, how wide it is to be.
        package var widthDots: Swift.Int
        /// Its text, one or several pieces side by side; empty for an image, which is scaled as the element says.
        package var texts: [LinkJobs.DrawnText]

        /// Makes it from its fields.
        package init(
            element: Swift.Int,
            widthDots: Swift.Int,
            texts: [LinkJobs.DrawnText]
        ) {
            self.element = element
            self.widthDots = widthDots
            self.texts = texts
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var elementValue: Swift.Int?
            var widthDotsValue: Swift.Int?
            var textsValue: [LinkJobs.DrawnText]?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "element":
                    try seen.insert(0, key)
                    elementValue = try Swift.Int(from: &reader)
                case "widthDots":
                    try seen.insert(1, key)
                    widthDotsValue = try Swift.Int(from: &reader)
                case "texts":
                    try seen.insert(2, key)
                    textsValue = try [LinkJobs.DrawnText](from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let elementValue else {
                throw Varlink.JSONError(.missingField("element"), at: start)
            }
            self.element = elementValue
            guard let widthDotsValue else {
                throw Varlink.JSONError(.missingField("widthDots"), at: start)
            }
            self.widthDots = widthDotsValue
            guard let textsValue else {
                throw Varlink.JSONError(.missingField("texts"), at: start)
            }
            self.texts = textsValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("element")
            self.element.write(to: &writer)
            writer.field("widthDots")
            self.widthDots.write(to: &writer)
            writer.field("texts")
            self.texts.write(to: &writer)
            writer.endObject()
        }
    }

    /// A stream of bytes in the printer's own language. The gateway has looked through it by the fact `dialect` that the driver tells,
    /// and says what it found and the client may do. The driver, which knows the printer better, looks once more, and refuses as a
    /// wrong element 0 what is more than that.
    package struct RawStream: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// In base 64.
        package var bytes: Swift.String
        /// It may open drawers.
        package var drawer: Swift.Bool
        /// It may change what the printer keeps.
        package var settings: Swift.Bool
        /// It may hold commands that are not known.
        package var unknown: Swift.Bool

        /// Makes it from its fields.
        package init(
            bytes: Swift.String,
            drawer: Swift.Bool,
            settings: Swift.Bool,
            unknown: Swift.Bool
        ) {
            self.bytes = bytes
            self.drawer = drawer
            self.settings = settings
            self.unknown = unknown
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var bytesValue: Swift.String?
            var drawerValue: Swift.Bool?
            var settingsValue: Swift.Bool?
            var unknownValue: Swift.Bool?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "bytes":
                    try seen.insert(0, key)
                    bytesValue = try Swift.String(from: &reader)
                case "drawer":
                    try seen.insert(1, key)
                    drawerValue = try Swift.Bool(from: &reader)
                case "settings":
                    try seen.insert(2, key)
                    settingsValue = try Swift.Bool(from: &reader)
                case "unknown":
                    try seen.insert(3, key)
                    unknownValue = try Swift.Bool(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let bytesValue else {
                throw Varlink.JSONError(.missingField("bytes"), at: start)
            }
            self.bytes = bytesValue
            guard let drawerValue else {
                throw Varlink.JSONError(.missingField("drawer"), at: start)
            }
            self.drawer = drawerValue
            guard let settingsValue else {
                throw Varlink.JSONError(.missingField("settings"), at: start)
            }
            self.settings = settingsValue
            guard let unknownValue else {
                throw Varlink.JSONError(.missingField("unknown"), at: start)
            }
            self.unknown = unknownValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("bytes")
            self.bytes.write(to: &writer)
            writer.field("drawer")
            self.drawer.write(to: &writer)
            writer.field("settings")
            self.settings.write(to: &writer)
            writer.field("unknown")
            self.unknown.write(to: &writer)
            writer.endObject()
        }
    }

    /// Another job is running; wait for its outcome.
    package struct Busy: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.link.Jobs.Busy"

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

    /// No such job; it was settled, or never begun.
    package struct NoSuchJob: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.link.Jobs.NoSuchJob"

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

    /// The descriptor did not come, or is no sealed memory file.
    package struct WrongDocument: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.link.Jobs.WrongDocument"

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

    /// The driver does not know this format of documents.
    package struct UnknownFormat: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.link.Jobs.UnknownFormat"

        /// The field `format`.
        package var format: Swift.String

        /// Makes it from its fields.
        package init(
            format: Swift.String
        ) {
            self.format = format
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var formatValue: Swift.String?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "format":
                    try seen.insert(0, key)
                    formatValue = try Swift.String(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let formatValue else {
                throw Varlink.JSONError(.missingField("format"), at: start)
            }
            self.format = formatValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("format")
            self.format.write(to: &writer)
            writer.endObject()
        }
    }

    /// The driver prints the rest of the document by itself, and these elements when it gets pictures of them: begin the job again
    /// with a `PreparedDocument`. Nothing was sent.
    package struct NeedsDrawing: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.link.Jobs.NeedsDrawing"

        /// The field `drawings`.
        package var drawings: [LinkJobs.Drawing]

        /// Makes it from its fields.
        package init(
            drawings: [LinkJobs.Drawing]
        ) {
            self.drawings = drawings
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var drawingsValue: [LinkJobs.Drawing]?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "drawings":
                    try seen.insert(0, key)
                    drawingsValue = try [LinkJobs.Drawing](from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let drawingsValue else {
                throw Varlink.JSONError(.missingField("drawings"), at: start)
            }
            self.drawings = drawingsValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("drawings")
            self.drawings.write(to: &writer)
            writer.endObject()
        }
    }

    /// The device cannot print an element of the document, counted from 0; nothing was sent.
    package struct WrongElement: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.link.Jobs.WrongElement"

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

    /// The gateway begins a job. The whole document comes as a sealed memory file beside the call, so that the gateway may die
    /// without shortening it.
    package enum Begin: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.Jobs.Begin"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The job's name, unique for all time. A job that the driver knows is not begun again.
            package var job: Swift.String
            /// Which of the descriptors beside this call is the document.
            package var document: Swift.Int
            /// What the document is: `org.lanekeeper.Printer.Document` or `org.lanekeeper.link.Jobs.PreparedDocument` for one in JSON as
            /// that type says, `org.lanekeeper.link.Jobs.RawStream` likewise for bytes; other words are between gateway and driver. An image without its picture is a wrong element.
            package var format: Swift.String

            /// Makes it from its fields.
            package init(
                job: Swift.String,
                document: Swift.Int,
                format: Swift.String
            ) {
                self.job = job
                self.document = document
                self.format = format
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var jobValue: Swift.String?
                var documentValue: Swift.Int?
                var formatValue: Swift.String?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "job":
                        try seen.insert(0, key)
                        jobValue = try Swift.String(from: &reader)
                    case "document":
                        try seen.insert(1, key)
                        documentValue = try Swift.Int(from: &reader)
                    case "format":
                        try seen.insert(2, key)
                        formatValue = try Swift.String(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let jobValue else {
                    throw Varlink.JSONError(.missingField("job"), at: start)
                }
                self.job = jobValue
                guard let documentValue else {
                    throw Varlink.JSONError(.missingField("document"), at: start)
                }
                self.document = documentValue
                guard let formatValue else {
                    throw Varlink.JSONError(.missingField("format"), at: start)
                }
                self.format = formatValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("job")
                self.job.write(to: &writer)
                writer.field("document")
                self.document.write(to: &writer)
                writer.field("format")
                self.format.write(to: &writer)
                writer.endObject()
            }
        }

        /// What each reply holds.
        package struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.EmptyReply {
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
    }

    /// The gateway has written down what became of a job: the driver may forget it.
    package enum Settle: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.Jobs.Settle"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
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

        /// What each reply holds.
        package struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.EmptyReply {
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
    }

    /// The gateway asks the driver to stop a job as soon as the device allows. Its outcome is reported as always.
    package enum Abort: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.Jobs.Abort"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
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

        /// What each reply holds.
        package struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.EmptyReply {
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
    }

    /// Answers the calls of `org.lanekeeper.link.Jobs`; one class serves one interface.
    package protocol Service: Varlink.InterfaceService {
        /// The gateway begins a job. The whole document comes as a sealed memory file beside the call, so that the gateway may die
        /// without shortening it.
        func begin(_ call: Varlink.Call<Begin>, _ parameters: Begin.Parameters)
        /// The gateway has written down what became of a job: the driver may forget it.
        func settle(_ call: Varlink.Call<Settle>, _ parameters: Settle.Parameters)
        /// The gateway asks the driver to stop a job as soon as the device allows. Its outcome is reported as always.
        func abort(_ call: Varlink.Call<Abort>, _ parameters: Abort.Parameters)
    }

    /// Calls the methods of `org.lanekeeper.link.Jobs`.
    package struct Client<Caller: Varlink.MethodCaller> {
        /// What the calls go through.
        package let caller: Caller

        /// Calls through a connection.
        package init(_ caller: Caller) { self.caller = caller }

        /// The gateway begins a job. The whole document comes as a sealed memory file beside the call, so that the gateway may die
        /// without shortening it.
        package func begin(
            _ parameters: Begin.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Begin>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Begin.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// The gateway has written down what became of a job: the driver may forget it.
        package func settle(
            _ parameters: Settle.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Settle>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Settle.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// The gateway asks the driver to stop a job as soon as the device allows. Its outcome is reported as always.
        package func abort(
            _ parameters: Abort.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Abort>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Abort.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }
    }
}

extension LinkJobs.Service {
    /// The interface's full name.
    package var interfaceName: Swift.StaticString { "org.lanekeeper.link.Jobs" }

    /// The interface's text.
    package var interfaceDescription: Swift.StaticString { linkJobsInterfaceText }

    /// Hands a call to the method that it names.
    package func dispatch(_ call: Varlink.IncomingCall) {
        switch call.member {
        case "Begin":
            guard let (call, parameters) = call.open(LinkJobs.Begin.self) else { return }
            self.begin(call, parameters)
        case "Settle":
            guard let (call, parameters) = call.open(LinkJobs.Settle.self) else { return }
            self.settle(call, parameters)
        case "Abort":
            guard let (call, parameters) = call.open(LinkJobs.Abort.self) else { return }
            self.abort(call, parameters)
        default: call.failMethodNotFound()
        }
    }
}

private let linkJobsInterfaceText: Swift.StaticString = #"""
# What a driver answers to the gateway on its descriptor 4, and on what AttachGateway brings.
interface org.lanekeeper.link.Jobs

# A picture of black and white dots that is printed in the place of an element: an image that was decoded, or text and codes
# that the printer cannot print by itself. It stands as the element's own alignment says; unless told, images and codes
# are centred, all else is at the left.
type Raster (
  # The element, counted from 0; at most one picture for each.
  element: int,
  # At most the printer's width, which the driver tells as the fact `dots`.
  widthDots: int,
  heightDots: int,
  # The rows from top to bottom in base 64, each of whole bytes, the leftmost dot in the highest bit; 1 is black.
  rows: string
)

# A document with the pictures that were made for it.
type PreparedDocument (
  # The document as it was asked for: an `org.lanekeeper.Printer.Document`.
  document: object,
  rasters: []Raster
)

# How text that is drawn looks; the same words as in `org.lanekeeper.Printer.Text`.
type DrawnText (
  text: string,
  # How far its left edge is from that of the picture, and how wide it may become.
  leftDots: int,
  widthDots: int,
  # How high the printer's own letters are, and how far its lines are apart.
  cellDots: int,
  lineDots: int,
  bold: bool,
  widthTimes: int,
  heightTimes: int,
  underline: (none, thin, thick),
  reversed: bool,
  alignment: (left, center, right),
  # Which line of the picture it is a piece of, counted from 0. Pieces of one line stand on one foot line, and lines one below the
  # other. A piece without one begins at the top of the picture, and may have several lines.
  line: ?int
)

# An element of which the driver wants a picture.
type Drawing (
  # The element, counted from 0.
  element: int,
  # How wide its picture may be at most; of text, how wide it is to be.
  widthDots: int,
  # Its text, one or several pieces side by side; empty for an image, which is scaled as the element says.
  texts: []DrawnText
)

# A stream of bytes in the printer's own language. The gateway has looked through it by the fact `dialect` that the driver tells,
# and says what it found and the client may do. The driver, which knows the printer better, looks once more, and refuses as a
# wrong element 0 what is more than that.
type RawStream (
  # In base 64.
  bytes: string,
  # It may open drawers.
  drawer: bool,
  # It may change what the printer keeps.
  settings: bool,
  # It may hold commands that are not known.
  unknown: bool
)

# The gateway begins a job. The whole document comes as a sealed memory file beside the call, so that the gateway may die
# without shortening it.
method Begin(
  # The job's name, unique for all time. A job that the driver knows is not begun again.
  job: string,
  # Which of the descriptors beside this call is the document.
  document: int,
  # What the document is: `org.lanekeeper.Printer.Document` or `org.lanekeeper.link.Jobs.PreparedDocument` for one in JSON as
  # that type says, `org.lanekeeper.link.Jobs.RawStream` likewise for bytes; other words are between gateway and driver. An image without its picture is a wrong element.
  format: string
) -> ()

# The gateway has written down what became of a job: the driver may forget it.
method Settle(job: string) -> ()

# The gateway asks the driver to stop a job as soon as the device allows. Its outcome is reported as always.
method Abort(job: string) -> ()

# Another job is running; wait for its outcome.
error Busy (job: string)

# No such job; it was settled, or never begun.
error NoSuchJob (job: string)

# The descriptor did not come, or is no sealed memory file.
error WrongDocument ()

# The driver does not know this format of documents.
error UnknownFormat (format: string)

# The driver prints the rest of the document by itself, and these elements when it gets pictures of them: begin the job again
# with a `PreparedDocument`. Nothing was sent.
error NeedsDrawing (drawings: []Drawing)

# The device cannot print an element of the document, counted from 0; nothing was sent.
error WrongElement (element: int, reason: string)

"""#
