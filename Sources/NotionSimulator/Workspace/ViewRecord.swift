import NotionModel

/// The stored state of a view.
struct ViewRecord: Sendable {
  var id: ObjectID
  var database: ObjectID
  var dataSource: ObjectID?
  var draft: ViewDraft
  var created: SimulatorTime
  var edited: SimulatorTime
  var createdBy: ObjectID
}
