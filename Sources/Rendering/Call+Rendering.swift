import CLinux
import Interfaces
import Varlink

extension Call {
    /// Runs `work`, and ends the process when it takes longer than the caller waits; 10 seconds unless told.
    ///
    /// Nothing can be called off within Pango or libpng, and an answer that comes later helps nobody.
    func within(_ deadlineMilliseconds: Int?, _ work: () -> Void) {
        let range = 1...600_000
        let deadline = deadlineMilliseconds ?? 10_000
        guard range.contains(deadline) else {
            failOutOfRange("deadlineMilliseconds", range)
            return
        }
        _ = linux_end_after(UInt32(deadline))
        work()
        _ = linux_end_after(0)
    }

    /// Answers with rasters in a sealed file beside the reply.
    func reply(_ parameters: Method.Reply, beside rasters: [[UInt8]]) {
        do throws(SystemError) {
            reply(parameters, descriptors: [try SealedFile.make(rasters)])
        } catch {
            fail(LinkRenderer.TooLarge(maximumBytes: rasters.reduce(0) { $0 + $1.count }))
        }
    }

    /// Answers that a number is out of its range.
    func failOutOfRange(_ parameter: String, _ range: ClosedRange<Int>) {
        fail(LinkRenderer.OutOfRange(parameter: parameter, minimum: range.lowerBound, maximum: range.upperBound))
    }

    /// Answers why a paragraph cannot be drawn.
    func fail(_ refusal: ParagraphRefusal, paragraph: Int, widthDots: Int) {
        switch refusal {
        case .missingGlyph(let offset, let scalar):
            fail(LinkRenderer.MissingGlyph(paragraph: paragraph, offset: offset, character: scalar.codePoint))
        case .controlCharacter(let offset, let scalar):
            fail(LinkRenderer.ControlCharacter(paragraph: paragraph, offset: offset, character: scalar.codePoint))
        case .tooNarrow:
            fail(LinkRenderer.TooNarrow(paragraph: paragraph, widthDots: widthDots))
        case .outOfRange(let parameter, let range):
            failOutOfRange("paragraphs[\(paragraph)].\(parameter)", range)
        }
    }
}

extension Unicode.Scalar {
    /// Its number as Unicode writes it, such as `U+0E01`.
    fileprivate var codePoint: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }
}
