import NotionModel

/// Writes the objects of a workspace for one reader at one moment.
struct ObjectWriter {
  let workspace: SimulatedWorkspace
  let version: APIVersion
  let signer: URLSigner
  let now: SimulatorTime
  /// A number that differs in every response, for fresh signatures.
  var nonce: UInt64
  var json = JSONWriter()

  init(
    _ workspace: SimulatedWorkspace, version: APIVersion, signer: URLSigner, now: SimulatorTime, nonce: UInt64
  ) {
    self.workspace = workspace
    self.version = version
    self.signer = signer
    self.now = now
    self.nonce = nonce
  }

  mutating func member(_ key: String, _ value: String) {
    json.key(key)
    json.value(value)
  }

  mutating func member(_ key: String, _ value: Bool) {
    json.key(key)
    json.value(value)
  }

  mutating func member(_ key: String, _ id: ObjectID) { member(key, id.description) }

  mutating func member(_ key: String, _ value: JSONValue) {
    json.key(key)
    write(value)
  }

  /// Writes `{"object":"user","id":…}`.
  mutating func partialUser(_ key: String, _ id: ObjectID) {
    json.key(key)
    json.beginObject()
    member("object", "user")
    member("id", id)
    json.endObject()
  }

  mutating func parent(_ key: String, _ parent: ParentRecord) {
    json.key(key)
    json.beginObject()
    switch parent {
    case .workspace:
      member("type", "workspace")
      member("workspace", true)
    case .page(let id): typed("page_id", id)
    case .block(let id): typed("block_id", id)
    case .database(let id): typed("database_id", id)
    case .dataSource(let id):
      typed("data_source_id", id)
      if let database = workspace.dataSource(id)?.database { member("database_id", database) }
    }
    json.endObject()
  }

  private mutating func typed(_ type: String, _ id: ObjectID) {
    member("type", type)
    member(type, id)
  }

  /// Writes the state of the trash, which has two members before 2026-03-11.
  mutating func archived(_ inTrash: Bool) {
    if version == .v2025_09_03 { member("archived", inTrash) }
  }

  /// Returns the address of an object in the workspace.
  func url(of id: ObjectID) -> String {
    guard let page = workspace.page(id) else { return "https://app.notion.com/p/\(id.compactText)" }
    let title = page.title.compactMap { $0["plain_text"]?.string }.joined()
    return "https://app.notion.com/p/\(Self.slug(title))\(id.compactText)"
  }

  private static func slug(_ title: String) -> String {
    var slug = ""
    for byte in title.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        slug.unicodeScalars.append(Unicode.Scalar(byte))
      default: if !slug.isEmpty, slug.last != "-" { slug += "-" }
      }
    }
    if !slug.isEmpty, slug.last != "-" { slug += "-" }
    return slug
  }
}

extension ObjectWriter {
  /// Writes a page with its properties, or with those whose ids are in `filter`.
  mutating func page(_ page: PageRecord, filter: Set<String>? = nil, requestID: String? = nil) {
    let inTrash = workspace.isInTrash(page.id)
    json.beginObject()
    member("object", "page")
    member("id", page.id)
    member("created_time", page.created.text)
    member("last_edited_time", page.edited.text)
    partialUser("created_by", page.createdBy)
    partialUser("last_edited_by", page.editedBy)
    member("cover", page.cover)
    member("icon", page.icon)
    parent("parent", page.parent)
    member("in_trash", inTrash)
    member("is_archived", page.isArchived)
    member("is_locked", page.isLocked)
    json.key("properties")
    json.beginObject()
    for (name, property) in workspace.properties(of: page) where filter?.contains(property.id) ?? true {
      json.key(name)
      json.beginObject()
      member("id", property.id)
      member("type", property.type)
      let value = propertyValue(property, of: page)
      if property.type == "relation", let all = value.array {
        member("relation", .array(Array(all.prefix(Self.referenceLimit))))
        member("has_more", all.count > Self.referenceLimit)
      } else if property.type == "people", let all = value.array {
        member("people", .array(Array(all.prefix(Self.referenceLimit))))
      } else if property.type == "rollup" {
        let partial = Rollup(workspace).value(of: property, page: page, limit: Self.referenceLimit)
        member("rollup", page.values[property.id] ?? partial)
      } else if property.type == "title" || property.type == "rich_text", let all = value.array {
        member(property.type, .array(Self.cut(all)))
      } else {
        member(property.type, value)
      }
      json.endObject()
    }
    json.endObject()
    member("url", url(of: page.id))
    json.key("public_url")
    json.value(page.publicURL)
    archived(inTrash)
    if let requestID { member("request_id", requestID) }
    json.endObject()
  }

