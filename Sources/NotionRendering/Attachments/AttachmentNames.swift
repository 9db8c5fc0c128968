package import NotionExportKit
internal import NotionModel
internal import Synchronization

/// File names of attachments of published pages, under which neither browsers nor web servers execute them.
///
/// An active file is named as text, as in `page.html 0123456789.txt`, as a static host derives types from
/// extensions. A drawing in SVG without active content keeps its name, and so is shown as a picture.
package final class AttachmentNames: Sendable {
  /// The size limit of files whose content is inspected, in bytes.
  private static let limit = 2 << 20
  /// The capacity of the cache of results.
  private static let memory = 4_096

  private let workspace: any WorkspaceReader
  private let verdicts = Mutex<[String: Bool]>([:])

  /// Creates the names of attachments of a workspace.
  package init(of workspace: any WorkspaceReader) { self.workspace = workspace }

  /// Returns whether an attachment must not have its own name.
  ///
  /// - Throws: an error of reading the archive.
  func isActive(_ asset: Asset, _ content: Asset.StoredContent) async throws -> Bool {
    let name = asset.fileName
    guard ActiveContent.isActive(name: name, mediaType: content.mediaType) else {
      if ActiveContent.isPassive(name: name) { return false }
      // If a server does not know the type from the name, the browser sniffs it.
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

  /// Returns the name of a file that must not have its own.
  static func name(for name: String, digest: String) -> String {
    let decoded = PercentEncoding.decoded(name)
    // The extension precedes the digest: some servers evaluate every part of a name.
    return "\(FileName.name(for: decoded) ?? "file") \(digest.prefix(10)).txt"
  }
}
