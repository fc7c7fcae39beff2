import ESCPOS

/// Which rights a caller needs for what a stream does beyond printing.
///
/// The method itself is open to whoever may print (``AccessTable``). The gateway asks here, since it knows the caller, and before the
/// job exists: nothing is sent, and no key is taken.
package enum StreamRights {
    /// The rights of which one is enough; `admin` always is.
    package static func rights(for need: StreamNeed.Kind) -> Rights {
        switch need {
        // As for a document with a drawer in it.
        case .drawer: .drawer
        case .settings, .unknown: .technician
        }
    }

    /// The first need of a stream that somebody with these rights must not have.
    package static func refused(_ needs: [StreamNeed], to rights: Rights) -> StreamNeed? {
        needs.first { rights.isDisjoint(with: StreamRights.rights(for: $0.kind).union(.admin)) }
    }
}
