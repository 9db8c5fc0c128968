import HTMLRendering
import NotionExportKit
import NotionModel
import SinkRendering
import SinkTestKit

/// Surroundings in which each object of a workspace has a different place.
struct ViewSurroundings: HTMLReferences {
  var loading = ExternalLoading(media: true)
  var workspace: any WorkspaceReader

  func file(_ file: FileReference) -> FileLink? {
    file.url.map { FileLink(name: file.name ?? "file", link: ResolvedLink($0)) }
  }

  func object(_ id: ObjectID, title: String) async throws -> ResolvedReference {
    guard let node = try await workspace.node(id) else { return ResolvedReference(text: title) }
    let path = [node.kind == .page ? "p" : "d", "\(id.low & 0xFF_FFFF)"]
    return ResolvedReference(
      text: node.title.isEmpty ? "Untitled" : node.title,
      link: ResolvedLink(path.joined(separator: "/") + "/", local: ResolvedLink.Local(path: path)))
  }

  func name(of user: User) async throws -> String {
    if let name = user.name { return name }
    return try await workspace.user(user.id)?.name ?? "Somebody"
  }

  func breadcrumb() -> [ResolvedReference] { [] }
  func headings() -> [HTMLHeading] { [] }
  func link(_ address: String) -> ResolvedLink? { ResolvedLink(address) }
  func reference(of mention: Mention, plainText: String) -> ResolvedReference {
    ResolvedReference(text: plainText)
  }
  func writeInline(_ database: DatabaseID, to html: inout HTMLWriter) -> Bool { false }
}
