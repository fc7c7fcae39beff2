// JSON documents: what is read must be written so that it reads the same again.

/// Reads, writes and reads again; also asks for the path of an error, and of any byte.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = UnsafeRawBufferPointer(start: start, count: count)
    var skipping = JSONReader(bytes)
    let isWellFormed = (try? skipping.skipValue()) != nil && (try? skipping.finish()) != nil
    var reader = JSONReader(bytes)
    do throws(JSONError) {
        let value = try JSONValue(from: &reader)
        try reader.finish()
        // What can be read must have been passed over without complaint too.
        precondition(isWellFormed)
        let again = try JSONValue.decode(value.encoded())
        precondition(again == value)
        precondition(again.encoded() == value.encoded())
    } catch {
        precondition((0...count).contains(error.offset))
        _ = JSONPath(of: error, in: bytes).description
        // Passing over leaves to the reader what only matters to it.
        switch error.reason {
        case .duplicateField, .numberOutOfRange, .loneSurrogate: break
        default: precondition(!isWellFormed)
        }
    }
    return 0
}
