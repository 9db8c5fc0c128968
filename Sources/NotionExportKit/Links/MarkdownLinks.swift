/// The links of Markdown: inline links and images, Obsidian's wikilinks, and attributes of raw HTML. Code and
/// comments contain no links.
public struct MarkdownLinks: LinkSyntax {
  /// Creates the syntax.
  public init() {}

  /// Returns the links of a document.
  public func links(in document: [UInt8]) -> [DocumentLink] {
    var scanner = Scanner(text: document)
    return scanner.scan()
  }

  /// Returns the headings, by GitHub's names and by their texts as in Obsidian, the ids of Obsidian's blocks, and the
  /// anchors of raw HTML.
  public func anchors(in document: [UInt8]) -> DocumentAnchors {
    var anchors = DocumentAnchors()
    MarkdownAnchors.addHeadings(of: document, to: &anchors)
    HTMLLinks.addElements(of: document, to: &anchors)
    return anchors
  }

  /// Returns the address in `data-root` of raw HTML, as ``HTMLLinks`` does.
  public func hostRoot(in document: [UInt8]) -> String? { HTMLLinks().hostRoot(in: document) }

  /// A single pass over a document. A link's text ends with an unescaped closing bracket before a
  /// parenthesis, so that text that only looks like a link is not counted.
  private struct Scanner {
    let text: [UInt8]
    var index = 0
    var links: [DocumentLink] = []
    var startsLine = true

    init(text: [UInt8]) { self.text = text }

    mutating func scan() -> [DocumentLink] {
      skipFrontMatter()
      while index < text.count {
        if startsLine, skipFence() { continue }
        startsLine = false
        switch text[index] {
        case UInt8(ascii: "\\"): index += 2
        case UInt8(ascii: "`"): skipCode()
        case UInt8(ascii: "\n"):
          startsLine = true
          index += 1
        case UInt8(ascii: "]") where peek(1) == UInt8(ascii: "("): destination()
        case UInt8(ascii: "[") where peek(1) == UInt8(ascii: "["): wikiLink()
        case UInt8(ascii: "<"): html()
        default: index += 1
        }
      }
      return links
    }

    private func peek(_ distance: Int) -> UInt8? {
      index + distance < text.count ? text[index + distance] : nil
    }

    private mutating func skipFrontMatter() {
      guard text.starts(with: "---\n".utf8) else { return }
      var line = 4
      while line < text.count {
        let end = text[line...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
        if text[line..<end].elementsEqual("---".utf8) {
          index = end
          return
        }
        line = end + 1
      }
    }

    /// Skips a fenced code block, also inside quotes and lists; returns whether there was one.
    private mutating func skipFence() -> Bool {
      var start = index
      while start < text.count, text[start] == 0x20 || text[start] == 0x09 || isContainerMark(at: start) {
        start += 1
      }
      guard start < text.count, text[start] == UInt8(ascii: "`") || text[start] == UInt8(ascii: "~") else {
        return false
      }
      let length = run(at: start)
      guard length >= 3 else { return false }
      // Another backtick in the line makes it an inline code span.
      let end = lineEnd(start + length)
      if text[start] == UInt8(ascii: "`"), text[(start + length)..<end].contains(text[start]) { return false }
      index = end + 1
      while index < text.count {
        let end = lineEnd(index)
        var mark = index
        while mark < end, text[mark].isSpace || text[mark] == UInt8(ascii: ">") { mark += 1 }
        let closes =
          mark < end && text[mark] == text[start] && run(at: mark) >= length
          && text[(mark + run(at: mark))..<end].allSatisfy(\.isSpace)
        index = end + 1
        if closes { break }
      }
      startsLine = true
      return true
    }

    private func isContainerMark(at offset: Int) -> Bool {
      let byte = text[offset]
      if byte == UInt8(ascii: ">") { return true }
      let next = offset + 1 < text.count ? text[offset + 1] : 0
      if "-*+".utf8.contains(byte) { return next == 0x20 }
      if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ")") {
        return next == 0x20 && offset > 0 && text[offset - 1].isDigit
      }
      return byte.isDigit
    }

    private func lineEnd(_ offset: Int) -> Int {
      text[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
    }

    private func run(at offset: Int) -> Int { text[offset...].prefix { $0 == text[offset] }.count }

    private mutating func skipCode() {
      let length = run(at: index)
      var candidate = index + length
      // An inline code span ends at a run of the same length, at the latest at the end of the paragraph.
      while candidate < text.count {
        if text[candidate] == UInt8(ascii: "`") {
          let closing = run(at: candidate)
          if closing == length {
            index = candidate + length
            return
          }
          candidate += closing
        } else {
          if text[candidate] == UInt8(ascii: "\n"), candidate + 1 < text.count,
            text[candidate + 1] == UInt8(ascii: "\n")
          {
            break
          }
          candidate += 1
        }
      }
      index += length
    }

    private mutating func destination() {
      index += 2
      while index < text.count, text[index] == 0x20 { index += 1 }
      let isBracketed = peek(0) == UInt8(ascii: "<")
      if isBracketed { index += 1 }
      var depth = 0
      var target: [UInt8] = []
      while index < text.count {
        let byte = text[index]
        if byte == UInt8(ascii: "\\"), let next = peek(1), !next.isLetter, !next.isDigit, next < 0x80 {
          target.append(next)
          index += 2
          continue
        }
        if byte == UInt8(ascii: "\n") { break }
        if isBracketed {
          if byte == UInt8(ascii: ">") { break }
        } else {
          if byte.isSpace { break }
          if byte == UInt8(ascii: "(") { depth += 1 }
          if byte == UInt8(ascii: ")") {
            if depth == 0 { break }
            depth -= 1
          }
        }
        target.append(byte)
        index += 1
      }
      let text = CharacterReferences.decoded(String(decoding: target, as: UTF8.self))
      links.append(DocumentLink(target: text, form: .reference))
    }

    private mutating func wikiLink() {
      let start = index + 2
      var end = start
      while end < text.count, text[end] != UInt8(ascii: "]"), text[end] != UInt8(ascii: "\n") { end += 1 }
      guard end + 1 < text.count, text[end] == UInt8(ascii: "]"), text[end + 1] == UInt8(ascii: "]") else {
        index += 1
        return
      }
      // In a table the bar before the link text is escaped.
      let target = text[start..<end].prefix { $0 != UInt8(ascii: "|") && $0 != UInt8(ascii: "\\") }
      links.append(
        DocumentLink(target: String(decoding: target, as: UTF8.self), form: .path(fileExtension: ".md")))
      index = end + 2
    }

    private mutating func html() {
      if text[index...].starts(with: "<!--".utf8), let end = text[index...].firstRange(of: "-->".utf8) {
        index = end.upperBound
      } else if let (found, end) = HTMLLinks.tag(in: text, at: index) {
        links += found
        index = end
      } else {
        index += 1
      }
    }
  }
}
