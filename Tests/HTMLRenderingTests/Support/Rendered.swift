import HTMLRendering
import NotionExportKit
import NotionModel
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
        references: PlainSurroundings(loading: loading, document: page), in: html)
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
