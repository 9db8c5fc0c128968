import NotionExportKit
import NotionModel
import SinkRendering

/// `index.md`: the pages and databases of the workspace as a nested list, without rows.
struct MarkdownIndexWriter {
  let references: WorkspaceReferences
  let flavor: MarkdownFlavor
  /// Whether archived pages are listed.
  let includesArchived: Bool

  func write(to file: inout OutputFile) async throws {
    let name = try await references.workspace.description().name ?? "Workspace"
    try file.write("# \(markdown(ResolvedReference(text: name), .heading))\n\n")
    try await writeChildren(of: nil, depth: 0, to: &file)
  }

  private func writeChildren(of parent: ObjectID?, depth: Int, to file: inout OutputFile) async throws {
    for try await node in references.workspace.children(of: parent) {
      if node.kind == .dataSource, parent != nil { continue }
      if node.isArchived, !includesArchived { continue }
      let reference = try await references.object(node)
      try file.write(String(repeating: "  ", count: depth) + "- \(markdown(reference, .paragraph))\n")
      if node.kind == .page { try await writeChildren(of: node.id, depth: depth + 1, to: &file) }
    }
  }

  private func markdown(_ reference: ResolvedReference, _ context: TextContext) -> String {
    var spans = StyledText()
    var style = TextStyle()
    style.link = reference.link
    spans.append(reference.text, isCode: false, style)
    return InlineWriter(flavor, in: context).markdown(spans)
  }
}
