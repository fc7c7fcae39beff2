// Interface texts: a parser for what developers and other services write.

/// Parses a text; an error must name a place within it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeRawBufferPointer(start: start, count: count), as: UTF8.self)
    do throws(InterfaceTextError) {
        let parsed = try InterfaceText(parsing: text)
        precondition(!parsed.name.isEmpty && !parsed.members.isEmpty && parsed.source == text)
    } catch {
        precondition(error.position.line >= 1 && error.position.column >= 1 && !error.message.isEmpty)
        precondition(error.position.line <= text.unicodeScalars.count + 1)
    }
    return 0
}
