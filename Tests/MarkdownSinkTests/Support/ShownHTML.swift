import NotionModel
import SinkRendering

/// The visible content of the HTML that cmark-gfm writes.
struct ShownHTML {
  private(set) var texts: [ShownText] = []

  private struct Element {
    let name: String
    var container: String?
    var count = 0
    var link: String?
    var color: String?
  }

  private var stack: [Element] = []
  private var current: ShownText?

  init(_ html: some StringProtocol) {
    var rest = Array(html.unicodeScalars)[...]
    while let scalar = rest.first {
      if scalar == "<" {
        if rest.starts(with: "<!--".unicodeScalars) {
          while !rest.isEmpty, !rest.starts(with: "-->".unicodeScalars) { rest = rest.dropFirst() }
          rest = rest.dropFirst(3)
          continue
        }
        guard let end = rest.firstIndex(of: ">") else { break }
        tag(Self.string(rest[(rest.startIndex + 1)..<end]))
        rest = rest[(end + 1)...]
      } else if scalar == "&", let end = rest.prefix(12).firstIndex(of: ";") {
        show(Self.entity(Self.string(rest[(rest.startIndex + 1)..<end])))
        rest = rest[(end + 1)...]
      } else {
        if scalar != "\n" || stack.contains(where: { $0.name == "pre" }) { show(scalar) }
        rest = rest.dropFirst()
      }
    }
    endText()
  }

  private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  private static func entity(_ name: String) -> Unicode.Scalar {
    switch name {
    case "amp": "&"
    case "lt": "<"
    case "gt": ">"
    case "quot": "\""
    default: Unicode.Scalar(UInt32(name.dropFirst()) ?? 0xFFFD) ?? "?"
    }
  }

  private mutating func endText() {
    if let current { texts.append(current) }
    current = nil
  }

  private mutating func show(_ scalar: Unicode.Scalar) {
    var character = ShownCharacter(scalar: scalar)
    for element in stack {
      switch element.name {
      case "strong", "b": character.bold = true
      case "em", "i": character.italic = true
      case "del": character.strikethrough = true
      case "u": character.underline = true
      case "span", "mark": character.color = element.color ?? character.color
      case "code": character.code = true
      case "a": character.link = element.link
      default: break
      }
    }
    if current == nil {
      // White space between blocks belongs to no text.
      current = ShownText(path: stack.compactMap(\.container), characters: [])
    }
    current?.characters.append(character.normalized)
  }

  private static let blocks: Set<String> = [
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tr",
    "td", "th", "details", "summary", "dl", "dd", "pre", "hr",
  ]

  private mutating func tag(_ text: String) {
    let isClosing = text.hasPrefix("/")
    let name = String(text.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber })
    switch name {
    case "br":
      show("\n")
      return
    case "input":
      if let index = stack.lastIndex(where: { $0.name == "li" }) {
        stack[index].container = text.contains("checked=") ? "task.x" : "task"
      }
      // The space after a check box belongs to the box.
      current = nil
      return
    case "hr", "img": return
    default: break
    }
    if Self.blocks.contains(name) { endText() }
    if isClosing {
      if let index = stack.lastIndex(where: { $0.name == name }) { stack.removeSubrange(index...) }
      return
    }
    var element = Element(name: name)
    switch name {
    case "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "details", "summary", "dd", "pre", "td", "th":
      element.container = name
    case "span", "mark":
      let style = Self.attribute("style", of: text)
      element.color = style.map {
        $0.replacing("background-color: ", with: "on ").replacing("color: ", with: "")
      }
    case "ol":
      element.count = Int(Self.attribute("start", of: text) ?? "1") ?? 1
    case "li":
      if let index = stack.lastIndex(where: { $0.name == "ul" || $0.name == "ol" }) {
        element.container = stack[index].name == "ul" ? "ul" : "ol.\(stack[index].count)"
        stack[index].count += 1
      }
    case "a":
      // Two spellings of one address are one address.
      element.link = Self.attribute("href", of: text).map(PercentEncoding.decoded)
    default: break
    }
    stack.append(element)
  }

  static func attribute(_ name: String, of tag: String) -> String? {
    guard let start = tag.firstRange(of: "\(name)=\"") else { return nil }
    return String(tag[start.upperBound...].prefix { $0 != "\"" })
      .replacing("&amp;", with: "&").replacing("&quot;", with: "\"")
  }
}

extension ShownHTML {
  /// The texts with the space after a check box dropped, and empty ones left out.
  var visible: [ShownText] {
    texts.compactMap { text in
      var text = text
      if text.path.last?.hasPrefix("task") == true, text.characters.first?.scalar == " " {
        text.characters.removeFirst()
      }
      return text.characters.isEmpty ? nil : text
    }
  }
}
