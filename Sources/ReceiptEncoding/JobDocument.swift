import DriverKit
import ESCPOS
import Interfaces
import Varlink

/// What a job is to print: a document, and the pictures that stand for some of its elements.
package struct JobDocument {
    /// How documents come.
    package enum Format: String {
        /// As the client gave it.
        case document = "org.lanekeeper.Printer.Document"
        /// With pictures.
        case prepared = "org.lanekeeper.link.Jobs.PreparedDocument"
        /// As bytes in the printer's own language.
        case raw = "org.lanekeeper.link.Jobs.RawStream"

        /// The format of this name.
        package init?(_ name: String) {
            guard
                let format = [Format.document, .prepared, .raw].first(where: {
                    $0.rawValue.utf8.elementsEqual(name.utf8)
                })
            else { return nil }
            self = format
        }
    }

    let document: Printer.Document
    /// By element.
    private(set) var pictures: [Int: RasterPicture] = [:]

    /// A document without pictures.
    init(_ document: Printer.Document) { self.document = document }

    /// Reads one; a refusal names the element whose picture is wrong.
    package init(_ bytes: UnsafeRawBufferPointer, format: String) throws(JobRefusal) {
        let parsed: Printer.Document
        var rasters: [LinkJobs.Raster] = []
        do throws(JSONError) {
            if Format(format) == .prepared {
                let prepared = try LinkJobs.PreparedDocument.decode(Array(bytes))
                rasters = prepared.rasters
                parsed = try Printer.Document.decode(prepared.document.encoded())
            } else {
                parsed = try Printer.Document.decode(Array(bytes))
            }
        } catch {
            throw JobRefusal(element: 0, reason: "this is no document: \(error.reason) at byte \(error.offset)")
        }
        document = parsed
        for raster in rasters { try add(raster) }
    }

    private mutating func add(_ raster: LinkJobs.Raster) throws(JobRefusal) {
        guard document.elements.indices.contains(raster.element) else {
            throw JobRefusal(element: 0, reason: "there is a picture for an element that is not there")
        }
        guard pictures[raster.element] == nil else {
            throw JobRefusal(element: raster.element, reason: "there are two pictures for this element")
        }
        let rows = Base64.decode(raster.rows) ?? []
        let picture = RasterPicture(widthDots: raster.widthDots, heightDots: raster.heightDots, rows: rows)
        guard let picture else {
            throw JobRefusal(element: raster.element, reason: "the picture's rows do not fit its size")
        }
        pictures[raster.element] = picture
    }
}
