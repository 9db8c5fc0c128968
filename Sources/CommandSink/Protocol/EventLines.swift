internal import NotionExportKit
internal import NotionModel

/// The lines of one event for the command.
///
/// Objects are sent as received from Notion, without the signatures of hosted files' URLs, which are secrets.
struct EventLines {
  /// The version of the protocol.
  static let version = 1

  let number: Int
  let workspace: any WorkspaceReader

  // MARK: Other lines

  /// Returns the first line.
  static func open(_ export: ExportDescription) -> JSONWriter {
    var line = JSONWriter()
    line.object { line in
      line.member("type", "open")
      line.key("protocol")
      line.value(version)
      line.key("workspace")
      line.object { line in
        line.member("id", export.workspace.id)
        line.member("name", export.workspace.name)
      }
      line.key("replay")
      line.value(export.isReplay)
    }
    return line
  }

  /// Returns the line after all events, which is acknowledged like an event.
  static func finish(_ summary: ExportSummary, number: Int) -> JSONWriter {
    var line = JSONWriter()
    line.object { line in
      line.member("type", "finish")
      line.key("event")
      line.value(number)
      line.key("skipped_objects")
      line.value(summary.skippedObjects)
    }
    return line
  }

  /// The last line.
  static var close: JSONWriter {
    var line = JSONWriter()
    line.object { $0.member("type", "close") }
    return line
  }

  // MARK: Events

  /// Writes the lines of an event; those of a page as its content is read.
  func write(_ event: ExportEvent, to lines: EventWriter) async throws {
    switch event {
    case .page(let document): try await writePage(document, to: lines)
    case .database(let document):
      try await lines.write(
        line("database") { line in
          line.object("database", document.database.json)
          line.list("views", document.views.map(\.json))
          if let reason = document.unavailableViews { line.member("views_unavailable", reason) }
          line.changes(document.changes)
          line.outlineNode(document.place)
        })
    case .dataSource(let document): try await writeDataSource(document, to: lines)
    case .user(let user): try await lines.write(line("user") { $0.object("user", user.json) })
    case .asset(let asset): try await lines.write(line("asset") { $0.members(of: asset) })
    case .removed(let object):
      try await lines.write(
        line("removed") { line in
          line.member("id", "\(object.id)")
          line.member("kind", object.kind.rawValue)
        })
    case .removedAsset(let key): try await lines.write(line("removed_asset") { $0.member("key", key.text) })
    case .surroundings: break
    @unknown default: break
    }
  }

  /// Returns a line of a type, with the event's number and other members.
  private func line(_ type: String, _ members: (inout JSONWriter) -> Void = { _ in }) -> JSONWriter {
    var line = JSONWriter()
    line.object { line in
      line.member("type", type)
      line.key("event")
      line.value(number)
      members(&line)
    }
    return line
  }

  /// Writes the lines of all templates, as one event.
  func writeTemplates(to lines: EventWriter) async throws {
    try await lines.write(line("templates"))
    for try await template in workspace.templates {
      try await writePage(template.document, as: "template", to: lines) { line in
        line.member("data_source", template.dataSource?.description)
        line.member("name", template.name)
        line.key("is_default")
        line.value(template.isDefault)
      }
    }
    try await lines.write(line("templates_end"))
  }

  private func writePage(
    _ document: PageDocument, as type: String = "page", to lines: EventWriter,
    _ members: (inout JSONWriter) -> Void = { _ in }
  ) async throws {
    let path = try await workspace.path(to: document.page.id.object)
    try await lines.write(
      line(type) { line in
        members(&line)
        line.object("page", document.page.json)
        line.outlineNode(document.place)
        line.list("path", path.map(\.title))
        line.key("completed_properties")
        line.object { line in
          for (id, property) in document.completedProperties.sorted(by: { $0.key < $1.key }) {
            line.list(id.text, property.elements.map(\.json))
          }
        }
        line.list("comments", document.comments.map(\.json))
        if let reason = document.unavailableComments { line.member("comments_unavailable", reason) }
        if type == "page" { line.changes(document.changes) }
      })
    for try await event in document.content {
      switch event {
      case .enter(let node): try await lines.write(line("block") { $0.members(of: node) })
      case .leave: try await lines.write(line("block_end"))
      case .enterSection(let part):
        try await lines.write(
          line("section") { line in
            line.member("name", part.section.rawValue)
            if let reason = part.unavailable { line.member("unavailable", reason) }
          })
      case .leaveSection: try await lines.write(line("section_end"))
      case .unavailable(let reason):
        try await lines.write(line("blocks_unavailable") { $0.member("reason", reason) })
      @unknown default: break
      }
    }
    try await lines.write(line("\(type)_end"))
  }

  private func writeDataSource(_ document: DataSourceDocument, to lines: EventWriter) async throws {
    try await lines.write(
      line("data_source") { line in
        line.object("data_source", document.dataSource.json)
        line.outlineNode(document.place)
        if let reason = document.unavailableRows { line.member("rows_unavailable", reason) }
        line.changes(document.changes)
        if let reason = document.unavailableTemplates { line.member("templates_unavailable", reason) }
      })
    for try await row in workspace.rows(of: document.dataSource.id) {
      try await lines.write(
        line("row") { line in
          line.member("id", "\(row.id)")
          line.member("kind", row.kind.rawValue)
          if row.isArchived {
            line.key("is_archived")
            line.value(true)
          }
        })
    }
    try await lines.write(line("data_source_end"))
  }
}

extension JSONWriter {
  fileprivate mutating func member(_ key: String, _ text: String?) {
    self.key(key)
    value(text)
  }

  /// Writes an object as received from Notion, without secrets.
  fileprivate mutating func object(_ key: String, _ json: JSONSlice) {
    self.key(key)
    value(json.withoutSignatures(keepsExpiryTimes: false))
  }

  fileprivate mutating func list(_ key: String, _ objects: [JSONSlice]) {
    self.key(key)
    array { list in
      for object in objects { list.value(object.withoutSignatures(keepsExpiryTimes: false)) }
    }
  }

  fileprivate mutating func list(_ key: String, _ texts: [String]) {
    self.key(key)
    array { list in
      for text in texts { list.value(text) }
    }
  }

  /// Writes the changed aspects, in the order of their declaration.
  fileprivate mutating func changes(_ changes: Set<Aspect>) {
    list("changes", Aspect.allCases.filter(changes.contains).map(\.rawValue))
  }

  fileprivate mutating func outlineNode(_ node: OutlineNode) {
    key("place")
    object { line in
      line.member("title", node.title)
      line.member("parent", node.parent?.description)
      line.key("ordinal")
      line.value(node.ordinal)
    }
  }

  fileprivate mutating func members(of node: BlockNode) {
    key("depth")
    value(node.depth)
    object("block", node.block.json)
    switch node.children {
    case .none: member("children", "none")
    case .own: member("children", "own")
    case .synced(let original):
      member("children", "synced")
      member("original", "\(original)")
    case .unavailable(let reason):
      member("children", "unavailable")
      member("reason", reason)
    @unknown default: member("children", "none")
    }
  }

  fileprivate mutating func members(of asset: Asset) {
    member("key", asset.key.text)
    member("name", asset.name)
    switch asset.content {
    case .stored(let content):
      member("sha256", content.sha256)
      key("byte_count")
      value(content.byteCount)
      member("media_type", content.mediaType)
    case .unavailable(let reason): member("unavailable", reason)
    @unknown default: break
    }
  }
}
