import Glibc
import Journal
import Varlink

/// Something that happened in the lane and is to be known afterwards.
package struct LaneEvent: Equatable, Sendable {
    /// What it was.
    package enum Kind: String, Sendable {
        /// Somebody asked for a drawer to be opened.
        case drawerAsked
        /// An opening has ended.
        case drawerAnswered
        /// Somebody asked for a document that opens a drawer.
        case drawerInDocument
        /// A document that opens a drawer has an outcome.
        case drawerDocumentEnded
        /// A drawer opened, whoever opened it.
        case drawerOpened
        /// A drawer was closed.
        case drawerClosed
        /// A drawer has been open for longer than it should.
        case drawerLeftOpen
        /// How a drawer stands is not known any more.
        case drawerLost
        /// Somebody's stream of bytes, which does more than print, was accepted.
        case streamAccepted
        /// Somebody has bound a device, or tried to.
        case deviceBound
    }

    /// Who brought it about.
    package struct Actor: Equatable, Sendable {
        /// The user when it connected.
        package var user: UInt32
        /// The process that connected; it may have ended since, or passed its connection on.
        package var process: Int32
        /// The name of that process's program when it was looked up; nil where the kernel did not say.
        package var program: String?

        /// Collects what is known.
        package init(user: UInt32, process: Int32, program: String?) {
            (self.user, self.process, self.program) = (user, process, program)
        }

        /// Asks the kernel for the name of the program.
        init?(_ peer: PeerCredentials?) {
            guard let peer else { return nil }
            (user, process, program) = (peer.user, peer.process, Actor.program(of: peer.process))
        }

        private static func program(of process: Int32) -> String? {
            let file = OwnedDescriptor(open("/proc/\(process)/comm", O_RDONLY | O_CLOEXEC))
            guard file.rawValue >= 0 else { return nil }
            var bytes = [UInt8](repeating: 0, count: 64)
            let count = read(file.rawValue, &bytes, bytes.count)
            guard count > 1 else { return nil }
            return String(decoding: bytes[..<count].prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
        }
    }

    /// What it was.
    package var kind: Kind
    /// The device.
    package var device: String
    /// The role for which it was used.
    package var role: String?
    /// Who brought it about; nil for what came from the device.
    package var actor: Actor?
    /// What else is known, by names such as `outcome`; neither receipt text nor data of customers.
    package var details: [(name: String, value: String)]
    /// When it happened, in milliseconds since 1970.
    package var unixMilliseconds: Int

    /// Collects what is known of something that happens now.
    package init(
        _ kind: Kind,
        device: String,
        role: String? = nil,
        actor: Actor? = nil,
        _ details: [(name: String, value: String)] = []
    ) {
        (self.kind, self.device, self.role, self.actor, self.details) = (kind, device, role, actor, details)
        unixMilliseconds = Int(WallTime.now.milliseconds)
    }

    package static func == (left: LaneEvent, right: LaneEvent) -> Bool {
        left.line == right.line && left.unixMilliseconds == right.unixMilliseconds
    }

    /// It in one line of printable characters.
    package var line: String {
        var words = [("device", device)]
        if let role { words.append(("role", role)) }
        words += details.map { ($0.name, $0.value) }
        if let actor {
            words += [("user", "\(actor.user)"), ("process", "\(actor.process)")]
            if let program = actor.program { words.append(("program", program)) }
        }
        return ([kind.rawValue] + words.map { "\($0)=\(LaneEvent.shown($1))" }).joined(separator: " ")
    }

    /// A value without spaces or anything that a terminal would obey: program names are for anybody to choose.
    private static func shown(_ value: String) -> String {
        String(
            String.UnicodeScalarView(
                value.unicodeScalars.prefix(100).map { $0.isASCII && 0x21...0x7E ~= $0.value ? $0 : "?" }
            )
        )
    }
}