  /// Maximum number of references of one property in a page object.
  static var referenceLimit: Int { 25 }

  /// Returns the runs of a text up to the last mention that a page object contains.
  private static func cut(_ runs: [JSONValue]) -> [JSONValue] {
    var mentions = 0
    return Array(
      runs.prefix { run in
        let type = run["mention"]?["type"]?.string
        if ["page", "database", "data_source", "user"].contains(type) { mentions += 1 }
        return mentions <= referenceLimit
      })
  }

  /// Returns the complete value of the type's key in a property.
  func propertyValue(_ property: PropertyDraft, of page: PageRecord) -> JSONValue {
    switch property.type {
    case "title": .array(page.title)
    case "created_time": .string(page.created.text)
    case "last_edited_time": .string(page.edited.text)
    case "created_by": Template.user(page.createdBy)
    case "last_edited_by": Template.user(page.editedBy)
    case "unique_id":
      [
        "prefix": property.configuration["prefix"] ?? .null, "number": .number(JSONNumber(page.number)),
      ]
    case "button": [:]
    case "rollup": page.values[property.id] ?? Rollup(workspace).value(of: property, page: page)
    case "relation":
      .array(
        (page.values[property.id]?.array ?? []).filter { reference in
          reference["id"]?.string.flatMap { ObjectID($0) }.map { workspace.isReachable($0) } ?? false
        })
    default: page.values[property.id] ?? Self.emptyValue(of: property.type)
    }
  }

  static func emptyValue(of type: String) -> JSONValue {
    switch type {
    case "rich_text", "multi_select", "people", "files", "relation": []
    case "checkbox": false
    case "formula": ["type": "string", "string": .null]
    case "verification": ["state": "unverified", "verified_by": .null, "date": .null]
    default: .null
    }
  }
}

extension SimulatedWorkspace {
  /// Returns the properties of a page with their names: for a row, those of the schema; for others, only the
  /// title.
  func properties(of page: PageRecord) -> [(name: String, property: PropertyDraft)] {
    if case .dataSource(let id) = page.parent, let dataSource = dataSource(id) {
      return dataSource.properties.map { ($0.name, $0) }
    }
    return [("title", .title())]
  }
}

extension ObjectWriter {
  /// Writes a block, or a page or database in the form of its block.
  mutating func block(_ id: ObjectID, requestID: String? = nil) {
    if let page = workspace.page(id) {
      blockMembers(
        id, parent: page.parent, created: page.created, edited: page.edited, createdBy: page.createdBy,
        editedBy: page.editedBy, type: "child_page",
        payload: ["title": .string(workspace.title(of: id) ?? "")], requestID: requestID)
    } else if let database = workspace.database(id) {
      blockMembers(
        id, parent: database.parent, created: database.created.minute, edited: database.edited.minute,
        createdBy: database.createdBy, editedBy: database.editedBy, type: "child_database",
        payload: ["title": .string(workspace.title(of: id) ?? "")], requestID: requestID)
    } else if let block = workspace.block(id) {
      blockMembers(
        id, parent: block.parent, created: block.created, edited: block.edited, createdBy: block.createdBy,
        editedBy: block.editedBy, type: typeName(block.type), payload: payload(of: block),
        requestID: requestID)
    }
  }

