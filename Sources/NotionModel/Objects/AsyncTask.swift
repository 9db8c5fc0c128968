/// A task that the API continues after its response.
public struct AsyncTask: Sendable, Hashable {
  /// The id, which is not a UUID.
  public let id: String
  /// `pending`, `succeeded` or `failed`.
  public let status: String?
  /// The time of creation.
  public let createdTime: Timestamp?
  /// The interval before the next poll while it is pending, in seconds.
  public let pollAfterSeconds: Int?
  /// The result: the response that the request would have had.
  public let result: JSONSlice?
  /// The object's own bytes.
  public let json: JSONSlice
}

extension AsyncTask: JSONDecodable {
  private enum Key: String, CaseIterable {
    case object, id, status, result
    case createdTime = "created_time"
    case pollAfterSeconds = "poll_after_seconds"
  }
  private static let keys = JSONKeyTable<Key>()

  /// Reads a task.
  public init(from reader: inout JSONReader) throws(JSONError) {
    reader.skipWhitespace()
    let start = reader.position
    var id: String?
    var status: String?
    var createdTime: Timestamp?
    var pollAfterSeconds: Int?
    var result: JSONSlice?
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .object: try reader.expectObject(.asyncTask)
      case .id: id = try reader.readString()
      case .status: status = try String?(from: &reader)
      case .createdTime: createdTime = try Timestamp?(from: &reader)
      case .pollAfterSeconds: pollAfterSeconds = try reader.readClampedInt()
      case .result: result = try JSONSlice?(from: &reader)
      }
    }
    self.id = try reader.require(id, "id", at: start)
    self.status = status
    self.createdTime = createdTime
    self.pollAfterSeconds = pollAfterSeconds
    self.result = result
    self.json = reader.slice(from: start)
  }
}
