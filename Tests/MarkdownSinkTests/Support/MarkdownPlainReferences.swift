import NotionModel
import SinkRendering

@testable import MarkdownSink

/// References in which links keep their addresses and no other objects exist.
struct MarkdownPlainReferences: MarkdownReferences {
  func file(_ file: FileReference) -> FileLink? {
    file.url.map { FileLink(name: file.name ?? "file", link: ResolvedLink($0)) }
  }

  func object(_ id: ObjectID, title: String) -> ResolvedReference { ResolvedReference(text: title) }

  func name(of user: User) -> String { user.name ?? "" }

  var marksBlocks: Bool { true }

  func breadcrumb() -> [ResolvedReference] { [] }

  func headings() -> [PageHeading] { [] }

  func link(_ address: String) -> ResolvedLink? { ResolvedLink(address) }

  func reference(of mention: Mention, plainText: String) -> ResolvedReference {
    ResolvedReference(text: plainText)
  }
}
