/// The links of HTML: attributes that hold a URL, outside comments, scripts and styles.
public struct HTMLLinks: LinkSyntax {
  private static let attributes: Set<String> = ["href", "src", "poster", "srcset", "data"]

  /// Creates the syntax.
  public init() {}

  /// Returns the links of a document.
  public func links(in document: [UInt8]) -> [DocumentLink] {
    var scanner = Scanner(text: document)
    return scanner.scan()
  }

  /// Returns the values of `id` and `name`.
  public func anchors(in document: [UInt8]) -> DocumentAnchors {
    var anchors = DocumentAnchors()
    Self.addElements(of: document, to: &anchors)
    return anchors
  }

  /// Returns the address in `data-root`, which a page has that is served at any address, such as the page for
  /// status 404.
  public func hostRoot(in document: [UInt8]) -> String? {
    let head = String(decoding: document.prefix(1_000), as: UTF8.self)
    guard let start = head.firstRange(of: " data-root=\"/")?.upperBound,
      let end = head[start...].firstIndex(of: "\"")
    else { return nil }
    return "/" + head[start..<end]
  }

  /// Adds the values of `id` and `name`, which Markdown may also contain in raw HTML.
  static func addElements(of text: [UInt8], to anchors: inout DocumentAnchors) {
    for attribute in [Array(" id=\"".utf8), Array(" name=\"".utf8)] {
      var index = 0
      while index + attribute.count < text.count {
        guard text[index] == 0x20, text[index...].starts(with: attribute) else {
          index += 1
          continue
        }
        let start = index + attribute.count
        let end = text[start...].firstIndex(of: UInt8(ascii: "\"")) ?? text.count
        anchors.insert(name: CharacterReferences.decoded(String(decoding: text[start..<end], as: UTF8.self)))
        index = end
      }
    }
  }

  /// Returns the links of the tag that begins at `start` with `<`, and the tag's end; returns `nil` if there
  /// is no tag.
  static func tag(in text: [UInt8], at start: Int) -> (links: [DocumentLink], end: Int)? {
    var scanner = Scanner(text: text, index: start)
    guard scanner.tag() != nil else { return nil }
    return (scanner.links, scanner.index)
  }

  /// A single pass over a document that parses only as much HTML as it takes to find attributes.
  private struct Scanner {
    let text: [UInt8]
    var index = 0
    var links: [DocumentLink] = []

    mutating func scan() -> [DocumentLink] {
      while index < text.count {
        guard text[index] == UInt8(ascii: "<") else {
          index += 1
          continue
        }
        if starts(with: "<!--") {
          skip(past: "-->")
        } else if let name = tag() {
          if name == "script" || name == "style" { skip(past: "</\(name)") }
        } else {
          index += 1
        }
      }
      return links
    }

    /// Reads a tag; returns its name, or `nil` without advancing if there is no tag.
    mutating func tag() -> String? {
      let start = index
      index += 1
      let name = word { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") }
      guard !name.isEmpty else {
        index = start
        return nil
      }
      while index < text.count, text[index] != UInt8(ascii: ">") {
        let attribute = word { !$0.isSpace && !"=>/".utf8.contains($0) }
        if attribute.isEmpty {
          index += 1
          continue
        }
        skipSpaces()
        guard index < text.count, text[index] == UInt8(ascii: "=") else { continue }
        index += 1
        skipSpaces()
        record(attribute.lowercased(), value())
      }
      index = min(index + 1, text.count)
      return name.lowercased()
    }

    private mutating func value() -> String {
      guard index < text.count else { return "" }
      let quote = text[index]
      guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
        return word { !$0.isSpace && $0 != UInt8(ascii: ">") }
      }
      index += 1
      let value = word { $0 != quote }
      index += 1
      return value
    }

    private mutating func record(_ attribute: String, _ value: String) {
      guard HTMLLinks.attributes.contains(attribute) else { return }
      let targets =
        attribute == "srcset"
        ? value.split(separator: ",").compactMap { $0.split(separator: " ").first.map(String.init) } : [value]
      links += targets.map { DocumentLink(target: CharacterReferences.decoded($0), form: .reference) }
    }

    private mutating func word(_ belongs: (UInt8) -> Bool) -> String {
      let start = index
      while index < text.count, belongs(text[index]) { index += 1 }
      return String(decoding: text[start..<index], as: UTF8.self)
    }

    private mutating func skipSpaces() {
      while index < text.count, text[index].isSpace { index += 1 }
    }

    private func starts(with mark: StaticString) -> Bool {
      mark.withUTF8Buffer { text[index...].starts(with: $0) }
    }

    private mutating func skip(past mark: String) {
      let mark = Array(mark.utf8)
      while index < text.count, !text[index...].starts(with: mark) { index += 1 }
      index = min(index + mark.count, text.count)
    }
  }
}

extension UInt8 {
  /// An ASCII letter.
  var isLetter: Bool { (0x41...0x5A).contains(self & 0xDF) }
  /// An ASCII digit.
  var isDigit: Bool { (0x30...0x39).contains(self) }
  /// White space in HTML and Markdown.
  var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}

/// The character references that occur in URLs.
enum CharacterReferences {
  private static let named = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}"]

  /// Returns a text with its character references replaced; unknown ones are kept.
  static func decoded(_ text: String) -> String {
    guard text.contains("&") else { return text }
    var result = ""
    var rest = text[...]
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      rest = rest[rest.index(after: start)...]
      guard let end = rest.firstIndex(of: ";"), let character = character(rest[..<end]) else {
        result += "&"
        continue
      }
      result += character
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }

  private static func character(_ name: Substring) -> String? {
    guard name.hasPrefix("#") else { return named[String(name)] }
    let isHexadecimal = name.dropFirst().first.map { $0 == "x" || $0 == "X" } ?? false
    let number = UInt32(name.dropFirst(isHexadecimal ? 2 : 1), radix: isHexadecimal ? 16 : 10)
    return number.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
  }
}
