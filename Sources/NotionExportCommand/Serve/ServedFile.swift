import DurableFiles
internal import Foundation

/// A file as it was when it was asked for.
struct ServedFile: Sendable, Equatable {
  /// Where it is, links resolved.
  let path: String
  /// What it is called in the address, which says its type.
  let name: String
  /// Whether it is a page that this program wrote, and not a file that was attached to one.
  let isPage: Bool
  let size: Int
  /// What changes when the file does.
  let tag: String

  /// Describes a file; `isAttachment` where it is in a folder for attachments.
  init(path: String, name: String, isAttachment: Bool, status: POSIX.Status) {
    self.path = path
    self.name = name
    isPage = !isAttachment && name.lowercased().hasSuffix(".html")
    size = Int(clamping: status.size)
    tag = "\"\(String(status.modified, radix: 36))-\(size)\""
  }
}
