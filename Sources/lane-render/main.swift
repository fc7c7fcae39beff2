import Glibc
import Rendering
import Varlink

/// Confines the process as it does when it serves, and tries what it must not be able to do.
func attempt(_ deed: ForbiddenDeed) -> Never {
    for sentence in Confinement.begin().missing { RendererProcess.say(sentence) }
    let reason = deed.attempt()
    let line = reason == 0 ? "succeeded\n" : "refused: \(String(cString: strerror(reason)))\n"
    _ = write(1, line, line.utf8.count)
    exit(reason == 0 ? 1 : 0)
}

let arguments = CommandLine.arguments.dropFirst()
if arguments.first == "--try", let deed = arguments.last.flatMap(ForbiddenDeed.init) { attempt(deed) }
guard arguments.isEmpty else {
    RendererProcess.say("usage: lane-render, with its link at descriptor 3; or lane-render --try WHAT, for tests")
    exit(2)
}
do throws(SystemError) {
    try RendererProcess.run()
} catch {
    RendererProcess.say("\(error)")
    exit(1)
}
