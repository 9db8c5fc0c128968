import HTMLRendering
import NotionExportKit
import NotionModel
import NotionRendering

/// `index.html`: the pages and databases of the workspace as a nested list, rows left to their databases.
struct WorkspaceIndex {
  let references: WorkspaceReferences
  let shell: PageShell

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

  private func list(
    _ parent: ObjectID?, _ html: inout HTMLWriter, _ file: inout OutputFile
  ) async throws {
    let depth = html.depth
    for try await node in references.workspace.children(of: parent) {
      if node.kind == .dataSource, parent != nil { continue }
      if html.depth == depth {
        try html.open("ul")
        try html.lineEnd()
      }
      try html.open("li", ("class", node.kind == .page ? "object page" : "object database"))
      try html.inline(InlineText(try await references.object(node)))
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
