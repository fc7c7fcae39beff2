import Interfaces
import Varlink

/// A test by which a person sees that a device is the one that was meant, one for each class of devices.
protocol DeviceTest {
    /// Runs it with the person at the terminal; throws when the device is not the one, or nobody knows.
    static func run(_ device: Devices.Device, _ socket: SocketOption) throws(Failure)
}

/// Which class has which test; a class without one is not tested.
var deviceTests: [(deviceClass: String, test: any DeviceTest.Type)] { [("printer", PrinterTest.self)] }

/// Prints a number that nobody can guess, and has it typed in.
enum PrinterTest: DeviceTest {
    /// How long the receipt may take.
    private static let limit: Duration = .seconds(60)

    static func run(_ device: Devices.Device, _ socket: SocketOption) throws(Failure) {
        let number = "\(Int.random(in: 1000...9999))"
        say(folded("A test receipt is printed on '\(printable(device.device))'."))
        let end = try PrintAttempt(.document(request(device, number)), timeout: limit, isInterruptible: false).run(
            socket
        )
        switch end {
        case .answered(let job):
            if job.state.exitStatus != .done { say(folded("the lane says: \(job.outcome)")) }
            if job.state.exitStatus == .failed { throw Failure("it is bound, but the test was not printed") }
        case .failed(let why, let mayHaveRun):
            say(folded(why))
            guard mayHaveRun else { throw Failure("it is bound, but the test was not printed") }
        }
        for _ in 0..<3 {
            guard let answer = Question.ask("Type the number that it printed, or n if nothing came out:") else {
                throw Failure("it is bound; nobody said what it printed", .unknown)
            }
            if answer.utf8.elementsEqual(number.utf8) { return say("That is the number: it is the one.") }
            if ["n", "no"].contains(answer.lowercased()) {
                throw Failure(
                    "it is bound, but nothing came out where you are: another one may have printed; bind anew, and plug in the "
                        + "one that you mean"
                )
            }
            say("That is not what was printed.")
        }
        throw Failure("it is bound, but its number was not typed: another one may have printed")
    }

    private static func request(_ device: Devices.Device, _ number: String) -> Printer.Print.Parameters {
        let what = ([device.device] + device.roles).map(printable).joined(separator: " / ")
        let elements = [
            Printer.Element(text: .init(text: "TEST\n\(what)", alignment: .center)),
            Printer.Element(text: .init(text: number, widthTimes: 3, heightTimes: 3, alignment: .center)),
            Printer.Element(text: .init(text: "Type this number at the terminal.", alignment: .center)),
            Printer.Element(cut: .partial),
        ]
        return .init(
            role: device.device,
            document: .init(elements: elements),
            client: "lane",
            again: false,
            deadlineMilliseconds: 60_000,
            expiresMilliseconds: 60_000
        )
    }
}
