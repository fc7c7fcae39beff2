import CLinux
import Glibc
import Interfaces
import Varlink

/// Draws pieces of paper one after another, each in a turn of the loop of its own so that other work goes on, and
/// then answers.
final class PictureReply {
    private let call: Call<LinkSimulation.Picture>
    private let device: String
    private let loop: EventLoop
    private let roll: Roll
    private let format: PaperFormat
    private var pieces: ArraySlice<PaperPiece>
    private var files: [OwnedDescriptor] = []

    /// As many as the interface allows.
    private static let mostPieces = 20
    /// How much of a roll is read at a time.
    private static let partBytes = 512 << 10

    init(
        _ call: Call<LinkSimulation.Picture>,
        _ parameters: LinkSimulation.Picture.Parameters,
        loop: EventLoop,
        roll: Roll,
        format: PaperFormat
    ) {
        (self.call, self.loop, self.roll, self.format) = (call, loop, roll, format)
        device = parameters.device
        pieces = roll.pieces.suffix(min(max(0, parameters.pieces), PictureReply.mostPieces))
    }

    /// Goes on until all are drawn; keeps itself alive until then.
    func begin() {
        guard !pieces.isEmpty else { return fail() }
        proceed()
    }

    private func proceed() {
        guard call.isOpen else { return }
        guard let piece = pieces.popFirst() else {
            call.reply(.init(pictures: Array(files.indices)), descriptors: files)
            return
        }
        do throws(SystemError) { files.append(try draw(piece)) } catch { return fail() }
        loop.schedule(at: loop.now) { self.proceed() }
    }

    private func fail() { call.fail(LinkSimulation.NothingOnPaper(device: device)) }

    private func draw(_ piece: PaperPiece) throws(SystemError) -> OwnedDescriptor {
        var (picture, last) = (PaperPicture(format), piece.after)
        reading: while last < piece.through {
            let marks = try roll.marks(after: last, bytes: PictureReply.partBytes)
            guard let newest = marks.last, newest.number > last else { break }
            for mark in marks {
                if mark.number > piece.through { break reading }
                picture.add(mark)
            }
            last = newest.number
        }
        return try PictureReply.file(picture.file(top: piece.top, bottom: piece.bottom))
    }

    /// A file in memory that nobody can change any more.
    private static func file(_ bytes: [UInt8]) throws(SystemError) -> OwnedDescriptor {
        let descriptor = linux_memory_file("paper.png")
        guard descriptor >= 0 else { throw SystemError("memfd_create for a picture") }
        let file = OwnedDescriptor(descriptor)
        guard write(descriptor, bytes, bytes.count) == bytes.count, lseek(descriptor, 0, SEEK_SET) == 0,
            linux_seal(descriptor) == 0
        else { throw SystemError("write of a picture") }
        return file
    }
}
