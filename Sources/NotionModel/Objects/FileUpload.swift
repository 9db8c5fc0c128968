/// A file that was uploaded through the API.
public struct FileUpload: Sendable, Hashable {
  /// The id.
  public let id: ObjectID
  /// `pending`, `uploaded`, `expired` or `failed`.
  public let status: String?
  /// The name.
  public let filename: String?
  /// The media type.
  public let contentType: String?
  /// The size, in bytes.
  public let contentLength: Int?
  /// The time of creation.
  public let createdTime: Timestamp?
  /// The time of the last edit.
  public let lastEditedTime: Timestamp?
  /// The creator.
  public let createdBy: User?
  /// The time at which it is deleted unless it is attached to an object.
  public let expiryTime: Timestamp?
  /// Whether it is in the trash.
  public let isInTrash: Bool
  /// The object's own bytes.
  public let json: JSONSlice
}

extension FileUpload: JSONDecodable {
  private enum Key: String, CaseIterable {
    case object, id, status, filename, archived
    case contentType = "content_type"
    case contentLength = "content_length"
    case createdTime = "created_time"
    case lastEditedTime = "last_edited_time"
    case createdBy = "created_by"
    case expiryTime = "expiry_time"
    case inTrash = "in_trash"
  }
  private static let keys = JSONKeyTable<Key>()

  /// Reads an upload.
  public init(from reader: inout JSONReader) throws(JSONError) {
    reader.skipWhitespace()
    let start = reader.position
    var id: ObjectID?
    var status: String?
    var filename: String?
    var contentType: String?
    var contentLength: Int?
    var createdTime: Timestamp?
    var lastEditedTime: Timestamp?
    var createdBy: User?
    var expiryTime: Timestamp?
    var isInTrash = false
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .object: try reader.expectObject(.fileUpload)
      case .id: id = try ObjectID(from: &reader)
      case .status: status = try String?(from: &reader)
      case .filename: filename = try String?(from: &reader)
      case .contentType: contentType = try String?(from: &reader)
      case .contentLength: contentLength = try reader.readClampedInt()
      case .createdTime: createdTime = try Timestamp?(from: &reader)
      case .lastEditedTime: lastEditedTime = try Timestamp?(from: &reader)
      case .createdBy: createdBy = try User?(from: &reader)
      case .expiryTime: expiryTime = try Timestamp?(from: &reader)
      case .archived, .inTrash: if try reader.readFlag() { isInTrash = true }
      }
    }
    self.id = try reader.require(id, "id", at: start)
    self.status = status
    self.filename = filename
    self.contentType = contentType
    self.contentLength = contentLength
    self.createdTime = createdTime
    self.lastEditedTime = lastEditedTime
    self.createdBy = createdBy
    self.expiryTime = expiryTime
    self.isInTrash = isInTrash
    self.json = reader.slice(from: start)
  }
}
