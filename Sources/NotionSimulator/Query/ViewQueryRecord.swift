import NotionModel

/// The stored result of a view's query, valid for 15 minutes.
struct ViewQueryRecord: Sendable {
  var view: ObjectID
  var answer: RowQuery.Answer
  var expiry: SimulatorTime
}
