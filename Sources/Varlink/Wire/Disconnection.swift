/// Why a connection ended.
public enum Disconnection: Error, Equatable, Sendable {
    /// The other side closed it.
    case closedByPeer
    /// This side closed it on purpose.
    case closedHere
    /// A message is not what Varlink defines.
    case malformedMessage(JSONError)
    /// A call without a `method`, or a reply that nobody asked for.
    case unexpectedMessage
    /// A message is longer than the limit.
    case messageTooLong
    /// A message began and did not end in time.
    case messageTooSlow
    /// Descriptors came in the middle of a message.
    case misplacedDescriptors
    /// Descriptors came that are not taken: too many beside one message, or of another kind.
    case unwelcomeDescriptors
    /// The kernel could not hand over descriptors that were sent: this process has too many open.
    case lostDescriptors
    /// The other side does not read what it is sent.
    case peerDoesNotRead
    /// All connections together hold as many bytes as they may.
    case outOfBufferSpace
    /// The socket failed with this `errno`.
    case socketError(Int32)
}
