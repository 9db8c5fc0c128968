import HTMLRendering
import NotionExportKit
import NotionModel
import SinkRendering

/// `index.html`: the pages and databases of the workspace as a nested list, without rows.
struct HTMLIndexWriter {
  let references: WorkspaceReferences
  let shell: PageShell
  let attachments: AttachmentNames
  /// Whether archived pages are listed.
  let includesArchived: Bool

  func write(to file: inout OutputFile) async throws {
    var html = try HTMLWriter()
    let name = try await references.workspace.description().name ?? "Workspace"
    try shell.begin(title: name, in: [], crumbs: [], to: &html)
    try html.open("article", ("class", "index"))
    try html.lineEnd()
    try html.element("h1", text: name)
    try html.lineEnd()
    try await list(nil, &html, &file)
    try html.close()
    try html.lineEnd()
    try shell.end(&html, to: &file)
  }

  private func icon(of node: OutlineNode) async throws -> LinkedIcon? {
    guard let location = try await references.layout.location(of: node) else { return nil }
    return try await ObjectIcon(of: location, in: references.workspace, attachments).map {
      LinkedIcon($0, from: references.folder)
    }
  }

  private func list(
    _ parent: ObjectID?, _ html: inout HTMLWriter, _ file: inout OutputFile
  ) async throws {
    let depth = html.depth
    for try await node in references.workspace.children(of: parent) {
      if node.kind == .dataSource, parent != nil { continue }
      if node.isArchived, !includesArchived { continue }
      if html.depth == depth {
        try html.open("ul")
        try html.lineEnd()
      }
      let kind = node.kind == .page ? "object page" : "object database"
      let icon = try await icon(of: node)
      try html.open("li", ("class", icon == nil ? kind : "\(kind) iconed"))
      try html.inline(InlineText(try await references.object(node), icon: icon))
      try html.drain(to: &file)
      if node.kind == .page { try await list(node.id, &html, &file) }
      try html.close()
      try html.lineEnd()
    }
    if html.depth > depth {
      try html.close(to: depth)
      try html.lineEnd()
    }
  }
}
