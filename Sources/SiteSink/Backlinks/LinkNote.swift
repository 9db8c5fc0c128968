import NotionModel

/// What a document notes of something that it links to.
struct LinkNote: Sendable, Hashable {
  /// What the keys of these notes begin with.
  static let prefix = "site/link/"

  /// Where the target was when the document was written; empty where it was nowhere.
  let address: String
  /// The sentence with the link; `nil` where the link stands in no text.
  let sentence: LinkSentence?
  /// Whether the target lists it: a page does not list what it contains, and a database not its rows.
  let isBacklink: Bool

  /// What the target shows of it: a sentence, which may be missing; `nil` where it shows nothing.
  var backlink: LinkSentence?? { isBacklink ? .some(sentence) : nil }

  /// The key of the note about a target.
  static func key(_ target: ObjectID) -> String { "\(prefix)\(target.compactText)/" }

  /// The target that a key is about.
  static func target(of key: String) -> ObjectID? {
    ObjectID(key.dropFirst(prefix.count).prefix { $0 != "/" })
  }

  /// The note in bytes: lines, as none of its texts has any.
  var bytes: [UInt8] {
    var lines = [address, isBacklink ? "1" : "0"]
    if let sentence { lines += [sentence.before, sentence.link, sentence.after] }
    return Array(lines.joined(separator: "\n").utf8)
  }

  init(address: String, sentence: LinkSentence?, isBacklink: Bool) {
    self.address = address
    self.sentence = sentence
    self.isBacklink = isBacklink
  }

  /// Reads what ``bytes`` gave.
  init?(_ bytes: [UInt8]) {
    let lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
    guard lines.count >= 2 else { return nil }
    address = lines[0]
    isBacklink = lines[1] == "1"
    sentence = lines.count == 5 ? LinkSentence(before: lines[2], link: lines[3], after: lines[4]) : nil
  }
}
