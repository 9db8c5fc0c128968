import NotionModel
import SinkRendering

/// HTML for content that Markdown cannot represent.
enum HTMLTags {
  static func opening(_ mark: TextTree.Mark) -> String {
    switch mark {
    case .link(let link): "<a href=\"\(attribute(link.destination))\">"
    case .bold: "<strong>"
    case .italic: "<em>"
    case .strikethrough: "<del>"
    case .underline: "<u>"
    case .color(let color): opening(color)
    }
  }

  static func closing(_ mark: TextTree.Mark) -> String {
    switch mark {
    case .link: "</a>"
    case .bold: "</strong>"
    case .italic: "</em>"
    case .strikethrough: "</del>"
    case .underline: "</u>"
    case .color(let color): isBackground(color) ? "</mark>" : "</span>"
    }
  }

  private static func isBackground(_ color: TextColor) -> Bool { color.name.hasSuffix("_background") }

  private static func opening(_ color: TextColor) -> String {
    let name = String(color.name.prefix { $0 != "_" })
    guard isBackground(color) else { return "<span style=\"color: \(hex(name, of: foregrounds))\">" }
    return "<mark style=\"background-color: \(hex(name, of: backgrounds))\">"
  }

  private static func hex(_ name: String, of table: [String: String]) -> String {
    table[name] ?? String(name.filter { $0.isASCII && $0.isLetter })
  }

  /// Notion's text colours on white.
  private static let foregrounds = [
    "gray": "#787774", "brown": "#9f6b53", "orange": "#d9730d", "yellow": "#cb912f", "green": "#448361",
    "blue": "#337ea9", "purple": "#9065b0", "pink": "#c14c8a", "red": "#d44c47",
  ]
  /// Notion's background colours on white.
  private static let backgrounds = [
    "gray": "#f1f1ef", "brown": "#f4eeee", "orange": "#fbecdd", "yellow": "#fbf3db", "green": "#edf3ec",
    "blue": "#e7f3f8", "purple": "#f4f0f7", "pink": "#f9eef3", "red": "#fdebec",
  ]

  /// Returns a text within HTML, inert also for pandoc, which parses Markdown and TeX between tags.
  static func escaped(_ text: String) -> String {
    attribute(text).unicodeScalars.reduce(into: "") { result, character in
      switch character {
      case "[", "\\", "`", "{": result += "&#\(character.value);"
      default: result.unicodeScalars.append(character)
      }
    }
  }

  /// Returns the value of an attribute.
  private static func attribute(_ text: String) -> String {
    var result = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }

  /// Returns a text as pure HTML.
  static func html(_ text: StyledText) -> String { html(TextTree.trees(of: text.withSafeLinks.spans)) }

  /// Returns a text as pure HTML, for places without Markdown: inside `<summary>` and HTML tables.
  static func html(_ trees: [TextTree]) -> String {
    trees.reduce(into: "") { html, tree in
      switch tree {
      case .leaf(.text(let text)), .leaf(.edgeSpace(let text)): html += escaped(text)
      case .leaf(.code(let code)): html += "<code>\(escaped(code))</code>"
      case .leaf(.equation(let expression)): html += "$\(escaped(expression))$"
      case .leaf(.lineBreak): html += "<br>"
      case .marked(let mark, let inner):
        html += opening(mark) + self.html(inner) + closing(mark)
      }
    }
  }
}
