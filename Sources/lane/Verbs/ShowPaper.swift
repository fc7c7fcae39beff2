import ArgumentParser
import Glibc
import Interfaces
import Varlink

/// `lane sim paper`: draws what a simulated printer has put on paper.
struct ShowPaper: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "paper",
        abstract: "Draw the paper of a simulated printer."
    )

    @OptionGroup var socket: SocketOption

    @Flag(help: "Go on as paper comes out, until Ctrl-C.")
    var follow = false

    @Option(help: "Draw the newest piece of paper dot by dot into this file, a PNG, instead.")
    var png: String?

    @Option(
        help: "With --png: so many of the newest pieces, 1 to 20, as FILE-1.png (the oldest), FILE-2.png and so on."
    )
    var pieces: Int?

    @Argument(help: "A role, or a device's name.")
    var device: String

    /// Receipt paper of 80 mm has so many columns on most printers; for simulators that do not say it.
    private static let usualColumns = 48

    /// A simulator keeps fewer; one that goes on for ever is left.
    private static let mostMarks = 1_000_000

    func validate() throws {
        if png != nil, follow { throw ValidationError("--png draws what is there; it does not go with --follow") }
        if png == nil, pieces != nil { throw ValidationError("--pieces goes with --png") }
        if let pieces, !(1...20 ~= pieces) { throw ValidationError("--pieces takes 1 to 20") }
    }

    func run() throws {
        let lane = try socket.connect()
        if let png { return try PaperFiles(path: png, pieces: pieces).write(lane, device) }
        let name = try lane.call(Devices.Describe.self, .init(device: device)).device.device
        let devices = try lane.call(Simulation.Devices.self, .init()).devices
        let told = devices.first { $0.device.utf8.elementsEqual(name.utf8) }?.state["columns"].flatMap { Int($0) }
        var drawing = PaperDrawing(width: told ?? ShowPaper.usualColumns, showsStyle: isTerminal(1))
        let last = try drawAll(lane, &drawing)
        if follow { return try goOn(lane, &drawing, after: last) }
        if last == 0 { return say("nothing is on the paper yet") }
        drawing.close().forEach(say)
    }

    /// Draws what is there already; the number of the last mark.
    private func drawAll(_ lane: LaneConnection, _ drawing: inout PaperDrawing) throws(Failure) -> Int {
        var marks: [Simulation.Mark] = []
        let deadline = MonotonicTime.now + LaneConnection.patience
        while true {
            let last = marks.last?.number ?? 0
            do throws(Failure) {
                let more = try lane.call(Simulation.Observe.self, .init(device: device, after: last)).marks
                // Numbers that do not rise would be asked for again for ever.
                guard let newest = more.last, newest.number > last, marks.count < ShowPaper.mostMarks else { break }
                marks += more
            } catch {
                guard error.status == .failed, error.message.hasPrefix("the simulator"), .now < deadline else {
                    throw error
                }
                usleep(100_000)
            }
        }
        drawing.makeRoom(for: marks)
        for mark in marks { drawing.lines(for: mark).forEach(say) }
        return marks.last?.number ?? 0
    }

    private func goOn(_ lane: LaneConnection, _ drawing: inout PaperDrawing, after last: Int) throws(Failure) {
        let held = Held(drawing)
        do throws(CallError) {
            try lane.stream(Simulation.Observe.self, .init(device: device, after: last)) { reply in
                held.drawing.makeRoom(for: reply.marks)
                for mark in reply.marks { held.drawing.lines(for: mark).forEach(say) }
                return true
            }
        } catch {
            throw Failure(error)
        }
        throw Failure("the lane tells no more of this paper")
    }

    /// The drawing while a closure goes on with it.
    private final class Held {
        var drawing: PaperDrawing
        init(_ drawing: PaperDrawing) { self.drawing = drawing }
    }
}
