/// The one call of a connection that is being answered.
///
/// One object serves all calls of a connection in turn, so that a call costs no allocation.
final class OpenCall {
    var serial: UInt64 = 0
    var isOpen = false
    var wantsMore = false
    var isOneway = false
    var descriptors: [OwnedDescriptor] = []
    var whenCancelled: (() -> Void)?
    var whenDrained: (() -> Void)?

    /// Begins the next call; returns its number.
    func begin(_ header: CallHeader, _ descriptors: [OwnedDescriptor]) -> UInt64 {
        serial += 1
        isOpen = true
        // Nobody takes the replies of a oneway call, however many were asked for.
        wantsMore = header.wantsMore && !header.isOneway
        isOneway = header.isOneway
        self.descriptors = descriptors
        return serial
    }

    /// Ends the call and lets go of what it held.
    func end() {
        isOpen = false
        // What ends with these may make calls of its own, so it ends when all is in order here.
        let held = (descriptors, whenCancelled, whenDrained)
        if !descriptors.isEmpty { descriptors = [] }
        whenCancelled = nil
        whenDrained = nil
        withExtendedLifetime(held) {}
    }
}
