import NotionModel

/// The stored state of a page.
struct PageRecord: Sendable {
  var id: ObjectID
  var parent: ParentRecord
  var title: [JSONValue]
  var icon: JSONValue = .null
  var cover: JSONValue = .null
  /// Values by property id; absent ones are empty.
  var values: [String: JSONValue] = [:]
  /// Results of formulas over all references, if those in ``values`` are over the first 25.
  var wholeValues: [String: JSONValue] = [:]
  /// The row's number in its data source, for unique ids.
  var number = 0
  var created: SimulatorTime
  var edited: SimulatorTime
  var createdBy: ObjectID
  var editedBy: ObjectID
  var inTrash = false
  var isArchived = false
  var isLocked = false
  var publicURL: String?
  /// Whether it is a template, which no list of pages contains.
  var isTemplate = false
  /// Whether search finds it.
  var isIndexed = true
}
