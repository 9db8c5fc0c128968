internal import NotionExportKit
internal import NotionModel

/// A file for each kind of object, with one object on each line, ready for jq and DuckDB.
///
/// The lines are ordered by the id of the page, and blocks and comments by their order in the page. That
/// requires writing whole files, so they are written when everything has been read.
struct NDJSONSink: Sink {
  let context: SinkContext
  let form: ObjectForm

  func write(_ event: ExportEvent) async throws {
    if case .asset(let asset) = event { try await context.output.replaceFile(of: asset) }
  }

  func finish(_ summary: ExportSummary) async throws {
    let workspace = context.workspace
    try await context.output.replaceFiles(of: .named("ndjson")) { files in
      try await files.write(OutputPath("pages.ndjson")) { file in
        for try await document in workspace.pages { try line(document.page.json, &file) }
      }
      try await files.write(OutputPath("blocks.ndjson")) { file in try await writeBlocks(&file) }
      try await files.write(OutputPath("comments.ndjson")) { file in
        for try await document in workspace.pages {
          for comment in document.comments { try line(comment.json, &file) }
          if let reason = document.unavailableComments {
            try unavailable("comments", of: document.page.id.object, reason, &file)
          }
        }
      }
      try await files.write(OutputPath("databases.ndjson")) { file in
        for try await document in workspace.databases { try line(document.database.json, &file) }
      }
      try await files.write(OutputPath("views.ndjson")) { file in
        // A dashboard shows views of other databases, which list them too.
        var written: Set<ViewID> = []
        for try await document in workspace.databases {
          for view in document.views where written.insert(view.id).inserted { try line(view.json, &file) }
          if let reason = document.unavailableViews {
            try unavailable("views", of: document.database.id.object, reason, &file)
          }
        }
      }
      try await files.write(OutputPath("data_sources.ndjson")) { file in
        for try await document in workspace.dataSources {
          try line(document.dataSource.json, &file)
          if let reason = document.unavailableRows {
            try unavailable("rows", of: document.dataSource.id.object, reason, &file)
          }
          if let reason = document.unavailableTemplates {
            try unavailable("templates", of: document.dataSource.id.object, reason, &file)
          }
        }
      }
      try await files.write(OutputPath("templates.ndjson")) { file in
        for try await template in workspace.templates {
          try file.write("{\"template\":")
          try file.write(WorkspaceSummary.line(template))
          try file.write(",\"page\":")
          try file.write(oneLine(template.document.page.json))
          try file.write("}\n")
        }
      }
      try await files.write(OutputPath("users.ndjson")) { file in
        for try await user in workspace.users { try line(user.json, &file) }
      }
      try await files.write(OutputPath("property_items.ndjson")) { file in
        for try await document in workspace.pages { try writeItems(document, &file) }
      }
      try await files.write(OutputPath("assets.ndjson")) { file in
        for try await asset in workspace.assets {
          try file.write(try WorkspaceSummary.line(asset))
          try file.write("\n")
        }
      }
    }
  }

  /// Writes every block once: the content of a synced copy with the page of the original, and with the first
  /// copy only if no exported page contains the original.
  private func writeBlocks(_ file: inout OutputFile) async throws {
    var strayOriginals: Set<BlockID> = []
    for try await document in context.workspace.pages {
      try await writeBlocks(of: document, &strayOriginals, &file)
    }
    for try await template in context.workspace.templates {
      try await writeBlocks(of: template.document, &strayOriginals, &file)
    }
  }

  private func writeBlocks(
    of document: PageDocument, _ strayOriginals: inout Set<BlockID>, _ file: inout OutputFile
  ) async throws {
    // The number of open blocks below a copy whose content is elsewhere.
    var hidden = 0
    for try await event in document.content {
      switch event {
      case .enter(let node):
        if hidden == 0 { try line(node.block.json, &file) }
        if hidden > 0 {
          hidden += 1
        } else if case .synced(let original) = node.children {
          let standsElsewhere = try await context.workspace.containsChildren(of: original)
          if standsElsewhere || !strayOriginals.insert(original).inserted { hidden = 1 }
        }
      case .leave: hidden = max(0, hidden - 1)
      case .unavailable(let reason):
        if hidden == 0 { try unavailable("blocks", of: document.page.id.object, reason, &file) }
      case .enterSection, .leaveSection: break
      @unknown default: break
      }
    }
  }

  /// Writes a line in place of the unreadable part of an object's list.
  private func unavailable(
    _ list: String, of object: ObjectID, _ reason: String, _ file: inout OutputFile
  ) throws {
    var writer = JSONWriter()
    writer.object { writer in
      writer.key("object")
      writer.value("unavailable")
      writer.key("list")
      writer.value(list)
      writer.key("of")
      writer.value(object.description)
      writer.key("reason")
      writer.value(reason)
    }
    try file.write(writer.bytes)
    try file.write("\n")
  }

  /// Writes the values that a page object truncates, each item with its page and property.
  private func writeItems(_ document: PageDocument, _ file: inout OutputFile) throws {
    for (property, completed) in document.completedProperties.sorted(by: { $0.key < $1.key }) {
      for item in completed.elements {
        try file.write("{\"page_id\":\"\(document.page.id)\",\"property_id\":")
        try file.write(string: property.text)
        try file.write(",\"item\":")
        try file.write(form.bytes(item.json))
        try file.write("}\n")
      }
    }
  }

  /// Writes an object's bytes, which usually have no line breaks; otherwise each becomes a space.
  private func line(_ object: JSONSlice, _ file: inout OutputFile) throws {
    try file.write(oneLine(object))
    try file.write("\n")
  }

  private func oneLine(_ object: JSONSlice) -> ArraySlice<UInt8> {
    let bytes = form.bytes(object)
    guard bytes.contains(0x0A) || bytes.contains(0x0D) else { return bytes }
    // Outside strings line breaks are white space; inside strings JSON has only escapes.
    return bytes.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }[...]
  }
}

/// Writes the brackets and commas of a JSON array or object, with each element on a line of its own.
struct LineList {
  let opening: String
  let closing: String
  private var isEmpty = true

  init(opening: String, closing: String) {
    self.opening = opening
    self.closing = closing
  }

  /// Writes the separator before an element.
  mutating func separate(_ file: inout OutputFile) throws {
    try file.write(isEmpty ? "\(opening)\n" : ",\n")
    isEmpty = false
  }

  /// Ends the list after the last element, if any.
  func close(_ file: inout OutputFile) throws {
    try file.write(isEmpty ? "\(opening)\(closing)" : "\n\(closing)")
  }
}
