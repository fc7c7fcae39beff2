import Interfaces
import Varlink

/// Answers `org.lanekeeper.link.Renderer`.
final class RenderingService: LinkRenderer.Service {
    private static let paragraphRange = 1...1000
    private static let widthRange = 1...4096
    private static let heightRange = 1...16384
    private static let maximumBytes = 8 << 20

    private let confinement: LinkRenderer.Confinement
    private let fontCount: Int

    init(_ confinement: LinkRenderer.Confinement, fontCount: Int) {
        (self.confinement, self.fontCount) = (confinement, fontCount)
    }

    func describe(_ call: Call<LinkRenderer.Describe>, _ parameters: LinkRenderer.Describe.Parameters) {
        call.reply(.init(confinement: confinement, fonts: fontCount))
    }

    func drawText(_ call: Call<LinkRenderer.DrawText>, _ parameters: LinkRenderer.DrawText.Parameters) {
        guard RenderingService.paragraphRange.contains(parameters.paragraphs.count) else {
            call.failOutOfRange("paragraphs", RenderingService.paragraphRange)
            return
        }
        call.within(parameters.deadlineMilliseconds) { draw(parameters.paragraphs, call) }
        Fonts.boundMemory()
    }

    private func draw(_ paragraphs: [LinkRenderer.Paragraph], _ call: Call<LinkRenderer.DrawText>) {
        var (drawn, rows, offset): ([LinkRenderer.DrawnParagraph], [[UInt8]], Int) = ([], [], 0)
        for (index, paragraph) in paragraphs.enumerated() {
            do throws(ParagraphRefusal) {
                // Pango draws nothing at all without a font, and does not say so.
                if fontCount == 0, let first = paragraph.text.unicodeScalars.first {
                    throw .missingGlyph(offset: 0, first)
                }
                let layout = try ParagraphLayout(paragraph)
                let bytes = Raster.rowBytes(widthDots: layout.widthDots) * layout.heightDots
                guard offset + bytes <= RenderingService.maximumBytes, let raster = layout.drawn() else {
                    call.fail(LinkRenderer.TooLarge(maximumBytes: RenderingService.maximumBytes))
                    return
                }
                drawn.append(.init(raster: raster.described(offset: offset), lines: layout.lineCount))
                rows.append(raster.rows)
                offset += bytes
            } catch {
                call.fail(error, paragraph: index, widthDots: paragraph.widthDots)
                return
            }
        }
        call.reply(.init(paragraphs: drawn), beside: rows)
    }

    func drawImage(_ call: Call<LinkRenderer.DrawImage>, _ parameters: LinkRenderer.DrawImage.Parameters) {
        let range = RenderingService.widthRange
        if let width = parameters.widthDots, !range.contains(width) {
            call.failOutOfRange("widthDots", range)
            return
        }
        if let width = parameters.maximumWidthDots, !range.contains(width) {
            call.failOutOfRange("maximumWidthDots", range)
            return
        }
        call.within(parameters.deadlineMilliseconds) {
            do throws(PictureRefusal) {
                let raster = try RenderingService.raster(parameters, call.descriptors)
                call.reply(.init(raster: raster.described(offset: 0)), beside: [raster.rows])
            } catch {
                call.fail(LinkRenderer.InvalidImage(reason: error.reason.described, detail: error.detail))
            }
        }
    }

    private static func raster(
        _ parameters: LinkRenderer.DrawImage.Parameters,
        _ descriptors: [OwnedDescriptor]
    ) throws(PictureRefusal) -> Raster {
        guard descriptors.indices.contains(parameters.image) else {
            let detail = "there is no descriptor \(parameters.image) beside the call"
            throw PictureRefusal(reason: .notAFile, detail: detail)
        }
        let shades = try PictureFile.read(descriptors[parameters.image])
        let width = min(parameters.widthDots ?? shades.width, parameters.maximumWidthDots ?? widthRange.upperBound)
        let height = shades.scaledHeight(width: width)
        guard heightRange.contains(height) else {
            let detail = "the picture would become \(height) dots high, \(heightRange.upperBound) are the most"
            throw PictureRefusal(reason: .tooLarge, detail: detail)
        }
        let scaled = shades.scaled(width: width)
        switch parameters.dithering ?? .errorDiffusion {
        case .errorDiffusion: return scaled.diffused()
        case .ordered: return scaled.ordered()
        case .threshold: return scaled.thresholded()
        }
    }
}

extension Raster {
    /// What the reply says of it.
    fileprivate func described(offset: Int) -> LinkRenderer.Raster {
        LinkRenderer.Raster(widthDots: widthDots, heightDots: heightDots, offset: offset)
    }
}

extension PictureRefusal.Reason {
    /// The same on the wire.
    fileprivate var described: LinkRenderer.ImageReason {
        switch self {
        case .notAFile: .notAFile
        case .notPNG: .notPNG
        case .truncated: .truncated
        case .damaged: .damaged
        case .tooLarge: .tooLarge
        }
    }
}
