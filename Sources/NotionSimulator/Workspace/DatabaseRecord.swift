import NotionModel

/// The stored state of a database.
struct DatabaseRecord: Sendable {
  var id: ObjectID
  var parent: ParentRecord
  var title: [JSONValue]
  var description: [JSONValue] = []
  var icon: JSONValue = .null
  var cover: JSONValue = .null
  var isInline = false
  var isLocked = false
  var dataSources: [ObjectID] = []
  var views: [ObjectID] = []
  /// The views that only dashboards name.
  var unlistedViews: [ObjectID] = []
  var created: SimulatorTime
  var edited: SimulatorTime
  var createdBy: ObjectID
  var editedBy: ObjectID
  var inTrash = false
}
