import HTMLRendering
import NotionExportKit
import NotionModel
import SinkRendering

/// The sentence in which a page links to another.
struct LinkSentence: Sendable, Hashable {
  /// The number of characters that are kept on either side of a link.
  private static let reach = 110

  let before: String
  let link: String
  let after: String

  /// Returns the sentence around the first link to each object in a text.
  ///
  /// - Throws: an error of resolving a reference.
  static func sentences(
    in text: RichText, references: some DocumentReferences
  ) async throws -> [(target: ObjectID, sentence: LinkSentence)] {
    guard text.contains(where: { target(of: $0) != nil }) else { return [] }
    var parts: [String] = []
    for run in text { parts.append(try await InlineText(RichText([run]), references: references).plainText) }
    var found: [(ObjectID, LinkSentence)] = []
    for (index, run) in text.enumerated() {
      guard let target = target(of: run), !found.contains(where: { $0.0 == target }) else { continue }
      // A link with several styles consists of several runs.
      var end = index + 1
      while end < text.count, Self.target(of: text[end]) == target { end += 1 }
      found.append(
        (
          target,
          LinkSentence(
            before: lastSentence(parts[..<index].joined()), link: line(parts[index..<end].joined()),
            after: firstSentence(parts[end...].joined()))
        ))
    }
    return found
  }

  /// Returns the target of a run, if it is an object.
  static func target(of run: RichTextRun) -> ObjectID? {
    if case .mention(let mention) = run.content, let target = mention.object { return target }
    return run.href.flatMap(NotionAddress.init)?.object
  }

  private static func line(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  private static let ends: Set<Character> = [".", "!", "?", "。", "！", "？", "؟", "।"]

  private static func lastSentence(_ text: String) -> String {
    var sentence: [Character] = []
    var last: Character?
    for character in text.reversed() {
      if character.isNewline { break }
      if let last, last.isWhitespace || Self.ends.contains(character) && !character.isASCII,
        Self.ends.contains(character)
      {
        break
      }
      sentence.append(character)
      last = character
      if sentence.count >= reach {
        while let first = sentence.last, !first.isWhitespace, sentence.count > reach - 20 {
          sentence.removeLast()
        }
        return "…" + String(sentence.reversed()).drop { $0.isWhitespace }
      }
    }
    return String(String(sentence.reversed()).drop { $0.isWhitespace })
  }

  private static func firstSentence(_ text: String) -> String {
    var sentence = ""
    var isEnding = false
    for character in text {
      if character.isNewline || isEnding && character.isWhitespace { break }
      sentence.append(character)
      isEnding = Self.ends.contains(character)
      if isEnding, !character.isASCII { break }
      if sentence.count >= reach {
        while let last = sentence.last, !last.isWhitespace, sentence.count > reach - 20 {
          sentence.removeLast()
        }
        return sentence + "…"
      }
    }
    return sentence
  }
}
