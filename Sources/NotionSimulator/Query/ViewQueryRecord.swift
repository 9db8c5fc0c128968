import NotionModel

/// The stored result of a view's query, good for 15 minutes.
struct ViewQueryRecord: Sendable {
  var view: ObjectID
  var answer: RowQuery.Answer
  var expiry: Timestamp
}