  private func typeName(_ type: String) -> String {
    if type == "meeting_notes", version == .v2025_09_03 { return "transcription" }
    return type.hasPrefix("meeting_notes_") ? "unsupported" : type
  }

  private func payload(of block: BlockRecord) -> JSONObject {
    block.type.hasPrefix("meeting_notes_") ? ["block_type": .string(block.type)] : block.payload
  }

  private mutating func blockMembers(
    _ id: ObjectID, parent: ParentRecord, created: SimulatorTime, edited: SimulatorTime, createdBy: ObjectID,
    editedBy: ObjectID, type: String, payload: JSONObject, requestID: String?
  ) {
    let inTrash = workspace.isInTrash(id)
    json.beginObject()
    member("object", "block")
    member("id", id)
    self.parent("parent", parent)
    member("created_time", created.text)
    member("last_edited_time", edited.text)
    partialUser("created_by", createdBy)
    partialUser("last_edited_by", editedBy)
    member("has_children", type == "child_database" ? false : workspace.hasChildren(id))
    member("in_trash", inTrash)
    member("type", type)
    member(type, .object(payload))
    archived(inTrash)
    if let requestID { member("request_id", requestID) }
    json.endObject()
  }
}

extension ObjectWriter {
  /// Writes a database: the container, without a schema.
  mutating func database(_ database: DatabaseRecord, requestID: String? = nil) {
    let inTrash = workspace.isInTrash(database.id)
    json.beginObject()
    member("object", "database")
    member("id", database.id)
    member("title", .array(database.title))
    member("description", .array(database.description))
    parent("parent", database.parent)
    member("is_inline", database.isInline)
    member("in_trash", inTrash)
    member("is_locked", database.isLocked)
    member("created_time", database.created.offsetText)
    member("last_edited_time", database.edited.offsetText)
    json.key("data_sources")
    json.beginArray()
    for id in database.dataSources where workspace.isReachable(id) && !workspace.trashed.contains(id) {
      json.beginObject()
      member("id", id)
      member("name", workspace.title(of: id) ?? "")
      json.endObject()
    }
    json.endArray()
    member("icon", database.icon)
    member("cover", database.cover)
    member("url", url(of: database.id))
    json.key("public_url")
    json.null()
    archived(inTrash)
    if let requestID { member("request_id", requestID) }
    json.endObject()
  }

  /// Writes a data source with its schema.
  mutating func dataSource(
    _ dataSource: DataSourceRecord, filter: Set<String>? = nil, requestID: String? = nil
  ) {
    let inTrash = workspace.isInTrash(dataSource.id)
    let database = workspace.database(dataSource.database)
    json.beginObject()
    member("object", "data_source")
    member("id", dataSource.id)
    member("cover", dataSource.cover)
    member("icon", dataSource.icon)
    member("created_time", dataSource.created.text)
    partialUser("created_by", dataSource.createdBy)
    partialUser("last_edited_by", dataSource.editedBy)
    member("last_edited_time", dataSource.edited.text)
    member("title", .array(dataSource.title))
    member("description", .array(dataSource.description))
    member("is_inline", database?.isInline ?? false)
    json.key("properties")
    json.beginObject()
    for property in dataSource.properties where filter?.contains(property.id) ?? true {
      json.key(property.name)
      schema(property, of: dataSource)
    }
    json.endObject()
    parent("parent", .database(dataSource.database))
    parent("database_parent", database?.parent ?? .workspace)
    member("url", url(of: dataSource.database))
    json.key("public_url")
    json.null()
    member("in_trash", inTrash)
    archived(inTrash)
    if let requestID { member("request_id", requestID) }
    json.endObject()
  }

