import NotionModel

/// A file that was uploaded through the API.
struct FileUploadRecord: Sendable {
  var id: ObjectID
  var name: String
  var contentType: String
  var length: Int
  var created: SimulatorTime
}
