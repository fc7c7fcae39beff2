import Gateway
import Glibc
import Varlink

do throws(SystemError) {
    let loop = try EventLoop()
    let gateway = try GatewayServer(loop: loop)
    try loop.run()
    withExtendedLifetime(gateway) {}
} catch {
    let line = "lane-gateway: \(error)\n"
    _ = write(2, line, line.utf8.count)
    exit(1)
}
