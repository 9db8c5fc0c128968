import NotionModel

/// The stored state of a data source.
struct DataSourceRecord: Sendable {
  var id: ObjectID
  var database: ObjectID
  var title: [JSONValue]
  var description: [JSONValue] = []
  var icon: JSONValue = .null
  var cover: JSONValue = .null
  var properties: [PropertyDraft] = []
  var templates: [(id: ObjectID, name: String)] = []
  var isWiki = false
  var created: SimulatorTime
  var edited: SimulatorTime
  var createdBy: ObjectID
  var editedBy: ObjectID
  var inTrash = false
  var isIndexed = true

  func property(named name: String) -> PropertyDraft? { properties.first { $0.name == name } }
  func property(id: String) -> PropertyDraft? { properties.first { $0.id == id } }
}
