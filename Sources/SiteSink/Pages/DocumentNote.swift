/// The note of a document about the state for which it was written.
struct DocumentNote: Sendable, Hashable {
  /// The key.
  static let key = "site/page"

  /// Returns the key of a note that a document is at an address; no address is a prefix of another in a key.
  static func addressKey(_ address: String) -> String { "site/at/\(address)\n" }

  /// The digest of its surroundings.
  let frame: UInt64
  /// The digest of its appearance in other documents.
  let face: UInt64
  /// Its address from the root of the site.
  let address: String
  /// The time of the last edit, as in Notion; empty if unknown.
  let edited: String

  init(frame: UInt64, face: UInt64, address: String, edited: String) {
    self.frame = frame
    self.face = face
    self.address = address
    self.edited = edited
  }

  /// Decodes ``bytes``.
  init?(_ bytes: [UInt8]?) {
    guard let bytes else { return nil }
    let lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    guard lines.count == 4, let frame = UInt64(lines[0], radix: 16), let face = UInt64(lines[1], radix: 16)
    else { return nil }
    self.init(frame: frame, face: face, address: String(lines[2]), edited: String(lines[3]))
  }

  /// The serialised note.
  var bytes: [UInt8] {
    Array("\(String(frame, radix: 16))\n\(String(face, radix: 16))\n\(address)\n\(edited)".utf8)
  }
}
