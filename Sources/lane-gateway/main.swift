import Gateway
import Glibc
import Varlink

PassedSockets.require(3...5, program: "lane-gateway")
do throws(SystemError) {
    // What it keeps is nobody else's to read.
    umask(0o077)
    // Whoever reads what it logs may have gone.
    signal(SIGPIPE, SIG_IGN)
    let loop = try EventLoop()
    let gateway = try GatewayServer(loop: loop)
    try loop.run()
    gateway.close()
} catch {
    let line = "lane-gateway: \(error)\n"
    _ = write(2, line, line.utf8.count)
    exit(1)
}
