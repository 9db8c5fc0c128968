import NotionModel

/// The stored state of a block; pages and databases inside a page have no record of their own here.
struct BlockRecord: Sendable {
  var id: ObjectID
  var parent: ParentRecord
  var type: String
  var payload: JSONObject
  var created: SimulatorTime
  var edited: SimulatorTime
  var createdBy: ObjectID
  var editedBy: ObjectID
  var inTrash = false
  /// The message with which the list of its children is refused permanently.
  var childrenRefusal: String?
}
