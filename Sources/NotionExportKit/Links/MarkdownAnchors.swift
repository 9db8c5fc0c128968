/// The headings and block ids of a Markdown document.
enum MarkdownAnchors {
  /// Adds the names and texts of the headings, and the ids of blocks.
  static func addHeadings(of text: [UInt8], to anchors: inout DocumentAnchors) {
    var slugs = GitHubHeadingAnchors()
    var fence: (mark: UInt8, length: Int)?
    var isInFrontMatter = text.starts(with: "---\n".utf8)
    for (number, bytes) in text.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      if isInFrontMatter {
        if number > 0, bytes.elementsEqual("---".utf8) { isInFrontMatter = false }
        continue
      }
      let line = Self.withoutContainers(bytes)
      if let mark = line.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") {
        let length = line.prefix { $0 == mark }.count
        if let open = fence {
          if open.mark == mark, length >= open.length, line.dropFirst(length).allSatisfy(\.isSpace) {
            fence = nil
          }
          continue
        }
        if length >= 3, mark == UInt8(ascii: "~") || !line.dropFirst(length).contains(mark) {
          fence = (mark, length)
          continue
        }
      }
      if fence != nil { continue }
      addBlockID(line, to: &anchors)
      let level = line.prefix { $0 == UInt8(ascii: "#") }.count
      guard (1...6).contains(level) else { continue }
      let rest = line.dropFirst(level)
      guard rest.isEmpty || rest.first?.isSpace == true else { continue }
      var heading = MarkdownText.visible(trimmed(rest))
      if let id = heading.split(separator: " ").last, id.hasPrefix("^"), id.count > 1 {
        heading = String(heading.dropLast(id.count + 1))
      }
      anchors.insert(heading: heading)
      anchors.insert(name: slugs.next(heading))
    }
  }

  private static func addBlockID(_ line: ArraySlice<UInt8>, to anchors: inout DocumentAnchors) {
    guard let mark = line.lastIndex(of: UInt8(ascii: "^")),
      mark == line.startIndex || line[mark - 1] == 0x20, mark + 1 < line.endIndex,
      line[(mark + 1)...].allSatisfy({ $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") })
    else { return }
    anchors.insert(heading: String(decoding: line[mark...], as: UTF8.self))
  }

  /// Returns the line without the markers of enclosing quotes and lists.
  private static func withoutContainers(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var line = line
    while let first = line.first {
      if first == 0x20 || first == 0x09 || first == UInt8(ascii: ">") {
        line.removeFirst()
      } else if "-*+".utf8.contains(first), line.dropFirst().first == 0x20 {
        line.removeFirst(2)
      } else {
        let digits = line.prefix(while: \.isDigit).count
        let rest = line.dropFirst(digits)
        guard digits > 0, let mark = rest.first, mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")"),
          rest.dropFirst().first == 0x20
        else { return line }
        line = rest.dropFirst(2)
      }
    }
    return line
  }

  private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var line = line.drop(while: \.isSpace)
    while line.last?.isSpace == true { line.removeLast() }
    return line
  }
}

/// The visible text of a line of Markdown.
enum MarkdownText {
  /// Returns the characters without delimiters, tags and link targets.
  static func visible(_ line: ArraySlice<UInt8>) -> String {
    let text = Array(line)
    var result: [UInt8] = []
    var index = 0
    func at(_ index: Int) -> UInt8? { text.indices.contains(index) ? text[index] : nil }
    while index < text.count {
      let byte = text[index]
      switch byte {
      case UInt8(ascii: "\\"):
        if let next = at(index + 1), next < 0x80, !next.isLetter, !next.isDigit, next != 0x20 {
          result.append(next)
          index += 2
        } else {
          result.append(byte)
          index += 1
        }
      case UInt8(ascii: "`"):
        let length = text[index...].prefix { $0 == byte }.count
        var end = index + length
        while end < text.count, text[end...].prefix(while: { $0 == byte }).count != length {
          end += max(1, text[end...].prefix { $0 == byte }.count)
        }
        if end < text.count {
          result += text[(index + length)..<end]
          index = end + length
        } else {
          index += length
        }
      case UInt8(ascii: "<"):
        if let end = text[index...].firstIndex(of: UInt8(ascii: ">")),
          let next = at(index + 1), next.isLetter || next == UInt8(ascii: "/") || next == UInt8(ascii: "!")
        {
          // The text of an autolink is visible.
          let inner = text[(index + 1)..<end]
          if inner.contains(UInt8(ascii: ":")) || inner.contains(UInt8(ascii: "@")), !inner.contains(0x20) {
            result += inner
          }
          index = end + 1
        } else {
          result.append(byte)
          index += 1
        }
      case UInt8(ascii: "["):
        // A wikilink shows the text after its bar.
        if at(index + 1) == byte, let end = text[index...].firstIndex(of: UInt8(ascii: "]")) {
          let inner = text[(index + 2)..<end]
          result += inner.firstIndex(of: UInt8(ascii: "|")).map { inner[($0 + 1)...] } ?? inner
          index = end + 2
        } else {
          index += 1
        }
      case UInt8(ascii: "]"):
        index += 1
        guard at(index) == UInt8(ascii: "(") else { continue }
        while index < text.count, text[index] != UInt8(ascii: ")") {
          index += text[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        index += 1
      case UInt8(ascii: "*"), UInt8(ascii: "~"): index += 1
      case UInt8(ascii: "_"):
        let isInWord =
          at(index - 1).map { $0.isLetter || $0.isDigit || $0 >= 0x80 } ?? false
          && at(index + 1).map { $0.isLetter || $0.isDigit || $0 >= 0x80 } ?? false
        if isInWord { result.append(byte) }
        index += 1
      default:
        result.append(byte)
        index += 1
      }
    }
    return CharacterReferences.decoded(String(decoding: result, as: UTF8.self))
  }
}
