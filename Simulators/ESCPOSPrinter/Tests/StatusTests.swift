import Interfaces
import SimulatorKit
import Testing
import Varlink

@testable import ESCPOSPrinterSimulator

/// Status, fences, and what happens when something is wrong with the printer.
@Suite struct StatusTests {
    /// DLE EOT 1 to 4.
    private let questions: [UInt8] = [0x10, 4, 1, 0x10, 4, 2, 0x10, 4, 3, 0x10, 4, 4]
    private let fence: [UInt8] = [0x1D, 0x72, 1]
    private let processId: [UInt8] = [0x1D, 0x28, 0x48, 6, 0, 0x30, 0x30, 0x50, 0x30, 0x30, 0x31]

    @Test func `a printer that is well says so`() throws {
        var stand = try PrinterStand()
        stand.write(questions)
        #expect(stand.takeAnswers() == [0x12, 0x12, 0x12, 0x12])
    }

    @Test(
        arguments: [
            ("cover", "open", [0x1A, 0x16, 0x12, 0x12]), ("paper", "low", [0x12, 0x12, 0x12, 0x1E]),
            ("paper", "out", [0x1A, 0x32, 0x12, 0x7E]), ("drawer", "open", [0x16, 0x12, 0x12, 0x12]),
        ] as [(String, String, [UInt8])]
    )
    func `what is wrong is in the status`(action: String, value: String, answers: [UInt8]) throws {
        var stand = try PrinterStand()
        stand.act(action, value)
        stand.write(questions)
        #expect(stand.takeAnswers() == answers)
        #expect(stand.printer.state[action] == value)
    }

    @Test func `while it is offline data and fences wait, and realtime status does not`() throws {
        var stand = try PrinterStand()
        stand.write("first\n")
        stand.act("cover", "open")
        stand.write(Array("second\n".utf8) + fence + processId + questions.prefix(3))
        #expect(stand.lines == ["first"] && stand.takeAnswers() == [0x1A])
        stand.act("cover", "close")
        #expect(stand.lines == ["first", "second"])
        #expect(stand.takeAnswers() == [0x00, 0x37, 0x22, 0x50, 0x30, 0x30, 0x31, 0x00])
    }

    @Test func `a full buffer takes nothing until there is room`() throws {
        var stand = try PrinterStand(["receiveBuffer": "1024"])
        stand.act("paper", "out")
        let left = stand.write([UInt8](repeating: 0x78, count: 5000), by: 64)
        #expect(left > 3900 && stand.printer.capacity == 0)
        stand.act("paper", "full")
        #expect(stand.printer.capacity == 1024)
    }

    @Test func `a process id is echoed unless the setting says no`() throws {
        var (loud, silent) = (try PrinterStand(), try PrinterStand(["processId": "no"]))
        loud.write(processId)
        silent.write(processId + fence)
        #expect(loud.takeAnswers() == [0x37, 0x22, 0x50, 0x30, 0x30, 0x31, 0x00])
        #expect(silent.takeAnswers() == [0x00])
    }

    @Test func `automatic status comes at once and with each change that was asked for`() throws {
        var stand = try PrinterStand()
        stand.write([0x1D, 0x61, 0x02])
        #expect(stand.takeAnswers() == [0x10, 0, 0, 0x0F])
        stand.act("cover", "open")
        #expect(stand.takeAnswers() == [0x38, 0, 0, 0x0F])
        stand.act("drawer", "open")
        stand.act("paper", "low")
        #expect(stand.takeAnswers().isEmpty)
        stand.act("cover", "close")
        #expect(stand.takeAnswers() == [0x14, 0, 0x03, 0x0F])
        stand.act("power", "cycle")
        stand.wait(.milliseconds(1500))
        stand.act("cover", "open")
        #expect(stand.takeAnswers().isEmpty)
    }

    @Test func `it says who it is`() throws {
        var stand = try PrinterStand(["model": "TM-T20III", "serial": "X1"])
        stand.write([0x1D, 0x49, 66, 0x1D, 0x49, 67, 0x1D, 0x49, 68, 0x1D, 0x49, 1])
        #expect(stand.takeAnswers() == Array("_EPSON\0_TM-T20III\0_X1\0".utf8) + [0x20])
    }

    @Test func `a pulse opens the drawer and the status shows it`() throws {
        var stand = try PrinterStand()
        stand.write([0x1B, 0x70, 0, 25, 250] + [0x1D, 0x72, 2, 0x1B, 0x75, 0])
        #expect(stand.marks == [.init(.pulse, text: "drawer 1")] && stand.takeAnswers() == [1, 1])
        stand.act("drawer", "close")
        stand.write([0x10, 0x14, 1, 1, 1, 0x10, 4, 1])
        #expect(stand.marks.last == .init(.pulse, text: "drawer 2") && stand.takeAnswers() == [0x16])
    }

    @Test func `a drawer that is jammed stays closed whatever the pulse`() throws {
        var stand = try PrinterStand()
        stand.act("drawerLatch", "jam")
        stand.write([0x1B, 0x70, 0, 25, 250, 0x1D, 0x72, 2])
        #expect(stand.marks == [.init(.pulse, text: "drawer 1")] && stand.takeAnswers() == [0])
        stand.act("drawerLatch", "clear")
        stand.write([0x1B, 0x70, 0, 25, 250, 0x1D, 0x72, 2])
        #expect(stand.takeAnswers() == [1] && stand.printer.state["drawer"] == "open")
    }

