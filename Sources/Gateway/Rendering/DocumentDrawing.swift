import Glibc
import Interfaces
import Varlink

/// Has the pictures drawn that a driver wants of one document, one after the other.
final class DocumentDrawing {
    /// Why there is no picture of an element.
    struct Failure: Error {
        /// A word such as `missingGlyph`.
        let reason: String
        /// The same in a sentence, with the element.
        let detail: String
    }

    private let renderer: Renderer
    private let document: Printer.Document
    private let images: PrintImages
    private var rest: ArraySlice<LinkJobs.Drawing>
    private var rasters: [LinkJobs.Raster] = []
    private var whenDone: ((Result<[LinkJobs.Raster], Failure>) -> Void)?

    /// How long one call may take.
    private static let limit: Duration = .seconds(20)

    init(
        _ drawings: [LinkJobs.Drawing],
        of document: Printer.Document,
        _ images: PrintImages,
        by renderer: Renderer,
        _ whenDone: @escaping (Result<[LinkJobs.Raster], Failure>) -> Void
    ) {
        (self.document, self.images, self.renderer) = (document, images, renderer)
        (rest, self.whenDone) = (drawings[...], whenDone)
    }

    /// Begins, and keeps itself until `whenDone` was called, once and perhaps before this returns.
    func start() { drawNext() }

    private func drawNext() {
        guard let drawing = rest.popFirst() else { return end(.success(rasters)) }
        guard document.elements.indices.contains(drawing.element), 1...4096 ~= drawing.widthDots else {
            return end(.failure(.init(reason: "driverFailed", detail: "the driver wants what is not there")))
        }
        if let image = document.elements[drawing.element].image {
            draw(image, drawing)
        } else if drawing.texts.isEmpty {
            let detail = "element \(drawing.element): there is nothing of it to be drawn"
            end(.failure(.init(reason: "driverFailed", detail: detail)))
        } else {
            draw(drawing.texts, drawing)
        }
    }

    private func draw(_ image: Printer.Image, _ drawing: LinkJobs.Drawing) {
        guard let file = images.files[drawing.element].flatMap(sealedFile) else {
            let detail = "element \(drawing.element): its picture is not there"
            return end(.failure(.init(reason: "invalidDocument", detail: detail)))
        }
        renderer.draw(
            file,
            widthDots: image.widthDots,
            maximumWidthDots: drawing.widthDots,
            dithering: image.dithering.flatMap { .init(rawValue: $0.rawValue) },
            within: DocumentDrawing.limit
        ) { [self] result in
            switch result {
            case .success(let reply):
                let raster = reply.parameters.raster
                guard let dots = DocumentDrawing.dots(reply.descriptors, [raster])?.first else {
                    return end(.failure(DocumentDrawing.unreadable))
                }
                add(dots, drawing.element, widthDots: raster.widthDots, heightDots: raster.heightDots)
                drawNext()
            case .failure(let failure): end(.failure(DocumentDrawing.failure(failure, drawing)))
            }
        }
    }

    private func draw(_ texts: [LinkJobs.DrawnText], _ drawing: LinkJobs.Drawing) {
        renderer.draw(texts.map(\.paragraph), within: DocumentDrawing.limit) { [self] result in
            switch result {
            case .success(let reply):
                let drawn = reply.parameters.paragraphs.map(\.raster)
                guard drawn.count == texts.count, let pieces = DocumentDrawing.dots(reply.descriptors, drawn) else {
                    return end(.failure(DocumentDrawing.unreadable))
                }
                guard let composition = Composition(texts, drawn, pieces, widthDots: drawing.widthDots) else {
                    return end(.failure(DocumentDrawing.unreadable))
                }
                add(
                    composition.bytes,
                    drawing.element,
                    widthDots: composition.widthDots,
                    heightDots: composition.heightDots
                )
                drawNext()
            case .failure(let failure): end(.failure(DocumentDrawing.failure(failure, drawing)))
            }
        }
    }

    private func add(_ dots: [UInt8], _ element: Int, widthDots: Int, heightDots: Int) {
        rasters.append(
            .init(element: element, widthDots: widthDots, heightDots: heightDots, rows: Base64.encode(dots))
        )
    }

    private func end(_ result: Result<[LinkJobs.Raster], Failure>) {
        let done = whenDone
        whenDone = nil
        done?(result)
    }

    private static let unreadable = Failure(reason: "renderer", detail: "what lane-render has drawn cannot be read")

    /// The dots of rasters that lie in a file beside a reply; nil where they do not.
    private static func dots(_ files: [OwnedDescriptor], _ rasters: [LinkRenderer.Raster]) -> [[UInt8]]? {
        guard let file = files.first else { return nil }
        var all: [[UInt8]] = []
        for raster in rasters {
            guard 1...4096 ~= raster.widthDots, 0...65_536 ~= raster.heightDots, raster.offset >= 0 else { return nil }
            let count = (raster.widthDots + 7) / 8 * raster.heightDots
            guard count <= 8 << 20 else { return nil }
            var bytes = [UInt8](repeating: 0, count: count)
            var filled = 0
            while filled < count {
                let got = bytes[filled...].withUnsafeMutableBytes {
                    pread(file.rawValue, $0.baseAddress, $0.count, raster.offset + filled)
                }
                guard got > 0 else { return nil }
                filled += got
            }
            all.append(bytes)
        }
        return all
    }

    private static func failure(_ failure: Renderer.Failure, _ drawing: LinkJobs.Drawing) -> Failure {
        let place = "element \(drawing.element)"
        switch failure {
        case .notAvailable(let why): return .init(reason: "renderer", detail: "\(place) was not drawn: \(why)")
        case .refused(let reply):
            if let missing = reply.decoded(as: LinkRenderer.MissingGlyph.self) {
                let detail = "\(place): neither the printer nor a font that is installed has \(missing.character)"
                return .init(reason: "missingGlyph", detail: detail)
            }
            if let invalid = reply.decoded(as: LinkRenderer.InvalidImage.self) {
                return .init(reason: "invalidDocument", detail: "\(place): \(invalid.detail)")
            }
            return .init(reason: "invalidDocument", detail: "\(place) cannot be drawn: \(reply.name)")
        }
    }
}

extension LinkJobs.DrawnText {
    /// What is to be drawn of it.
    fileprivate var paragraph: LinkRenderer.Paragraph {
        .init(
            text: text,
            widthDots: widthDots,
            cellDots: cellDots,
            lineDots: lineDots,
            bold: bold,
            widthTimes: widthTimes,
            heightTimes: heightTimes,
            underline: .init(rawValue: underline.rawValue),
            reversed: reversed,
            // Unless it was told otherwise, a line begins where its writing does: on the right for Hebrew. A piece of a line stays
            // where it was put.
            alignment: alignment == .left && line == nil ? nil : .init(rawValue: alignment.rawValue)
        )
    }
}
