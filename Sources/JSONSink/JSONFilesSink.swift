internal import NotionExportKit
internal import NotionModel

/// A JSON file for each page, database and data source, and one for the users and one for the workspace.
///
/// The layout suits people and `git diff`: each object is on a separate line, in Notion's order.
struct JSONFilesSink: Sink {
  let context: SinkContext
  let form: ObjectForm

  func write(_ event: ExportEvent) async throws {
    switch event {
    case .page(let document): try await writePage(document)
    case .database(let document): try await writeDatabase(document)
    case .dataSource(let document): try await writeDataSource(document)
    case .asset(let asset): try await context.output.replaceFile(of: asset)
    case .user, .removed, .removedAsset, .surroundings: break
    @unknown default: break
    }
  }

  func finish(_ summary: ExportSummary) async throws {
    try await context.output.replaceFiles(of: .named("workspace")) { files in
      try await files.write(OutputPath("users.json")) { file in
        var list = LineList(opening: "[", closing: "]\n")
        for try await user in context.workspace.users {
          try list.separate(&file)
          try file.write(form.bytes(user.json))
        }
        try list.close(&file)
      }
      for try await template in context.workspace.templates { try await writeTemplate(template, in: files) }
      let summary = WorkspaceSummary(workspace: context.workspace)
      try await files.write(OutputPath("assets.json")) { file in try await summary.writeAssets(&file) }
      try await files.write(OutputPath("workspace.json")) { file in try await summary.writeWorkspace(&file) }
    }
  }

  // MARK: Objects

  private func writePage(_ document: PageDocument) async throws {
    let id = document.page.id
    try await context.output.replaceFiles(of: .object(id.object)) { files in
      try await files.write(OutputPath("pages/\(id).json")) { file in
        try file.write("{")
        try await writeMembers(of: document, &file)
      }
    }
  }

  private func writeTemplate(_ template: TemplateDocument, in files: any OutputFiles) async throws {
    try await files.write(OutputPath("templates/\(template.document.page.id).json")) { file in
      try file.write("{\"template\":")
      try file.write(WorkspaceSummary.line(template))
      try file.write(",\n")
      try await writeMembers(of: template.document, &file)
    }
  }

  /// Writes the members of the object of a page, and its closing brace.
  private func writeMembers(of document: PageDocument, _ file: inout OutputFile) async throws {
    try file.write("\"page\":")
    try file.write(form.bytes(document.page.json))
    // For some pages only the response of their list has this flag.
    if document.place.isArchived, !document.page.tellsIsArchived {
      try file.write(",\n\"is_archived\":true")
    }
    try writeCompletedProperties(document.completedProperties, &file)
    try file.write(",\n\"blocks\":")
    var tree = BlockTree(form: form)
    try tree.open(&file)
    for try await event in document.content { try tree.write(event, &file) }
    try writeUnavailable("blocks_unavailable", try tree.close(&file), &file)
    try file.write(",\n\"comments\":")
    var list = LineList(opening: "[", closing: "]")
    for comment in document.comments {
      try list.separate(&file)
      try file.write(form.bytes(comment.json))
    }
    try list.close(&file)
    try writeUnavailable("comments_unavailable", document.unavailableComments, &file)
    try file.write("}\n")
  }

  /// Writes, after a list, the reason why its rest is missing.
  private func writeUnavailable(_ key: String, _ reason: String?, _ file: inout OutputFile) throws {
    guard let reason else { return }
    try file.write(",\n\"\(key)\":")
    try file.write(string: reason)
  }

  /// Writes the properties that the page object truncates, under the added key `property_items`.
  private func writeCompletedProperties(
    _ properties: [PropertyID: CompletedProperty], _ file: inout OutputFile
  ) throws {
    guard !properties.isEmpty else { return }
    try file.write(",\n\"property_items\":")
    var list = LineList(opening: "{", closing: "}")
    for (id, property) in properties.sorted(by: { $0.key < $1.key }) {
      try list.separate(&file)
      try file.write(string: id.text)
      try file.write(":[")
      for (index, item) in property.elements.enumerated() {
        if index > 0 { try file.write(",") }
        try file.write(form.bytes(item.json))
      }
      try file.write("]")
    }
    try list.close(&file)
  }

  private func writeDatabase(_ document: DatabaseDocument) async throws {
    let id = document.database.id
    try await context.output.replaceFiles(of: .object(id.object)) { files in
      try await files.write(OutputPath("databases/\(id).json")) { file in
        try file.write("{\"database\":")
        try file.write(form.bytes(document.database.json))
        try file.write(",\n\"views\":")
        var list = LineList(opening: "[", closing: "]")
        for view in document.views {
          try list.separate(&file)
          try file.write(form.bytes(view.json))
        }
        try list.close(&file)
        try writeUnavailable("views_unavailable", document.unavailableViews, &file)
        try file.write("}\n")
      }
    }
  }

  private func writeDataSource(_ document: DataSourceDocument) async throws {
    let id = document.dataSource.id
    try await context.output.replaceFiles(of: .object(id.object)) { files in
      try await files.write(OutputPath("data_sources/\(id).json")) { file in
        try file.write("{\"data_source\":")
        try file.write(form.bytes(document.dataSource.json))
        try file.write(",\n\"rows\":")
        var list = LineList(opening: "[", closing: "]")
        for try await row in context.workspace.rows(of: id) {
          try list.separate(&file)
          let mark = row.isArchived ? ",\"is_archived\":true" : ""
          try file.write("{\"object\":\"\(row.kind.rawValue)\",\"id\":\"\(row.id)\"\(mark)}")
        }
        try list.close(&file)
        try writeUnavailable("rows_unavailable", document.unavailableRows, &file)
        try writeUnavailable("templates_unavailable", document.unavailableTemplates, &file)
        try file.write("}\n")
      }
    }
  }
}
