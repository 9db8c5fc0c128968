import NotionModel

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
