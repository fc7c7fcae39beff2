import Glibc
import SimulatorKit
import Varlink

PassedSockets.require(3...6, program: "lane-sim")
do throws(SystemError) {
    try SimulatorHost.run(Families.all)
} catch {
    let line = "lane-sim: \(error)\n"
    _ = write(2, line, line.utf8.count)
    exit(1)
}
