import DriverKit
import Interfaces
import Varlink

/// What a document comes to for a model of printers, without any printer.
package enum DocumentPreview {
    /// The bytes that the driver would send, or why not in a sentence; text that needs pictures is refused.
    package static func bytes(_ document: [UInt8], profile name: String) -> Result<[UInt8], PreviewRefusal> {
        do throws(DriverFault) {
            let settings = try PrinterSettings(["profile": name])
            let profile = PrinterProfile.all.first { $0.name == name } ?? .generic
            return document.withUnsafeBytes { bytes in
                do throws(JobRefusal) {
                    let job = try JobDocument(bytes, format: JobDocument.Format.document.rawValue)
                    return .success(try DocumentEncoder.encode(job, for: PrintTarget(profile, settings)).bytes)
                } catch {
                    return .failure(PreviewRefusal(reason: "\(error)"))
                }
            }
        } catch {
            return .failure(PreviewRefusal(reason: "\(error)"))
        }
    }
}

/// Why a document comes to nothing.
package struct PreviewRefusal: Error {
    /// A sentence.
    package let reason: String
}
