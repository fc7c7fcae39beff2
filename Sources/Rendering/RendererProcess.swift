import Glibc
import Interfaces
import Varlink

/// The process that draws: one thread, one link.
///
/// It is started with the link at descriptor 3 (`org.lanekeeper.link.Renderer`), and ends when that is closed.
package enum RendererProcess {
    private static let link: Int32 = 3

    /// Confines the process, then serves until the caller goes away; the process should end then.
    package static func run() throws(SystemError) {
        let flags = fcntl(link, F_GETFL)
        guard flags >= 0 else { throw SystemError("the link at descriptor \(link)") }
        // It came as it was made; it must not block.
        guard fcntl(link, F_SETFL, flags | O_NONBLOCK) >= 0, fcntl(link, F_SETFD, FD_CLOEXEC) >= 0 else {
            throw SystemError("fcntl of the link")
        }
        let confinement = Confinement.begin()
        for sentence in confinement.missing { say(sentence) }
        let fontCount = Fonts.find()
        if fontCount == 0 { say("no font is installed, so no text can be drawn") }
        let loop = try EventLoop()
        let services = ServiceDirectory(information)
        services.add(RenderingService(confinement, fontCount: fontCount))
        let server = VarlinkServer(loop: loop, services: services, maximumConnections: 1)
        server.whenDisconnected = { [loop] _, _ in loop.stop() }
        try server.serve(OwnedDescriptor(link))
        try loop.run()
    }

    private static let information = ServiceDirectory.Information(
        vendor: "Lanekeeper",
        product: "renderer",
        version: "1",
        url: "https://varlink.org"
    )

    /// Says something to whoever reads the process's errors.
    package static func say(_ sentence: String) {
        let line = "lane-render: \(sentence)\n"
        _ = write(2, line, line.utf8.count)
    }
}
