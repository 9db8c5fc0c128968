internal import NotionExportKit
internal import NotionModel

/// The files about the whole workspace: `workspace.json` and `assets.json`.
struct WorkspaceSummary {
  let workspace: any WorkspaceReader

  /// Writes one line for each asset: its key (the path of a hosted file's URL, or the URL of another), and
  /// the path of its content or the reason why it is unavailable.
  func writeAssets(_ file: inout OutputFile) async throws {
    var list = LineList(opening: "[", closing: "]\n")
    for try await asset in workspace.assets {
      try list.separate(&file)
      try file.write(try Self.line(asset))
    }
    try list.close(&file)
  }

  static func line(_ asset: Asset) throws(OutputError) -> [UInt8] {
    var writer = JSONWriter()
    try writer.object { (writer) throws(OutputError) in
      writer.key("key")
      writer.value(asset.key.text)
      writer.key("name")
      writer.value(asset.name)
      switch asset.content {
      case .stored(let content):
        writer.key("file")
        writer.value(try AssetPath.of(asset).description)
        writer.key("byte_count")
        writer.value(content.byteCount)
        writer.key("media_type")
        writer.value(content.mediaType)
        writer.key("sha256")
        writer.value(content.sha256)
      case .unavailable(let reason):
        writer.key("unavailable")
        writer.value(reason)
      @unknown default: break
      }
    }
    return writer.bytes
  }

  /// Returns the line of a template, with the members that mark the page as one.
  static func line(_ template: TemplateDocument) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.key("data_source_id")
      writer.value(template.dataSource?.description)
      writer.key("name")
      writer.value(template.name)
      writer.key("is_default")
      writer.value(template.isDefault)
    }
    return writer.bytes
  }

  func writeWorkspace(_ file: inout OutputFile) async throws {
    let description = try await workspace.description()
    var head = JSONWriter()
    head.beginObject()
    head.key("workspace_id")
    head.value(description.id)
    head.key("workspace_name")
    head.value(description.name)
    head.lineBreak()
    let counts = try await workspace.counts()
    for (key, count) in [
      ("pages", counts.pages), ("databases", counts.databases), ("data_sources", counts.dataSources),
      ("users", counts.users), ("assets", counts.assets),
    ] {
      head.key(key)
      head.value(count)
    }
    try file.write(head.bytes)
    try file.write(",\n\"top_level\":")
    var top = LineList(opening: "[", closing: "]")
    for try await node in workspace.children(of: nil) {
      try top.separate(&file)
      var writer = JSONWriter()
      writer.object { writer in
        writer.key("object")
        writer.value(node.kind.rawValue)
        writer.key("id")
        writer.value(node.id.description)
        writer.key("title")
        writer.value(node.title)
      }
      try file.write(writer.bytes)
    }
    try top.close(&file)
    try file.write(",\n\"unavailable\":")
    var list = LineList(opening: "[", closing: "]}\n")
    for try await object in workspace.unavailableObjects {
      try list.separate(&file)
      var writer = JSONWriter()
      writer.object { writer in
        writer.key("object")
        writer.value(object.kind.rawValue)
        writer.key("id")
        writer.value(object.id.description)
        writer.key("reason")
        writer.value(object.reason)
      }
      try file.write(writer.bytes)
    }
    try list.close(&file)
  }
}
