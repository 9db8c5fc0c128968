extension BlockContent {
  /// Reads the value of the key that `type` names.
  init(_ type: BlockType, from reader: inout JSONReader) throws(JSONError) {
    switch type {
    case .paragraph: self = .paragraph(try TextBlock(from: &reader))
    case .heading1: self = .heading1(try HeadingBlock(from: &reader))
    case .heading2: self = .heading2(try HeadingBlock(from: &reader))
    case .heading3: self = .heading3(try HeadingBlock(from: &reader))
    case .heading4: self = .heading4(try HeadingBlock(from: &reader))
    case .bulletedListItem: self = .bulletedListItem(try TextBlock(from: &reader))
    case .numberedListItem: self = .numberedListItem(try NumberedListItemBlock(from: &reader))
    case .quote: self = .quote(try TextBlock(from: &reader))
    case .toDo: self = .toDo(try ToDoBlock(from: &reader))
    case .toggle: self = .toggle(try TextBlock(from: &reader))
    case .template: self = .template(try TextBlock(from: &reader))
    case .syncedBlock: self = .syncedBlock(original: try Fields(from: &reader).syncedFrom)
    case .childPage: self = .childPage(title: try Fields(from: &reader).title)
    case .childDatabase: self = .childDatabase(title: try Fields(from: &reader).title)
    case .equation: self = .equation(expression: try Fields(from: &reader).expression)
    case .code: self = .code(try CodeBlock(from: &reader))
    case .callout: self = .callout(try TextBlock(from: &reader))
    case .divider:
      try reader.readEmptyObject()
      self = .divider
    case .breadcrumb:
      try reader.readEmptyObject()
      self = .breadcrumb
    case .tableOfContents: self = .tableOfContents(color: try Fields(from: &reader).color)
    case .tab:
      try reader.readEmptyObject()
      self = .tab
    case .columnList:
      try reader.readEmptyObject()
      self = .columnList
    case .column: self = .column(widthRatio: try Fields(from: &reader).widthRatio)
    case .linkToPage: self = .linkToPage(try LinkTarget(from: &reader))
    case .table: self = .table(try TableBlock(from: &reader))
    case .tableRow: self = .tableRow(cells: try Fields(from: &reader).cells)
    case .meetingNotes: self = .meetingNotes(try MeetingNotesBlock(from: &reader))
    case .transcription: self = .transcription(try MeetingNotesBlock(from: &reader))
    case .embed: self = .embed(try LinkBlock(from: &reader))
    case .bookmark: self = .bookmark(try LinkBlock(from: &reader))
    case .image: self = .image(try FileReference(from: &reader))
    case .video: self = .video(try FileReference(from: &reader))
    case .pdf: self = .pdf(try FileReference(from: &reader))
    case .file: self = .file(try FileReference(from: &reader))
    case .audio: self = .audio(try FileReference(from: &reader))
    case .linkPreview: self = .linkPreview(url: try Fields(from: &reader).url)
    case .unsupported: self = .unsupported(blockType: try Fields(from: &reader).blockType)
    case .unknown(let name):
      throw reader.failure(.invalidValue, "no block type is called \(name)")
    }
  }

  /// The field names of payloads with a single field.
  private struct Fields {
    enum Key: String, CaseIterable {
      case title, expression, color, cells, url
      case syncedFrom = "synced_from"
      case widthRatio = "width_ratio"
      case blockType = "block_type"
    }
    static let keys = JSONKeyTable<Key>()

    var title = ""
    var expression = ""
    var color = TextColor.default
    var cells: [RichText] = []
    var url = ""
    var syncedFrom: BlockID?
    var widthRatio: Double?
    var blockType: String?

    init(from reader: inout JSONReader) throws(JSONError) {
      try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
        switch key {
        case .title: title = try String?(from: &reader) ?? ""
        case .expression: expression = SignedURL.bare(text: try reader.readString())
        case .color: color = try TextColor?(from: &reader) ?? .default
        case .cells: cells = try [RichText](from: &reader)
        case .url: url = try reader.readString()
        case .syncedFrom: syncedFrom = try SyncedSource?(from: &reader)?.id
        case .widthRatio: widthRatio = try JSONNumber?(from: &reader)?.double
        case .blockType: blockType = try String?(from: &reader)
        }
      }
    }
  }

  /// The source of a synced block's content; only blocks have been observed.
  private struct SyncedSource: JSONDecodable {
    enum Key: String, CaseIterable { case type, blockID = "block_id" }
    static let keys = JSONKeyTable<Key>()
    let id: BlockID

    init(from reader: inout JSONReader) throws(JSONError) {
      reader.skipWhitespace()
      let start = reader.position
      var id: BlockID?
      try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
        switch key {
        // `block_id`, or absent.
        case .type: try reader.skipValue()
        case .blockID: id = try BlockID(from: &reader)
        }
      }
      self.id = try reader.require(id, "block_id", at: start)
    }
  }
}

extension JSONReader {
  /// Reads an object and ignores all its keys.
  mutating func readEmptyObject() throws(JSONError) {
    try readObject { (reader, _) throws(JSONError) in try reader.skipUnread() }
  }
}
