import NotionModel

/// The note of a document about the target of one of its links.
struct LinkNote: Sendable, Hashable {
  /// The prefix of the keys of these notes.
  static let prefix = "site/link/"

  /// The target as the document shows it: see ``LinkedLayout/target(_:)``.
  let target: String
  /// The sentence with the link; `nil` if the link is not in a text.
  let sentence: LinkSentence?
  /// Whether the target lists it: the block of a child page and the row of a database are not backlinks.
  let isBacklink: Bool

  /// Returns the key of the note about a target.
  static func key(_ target: ObjectID) -> String { "\(prefix)\(target.compactText)/" }

  /// Returns the target of a key.
  static func target(of key: String) -> ObjectID? {
    ObjectID(key.dropFirst(prefix.count).prefix { $0 != "/" })
  }

  /// The serialised note: lines, as none of its texts contains a line break.
  var bytes: [UInt8] {
    var lines = [target, isBacklink ? "1" : "0"]
    if let sentence { lines += [sentence.before, sentence.link, sentence.after] }
    return Array(lines.joined(separator: "\n").utf8)
  }

  init(target: String, sentence: LinkSentence?, isBacklink: Bool) {
    self.target = target
    self.sentence = sentence
    self.isBacklink = isBacklink
  }

  /// Decodes ``bytes``.
  init?(_ bytes: [UInt8]) {
    let lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
    guard lines.count >= 2 else { return nil }
    target = lines[0]
    isBacklink = lines[1] == "1"
    sentence = lines.count == 5 ? LinkSentence(before: lines[2], link: lines[3], after: lines[4]) : nil
  }
}
