import DriverKit
import Interfaces
import ReceiptEncoding
import Varlink

/// What documents come to for a model of printers, without any printer.
package struct DocumentPreview {
    private let target: PrintTarget

    /// For the profile of this name; nil when there is none.
    package init?(profile name: String) {
        guard let profile = PrinterProfile.all.first(where: { $0.name == name }) else { return nil }
        target = PrintTarget(profile, PrinterSettings())
    }

    /// The bytes that the driver would send for a document in JSON.
    ///
    /// The reason of a refusal names the element; text that needs pictures is refused.
    package func bytes(_ document: [UInt8]) throws(PreviewRefusal) -> [UInt8] {
        let format = JobDocument.Format.document.rawValue
        let encoded = document.withUnsafeBytes { bytes -> Result<[UInt8], JobRefusal> in
            do throws(JobRefusal) {
                let job = try JobDocument(bytes, format: format)
                return .success(try DocumentEncoder.encode(job, for: target).bytes)
            } catch {
                return .failure(error)
            }
        }
        switch encoded {
        case .success(let bytes): return bytes
        case .failure(let refusal): throw PreviewRefusal(reason: "\(refusal)")
        }
    }
}

/// Why a document comes to nothing.
package struct PreviewRefusal: Error {
    /// A sentence.
    package let reason: String
}
