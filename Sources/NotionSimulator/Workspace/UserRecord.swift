import NotionModel

/// The stored state of a user.
struct UserRecord: Sendable {
  var id: ObjectID
  var draft: UserDraft
}
