/// Detects drawings in SVG without active content.
///
/// It accepts a subset of XML, and treats every doubtful drawing as active: one that is not UTF-8, has an
/// internal subset or a processing instruction, an element that does not draw, an event handler, or an
/// address outside the drawing. Source: SVG 2, "Linking" and "Scripting and Interactivity".
enum InertDrawing {
  private static let svg = "http://www.w3.org/2000/svg"

  /// Elements of SVG that draw, in lower case.
  private static let elements: Set<String> = [
    "svg", "g", "defs", "symbol", "use", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
    "text",
    "tspan", "textpath", "title", "desc", "metadata", "lineargradient", "radialgradient", "stop", "clippath",
    "mask",
    "pattern", "marker", "image", "switch", "style", "view", "filter", "feblend", "fecolormatrix",
    "fecomponenttransfer", "fecomposite", "feconvolvematrix", "fediffuselighting", "fedisplacementmap",
    "fedistantlight", "fedropshadow", "feflood", "fefunca", "fefuncb", "fefuncg", "fefuncr", "fegaussianblur",
    "feimage", "femerge", "femergenode", "femorphology", "feoffset", "fepointlight", "fespecularlighting",
    "fespotlight", "fetile", "feturbulence", "animate", "animatetransform", "animatemotion", "mpath", "set",
  ]

  /// Returns whether a file is a drawing without active content.
  static func isInert(_ bytes: [UInt8]) -> Bool {
    guard let text = String(validating: bytes, as: UTF8.self), !text.unicodeScalars.contains("\0") else {
      return false
    }
    let body = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    var reader = Reader(rest: Substring(body).utf8)
    return reader.isInert()
  }

  private struct Reader {
    var rest: Substring.UTF8View
    var isAtStart = true
    var hasElement = false
    /// Prefixes of foreign namespaces: their elements draw nothing and execute nothing.
    var foreignPrefixes: Set<String> = []

    mutating func isInert() -> Bool {
      while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
        rest = rest[rest.index(after: start)...]
        guard element() else { return false }
        isAtStart = false
      }
      return hasElement
    }

    /// Parses markup that begins with `<`.
    private mutating func element() -> Bool {
      if take("!--") { return skip(past: "-->") != nil }
      if take("![CDATA[") { return skip(past: "]]>") != nil }
      if take("!DOCTYPE") {
        guard !hasElement, let declaration = skip(past: ">") else { return false }
        return !declaration.contains { "[]<%".utf8.contains($0) }
      }
      if take("?xml ") {
        guard isAtStart, let declaration = skip(past: "?>") else { return false }
        let text = String(Substring(declaration)).lowercased()
        return !text.contains("encoding") || text.contains("\"utf-8\"") || text.contains("'utf-8'")
      }
      if take("/") { return skip(past: ">") != nil }
      guard let tag = name() else { return false }
      hasElement = true
      var attributes: [(name: String, value: String)] = []
      while true {
        let hasSpace = space()
        if take("/>") || take(">") { break }
        guard hasSpace, let name = name() else { return false }
        _ = space()
        guard take("=") else { return false }
        _ = space()
        guard let value = value() else { return false }
        attributes.append((name.lowercased(), value))
      }
      for (name, value) in attributes where name == "xmlns" || name.hasPrefix("xmlns:") {
        let prefix = String(name.dropFirst("xmlns:".count))
        if value == svg || value == "http://www.w3.org/1999/xlink" {
          foreignPrefixes.remove(prefix)
        } else {
          // Rejects a prefix for two namespaces, and namespaces of which browsers execute elements.
          guard !prefix.isEmpty, !value.containsScalars("&"),
            !value.lowercased().containsScalars("w3.org/1999/xhtml"),
            !value.lowercased().containsScalars("mathml"), !value.lowercased().containsScalars("xslt")
          else { return false }
          foreignPrefixes.insert(prefix)
        }
      }
      return isAllowed(tag.lowercased()) && attributes.allSatisfy { isAllowed($0.name, $0.value) }
    }

    private func isAllowed(_ tag: String) -> Bool {
      let parts = tag.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
      switch parts.count {
      case 1: return elements.contains(tag)
      case 2: return elements.contains(parts[1]) || foreignPrefixes.contains(parts[0])
      default: return false
      }
    }

    private func isAllowed(_ name: String, _ value: String) -> Bool {
      let local = name.split(separator: ":").last.map(String.init) ?? name
      if local.hasPrefix("on") { return false }
      switch local {
      case "href", "src":
        if value.utf8.first == UInt8(ascii: "#"), !value.containsScalars("&") { return true }
        return EmbeddedPicture(value) != nil
      case "attributename", "to", "from", "values", "by", "begin", "end":
        let lower = value.lowercased()
        return !value.containsScalars("&") && !lower.containsScalars("href")
          && !lower.containsScalars("script:")
          && !(local == "attributename" && lower.hasPrefix("on"))
      default: return true
      }
    }

    // MARK: Characters

    private mutating func take(_ text: StaticString) -> Bool {
      let wanted = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
      guard rest.starts(with: wanted) else { return false }
      rest = rest.dropFirst(wanted.count)
      return true
    }

    /// Skips past a text, and returns the part before it, or `nil` if the text is missing.
    private mutating func skip(past end: String) -> Substring.UTF8View? {
      let end = Array(end.utf8)
      var index = rest.startIndex
      while let first = rest[index...].firstIndex(of: end[0]) {
        if rest[first...].starts(with: end) {
          let skipped = rest[..<first]
          rest = rest[first...].dropFirst(end.count)
          return skipped
        }
        index = rest.index(after: first)
      }
      return nil
    }

    private mutating func space() -> Bool {
      let count = rest.prefix { [0x20, 0x09, 0x0A, 0x0D].contains($0) }.count
      rest = rest.dropFirst(count)
      return count > 0
    }

    private mutating func name() -> String? {
      let name = rest.prefix { byte in
        byte >= 0x80 || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
          || byte == UInt8(ascii: ".") || Character(Unicode.Scalar(byte)).isLetter
          || Character(Unicode.Scalar(byte)).isNumber
      }
      rest = rest[name.endIndex...]
      return name.isEmpty ? nil : String(Substring(name))
    }

    private mutating func value() -> String? {
      let quote: String
      if take("\"") { quote = "\"" } else if take("'") { quote = "'" } else { return nil }
      guard let value = skip(past: quote), !value.contains(UInt8(ascii: "<")) else { return nil }
      return String(Substring(value))
    }
  }
}
