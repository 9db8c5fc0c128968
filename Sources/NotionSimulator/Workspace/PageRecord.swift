import NotionModel

/// A page as the workspace keeps it.
struct PageRecord: Sendable {
  var id: ObjectID
  var parent: ParentRecord
  var title: [JSONValue]
  var icon: JSONValue = .null
  var cover: JSONValue = .null
  /// Values by property id; what is absent is empty.
  var values: [String: JSONValue] = [:]
  /// Results of formulas over all references, where ``values`` holds those over the first 25.
  var wholeValues: [String: JSONValue] = [:]
  /// The row's number in its data source, for unique ids.
  var number = 0
  var created: Timestamp
  var edited: Timestamp
  var createdBy: ObjectID
  var editedBy: ObjectID
  var inTrash = false
  var isArchived = false
  var isLocked = false
  var publicURL: String?
  /// Whether rows are copied from it, and no list shows it.
  var isTemplate = false
  /// Whether search knows it.
  var isIndexed = true
}
