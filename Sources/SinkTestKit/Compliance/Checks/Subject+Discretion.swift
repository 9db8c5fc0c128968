internal import NotionExportKit

extension Subject {
  func checkDiscretion() async throws {
    let files = try await files(of: ComplianceWorkspace.make())
    for (path, bytes) in files.sorted(by: { $0.key < $1.key })
    where String(decoding: bytes, as: UTF8.self).contains("X-Amz-Signature") {
      throw violation(.discreet, "the file \(path) holds the signature of a file's URL")
    }
  }
}