    @Test func `a queued pulse waits while the printer is offline`() throws {
        var stand = try PrinterStand()
        stand.act("cover", "open")
        stand.write([0x1B, 0x70, 0, 25, 250])
        #expect(stand.marks.isEmpty && stand.printer.state["drawer"] == "close")
    }

    @Test func `a jammed cutter stops the printer until it is told to recover`() throws {
        var stand = try PrinterStand()
        stand.act("cutter", "jam")
        stand.write(Array("a\n".utf8) + [0x1D, 0x56, 0] + Array("b\n".utf8) + questions)
        #expect(stand.kinds == [.line] && stand.takeAnswers() == [0x1A, 0x52, 0x1A, 0x12])
        stand.write([0x10, 5, 1])
        stand.act("cutter", "clear")
        #expect(stand.kinds == [.line])
        stand.write([0x10, 5, 1])
        #expect(stand.kinds == [.line, .cut, .line] && stand.printer.state["error"] == "none")
    }

    @Test func `recovering with clearing forgets what waits`() throws {
        var stand = try PrinterStand()
        stand.act("cutter", "jam")
        stand.write(Array("a\n".utf8) + [0x1D, 0x56, 0] + Array("b\n".utf8))
        stand.act("cutter", "clear")
        stand.write([0x10, 5, 2] + Array("c\n".utf8))
        #expect(stand.lines == ["a", "c"])
    }

    @Test func `clearing is answered and leaves nothing half done`() throws {
        var stand = try PrinterStand()
        stand.write(Array("lost".utf8) + [0x1D, 0x76, 0x30, 0, 40, 0, 40, 0, 1, 2, 3])
        stand.write([0x10, 0x14, 8, 1, 3, 0x14, 1, 6, 2, 8] + Array("new\n".utf8))
        #expect(stand.takeAnswers() == [0x37, 0x25, 0x00] && stand.lines == ["new"])
    }

    @Test func `power that fails within a job tears it`() throws {
        var stand = try PrinterStand()
        stand.write("printed\nlost")
        stand.act("power", "off")
        #expect(stand.hangUps == 1 && stand.kinds == [.line, .tear] && !stand.printer.isPowered)
        stand.write("unheard\n")
        stand.act("power", "on")
        stand.wait(.milliseconds(1500))
        stand.write("new\n")
        #expect(stand.lines == ["printed", "new"])
        stand.write([0x1D, 0x56, 0])
        stand.act("power", "cycle")
        #expect(stand.kinds == [.line, .tear, .line, .cut])
    }

    @Test(arguments: ["cycle", "on"])
    func `a printer that was switched on hears nothing until it has started`(action: String) throws {
        var stand = try PrinterStand(["boot": "800"])
        if action == "on" { stand.act("power", "off") }
        stand.act("power", action)
        #expect(stand.printer.state["power"] == "booting" && !stand.printer.isPowered)
        stand.wait(.milliseconds(799))
        stand.act("cover", "open")
        stand.write("unheard\n")
        stand.write(questions)
        #expect(stand.takeAnswers().isEmpty)
        stand.act("cover", "close")
        stand.wait(.milliseconds(1))
        #expect(stand.printer.state["power"] == "on" && stand.printer.deadline == nil)
        stand.write("heard\n")
        stand.write(questions)
        #expect(stand.lines == ["heard"] && stand.takeAnswers().count == 4)
    }

    @Test func `a printer that is switched off while it starts stays off`() throws {
        var stand = try PrinterStand()
        stand.act("power", "cycle")
        stand.act("power", "off")
        #expect(stand.printer.state["power"] == "off" && stand.printer.deadline == nil)
        stand.wait(.seconds(10))
        #expect(stand.printer.state["power"] == "off")
    }

    @Test func `a time for starting of zero is none`() throws {
        var stand = try PrinterStand(["boot": "0"])
        stand.act("power", "cycle")
        #expect(stand.printer.state["power"] == "on")
    }

    @Test func `another roll begins another piece`() throws {
        var stand = try PrinterStand()
        stand.write("a\n")
        stand.act("paper", "out")
        stand.act("paper", "full")
        stand.act("paper", "out")
        stand.act("paper", "full")
        #expect(stand.kinds == [.line, .tear])
    }

    @Test func `a slow printer takes its time for each line`() throws {
        var stand = try PrinterStand(["speed": "10"])
        stand.write(Array("a\nb\nc\n".utf8) + fence)
        #expect(stand.lines == ["a"] && stand.takeAnswers().isEmpty)
        stand.wait(.milliseconds(100))
        #expect(stand.lines == ["a", "b"])
        stand.wait(.milliseconds(99))
        #expect(stand.lines == ["a", "b"])
        stand.wait(.milliseconds(1))
        #expect(stand.lines == ["a", "b", "c"] && stand.takeAnswers().isEmpty)
        stand.wait(.milliseconds(100))
        #expect(stand.takeAnswers() == [0x00] && stand.printer.deadline == nil)
    }
}
