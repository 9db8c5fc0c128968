package import NotionExportKit
internal import NotionModel
internal import Synchronization

/// Names for the attachments of pages that are published, under which no browser and no web server runs them.
///
/// A file that may run is named as text, as in `page.html 0123456789.txt`: a static host tells types by extensions. A
/// drawing in SVG keeps its name, and so is shown as a picture, where it holds nothing that runs.
package final class AttachmentNames: Sendable {
  /// The size limit of files whose content is inspected, in bytes.
  private static let limit = 2 << 20
  /// The capacity of the cache of verdicts.
  private static let memory = 4_096

  private let workspace: any WorkspaceReader
  private let verdicts = Mutex<[String: Bool]>([:])

  /// Names for the attachments of a workspace.
  package init(of workspace: any WorkspaceReader) { self.workspace = workspace }

  /// Whether an attachment must not have its own name.
  ///
  /// - Throws: what keeps the archive from being read.
  func isActive(_ asset: Asset, _ content: Asset.StoredContent) async throws -> Bool {
    let name = asset.fileName
    guard ActiveContent.isActive(name: name, mediaType: content.mediaType) else {
      if ActiveContent.isPassive(name: name) { return false }
      // A server that tells no type by the name lets the browser guess.
      return try await verdict(on: content, "page") { $0.map(ActiveContent.looksLikePage) ?? false }
    }
    guard ActiveContent.isDrawing(name: name) else { return true }
    return try await verdict(on: content, "drawing") { $0.map { !InertDrawing.isInert($0) } ?? true }
  }

  private func verdict(
    on content: Asset.StoredContent, _ question: String, _ judge: ([UInt8]?) -> Bool
  ) async throws -> Bool {
    let key = "\(question) \(content.sha256)"
    if let known = verdicts.withLock({ $0[key] }) { return known }
    let verdict = judge(try await workspace.bytes(of: content, limit: Self.limit))
    verdicts.withLock { verdicts in
      if verdicts.count >= Self.memory { verdicts = [:] }
      verdicts[key] = verdict
    }
    return verdict
  }

  /// The name of a file that must not have its own.
  static func name(for name: String, digest: String) -> String {
    let decoded = PercentEncoding.decoded(name)
    // The extension comes before the mark: some servers heed every part of a name.
    return "\(FileName.name(for: decoded) ?? "file") \(digest.prefix(10)).txt"
  }
}
