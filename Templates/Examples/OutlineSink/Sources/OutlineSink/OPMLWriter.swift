internal import NotionExportKit

/// Writes OPML 2.0, with one element per line.
struct OPMLWriter {
  private var depth = 0

  mutating func begin(title: String, _ file: inout OutputFile) throws {
    try file.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n")
    try file.write("<head><title>\(Self.escaped(title))</title></head>\n<body>\n")
  }

  mutating func end(_ file: inout OutputFile) throws { try file.write("</body>\n</opml>\n") }

  mutating func open(_ text: String, attributes: [(String, String)] = [], _ file: inout OutputFile) throws {
    depth += 1
    try file.write(String(repeating: " ", count: depth))
    try file.write("<outline text=\"\(Self.escaped(text))\"")
    for (name, value) in attributes { try file.write(" \(name)=\"\(Self.escaped(value))\"") }
    try file.write(">\n")
  }

  mutating func close(_ file: inout OutputFile) throws {
    try file.write(String(repeating: " ", count: depth))
    try file.write("</outline>\n")
    depth -= 1
  }

  /// Returns text for an attribute: characters that XML forbids are dropped, line breaks become references.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\n": escaped += "&#10;"
      case "\t": escaped += "&#9;"
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: break
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