  private mutating func schema(_ property: PropertyDraft, of dataSource: DataSourceRecord) {
    json.beginObject()
    member("id", property.id)
    member("name", property.name)
    json.key("description")
    json.value(property.description)
    member("type", property.type)
    var configuration = property.configuration
    if property.type == "relation" { configuration = relation(property) }
    if property.type == "rollup" { configuration = Rollup(workspace).schema(of: property, in: dataSource) }
    member(property.type, .object(configuration))
    json.endObject()
  }

  /// Returns a relation's configuration with the database of its data source.
  private func relation(_ property: PropertyDraft) -> JSONObject {
    var configuration: JSONObject = [:]
    if let id = property.configuration["data_source_id"]?.string.flatMap({ ObjectID($0) }),
      let database = workspace.dataSource(id)?.database
    {
      configuration["database_id"] = .string(database.description)
    }
    for member in property.configuration.members { configuration[member.key] = member.value }
    return configuration
  }
}

extension ObjectWriter {
  mutating func comment(_ comment: CommentRecord, requestID: String? = nil) {
    json.beginObject()
    member("object", "comment")
    member("id", comment.id)
    parent("parent", comment.parent)
    member("discussion_id", comment.discussion)
    member("created_time", comment.created.text)
    member("last_edited_time", comment.edited.text)
    partialUser("created_by", comment.author)
    member("rich_text", .array(comment.text))
    let author = workspace.user(comment.author)?.draft
    member(
      "display_name",
      [
        "type": author?.kind == .bot ? "integration" : "user",
        "resolved_name": author.map { .string($0.name) } ?? .null,
      ])
    if !comment.attachments.isEmpty {
      json.key("attachments")
      json.beginArray()
      for attachment in comment.attachments {
        json.beginObject()
        member("category", attachment.category)
        json.key("file")
        hostedFile(attachment.asset)
        json.endObject()
      }
      json.endArray()
    }
    if comment.hasPendingAttachments { member("has_pending_attachments", true) }
    if comment.isOriginalContentDeleted { member("original_content_deleted", true) }
    if let requestID { member("request_id", requestID) }
    json.endObject()
  }

  mutating func view(_ view: ViewRecord, requestID: String? = nil) {
    json.beginObject()
    member("object", "view")
    member("id", view.id)
    parent("parent", .database(view.database))
    if let dataSource = view.dataSource { member("data_source_id", dataSource) }
    member("name", view.draft.name)
    member("type", view.draft.type)
    member("created_time", view.created.offsetText)
    partialUser("created_by", view.createdBy)
    member("last_edited_time", view.edited.offsetText)
    partialUser("last_edited_by", view.createdBy)
    member("url", "https://app.notion.com/p/\(view.database.compactText)?v=\(view.id.compactText)")
    member("filter", view.draft.filter)
    member("sorts", view.draft.sorts)
    member("quick_filters", view.draft.quickFilters)
    var configuration: JSONObject = ["type": .string(view.draft.type)]
    for member in view.draft.configuration.members { configuration[member.key] = member.value }
    member("configuration", .object(configuration))
    if let requestID { member("request_id", requestID) }
    json.endObject()
  }

  mutating func fileUpload(_ upload: FileUploadRecord) {
    json.beginObject()
    member("object", "file_upload")
    member("id", upload.id)
    member("created_time", upload.created.text)
    member("created_by", ["id": .string(workspace.integration.description), "type": "bot"])
    member("last_edited_time", upload.created.text)
    member("expiry_time", .null)
    member("in_trash", false)
    member("status", "uploaded")
    member("filename", upload.name)
    member("content_type", upload.contentType)
    member("content_length", .number(JSONNumber(upload.length)))
    archived(false)
    json.endObject()
  }
}

/// A version of the API, in the form of the `Notion-Version` header.
public enum APIVersion: String, Sendable, CaseIterable {
  /// Objects have `archived` in addition to `in_trash`; the type of meeting notes is `transcription`.
  case v2025_09_03 = "2025-09-03"
  /// The newest: `in_trash` only, `meeting_notes`.
  case v2026_03_11 = "2026-03-11"
}
