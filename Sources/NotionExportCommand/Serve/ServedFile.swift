internal import Foundation

/// A file at the time of the request.
struct ServedFile: Sendable, Equatable {
  /// The path, with symbolic links resolved.
  let path: String
  /// The name in the address, which determines the media type.
  let name: String
  /// Whether it is a generated page, and not an attachment.
  let isPage: Bool
  let size: Int
  /// A tag that changes with the file.
  let tag: String

  /// Describes a file; `isAttachment` if it is in a folder of attachments.
  init(path: String, name: String, isAttachment: Bool, status: FileStatus) {
    self.path = path
    self.name = name
    isPage = !isAttachment && name.lowercased().hasSuffix(".html")
    size = Int(clamping: status.size)
    tag = "\"\(String(status.modified, radix: 36))-\(size)\""
  }
}
