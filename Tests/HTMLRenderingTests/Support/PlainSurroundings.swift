import HTMLRendering
import NotionExportKit
import NotionModel
import SinkRendering

/// Surroundings in which links keep their addresses and no other objects exist.
struct PlainSurroundings: HTMLReferences {
  var loading = ExternalLoading()
  var document: PageDocument?

  func file(_ file: FileReference) -> FileLink? {
    file.url.map { FileLink(name: file.name ?? "file", link: ResolvedLink($0)) }
  }

  func object(_ id: ObjectID, title: String) -> ResolvedReference { ResolvedReference(text: title) }

  func name(of user: User) -> String { user.name ?? "" }

  func breadcrumb() -> [ResolvedReference] { [] }

  func headings() async throws -> [HTMLHeading] {
    guard let document else { return [] }
    return try await HTMLHeading.headings(of: document, references: self)
  }

  func link(_ address: String) -> ResolvedLink? { ResolvedLink(address) }

  func reference(of mention: Mention, plainText: String) -> ResolvedReference {
    ResolvedReference(text: plainText)
  }

  func writeInline(_ database: DatabaseID, to html: inout HTMLWriter) -> Bool { false }
}
