/// An integration; only the token's own has details.
public struct Bot: Sendable, Hashable {
  /// The owner.
  public var owner: BotOwner?
  /// The id of the workspace in which it is installed.
  public var workspaceID: ObjectID?
  /// The name of that workspace.
  public var workspaceName: String?
  /// The largest file that may be uploaded to the workspace, in bytes.
  public var maxFileUploadSize: Int?

  /// Creates a bot without details.
  public init() {}
}

extension Bot: JSONDecodable {
  private enum Key: String, CaseIterable {
    case owner
    case workspaceID = "workspace_id"
    case workspaceName = "workspace_name"
    case workspaceLimits = "workspace_limits"
  }
  private enum LimitKey: String, CaseIterable { case maxFileUploadSize = "max_file_upload_size_in_bytes" }
  private static let keys = JSONKeyTable<Key>()
  private static let limitKeys = JSONKeyTable<LimitKey>()

  /// Reads the details of a bot.
  public init(from reader: inout JSONReader) throws(JSONError) {
    self.init()
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .owner: owner = try BotOwner?(from: &reader)
      case .workspaceID: workspaceID = try ObjectID?(from: &reader)
      case .workspaceName: workspaceName = try String?(from: &reader)
      case .workspaceLimits:
        if try reader.readNull() { return }
        try reader.readObject(keys: Self.limitKeys) { (reader, _) throws(JSONError) in
          maxFileUploadSize = try reader.readClampedInt()
        }
      }
    }
  }
}
