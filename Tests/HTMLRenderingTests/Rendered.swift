import HTMLRendering
import NotionExportKit
import NotionModel
import SinkRendering
import SinkTestKit
import Synchronization

/// HTML as it would be in a file.
enum Rendered {
  static func html(_ body: (inout HTMLWriter) async throws -> Void) async throws -> String {
    let bytes = Bytes()
    var file = OutputFile { bytes.append($0) }
    var writer = try HTMLWriter()
    try await body(&writer)
    try writer.finish(to: &file)
    try file.drain()
    return bytes.text
  }

  /// The HTML of sibling blocks.
  static func blocks(
    _ scripts: [ScriptedBlock], loading: ExternalLoading = ExternalLoading()
  ) async throws -> String {
    let id = ObjectID(high: 1, low: 1)
    var workspace = ScriptedWorkspace(name: "Test")
    try workspace.add(page: "Page", id: id, content: scripts)
    let page = workspace.page(PageID(id))
    let content = BlockStream(of: BlockID(id), from: workspace)
    return try await html { html in
      var writer = HTMLBlockWriter(
        references: HTMLPlainReferences(loading: loading, document: page), in: html)
      for try await event in content { try await writer.write(event, to: &html) }
      try writer.finish(&html)
    }
  }

  /// The HTML of blocks without their ids.
  static func anonymous(_ scripts: [ScriptedBlock]) async throws -> String {
    try await blocks(scripts).replacing(#/ id="[0-9a-f]{32}"/#, with: "")
  }

  private final class Bytes: Sendable {
    private let bytes = Mutex<[UInt8]>([])
    var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }
    func append(_ more: [UInt8]) { bytes.withLock { $0 += more } }
  }
}

/// References in which links keep their addresses and no other objects exist.
struct HTMLPlainReferences: HTMLReferences {
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
