import NotionModel

/// A user as the workspace keeps it.
struct UserRecord: Sendable {
  var id: ObjectID
  var draft: UserDraft
}
