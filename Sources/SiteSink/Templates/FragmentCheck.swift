/// The rule of all templates that only HTML of this program is inserted unescaped.
enum FragmentCheck {
  /// Checks templates by the names of their files.
  ///
  /// - Throws: the result of `error` for a tag that would disable escaping, with its file.
  static func check(
    _ texts: [String: String], error: (_ file: String, _ what: String) -> any Error
  ) throws {
    let places = FragmentPlace.allCases.map(\.rawValue)
    for (file, text) in texts.sorted(by: { $0.key < $1.key }) {
      if let tag = text.firstMatch(of: /\{\{\s*[=%][^}]*\}/) {
        throw error(
          file, "\(tag.0.prefix(40)): delimiters and pragmas cannot be changed, as texts would not be escaped"
        )
      }
      for match in text.matches(of: /\{\{(?:\{|\s*&)\s*([^}]*?)\s*\}\}/) {
        let name = String(match.output.1)
        if let place = FragmentPlace(rawValue: name) {
          // Elements in the value of an attribute would end it at their first quotation mark.
          guard place != .policy, let before = text[..<match.range.lowerBound].last, "\"'=".contains(before)
          else { continue }
          throw error(file, "{{{\(name)}}} holds elements, which cannot stand in an attribute")
        }
        throw error(
          file,
          "{{{\(name)}}} would let a text of the workspace into the page as HTML; write {{\(name)}}. "
            + "HTML is in \(places.joined(separator: ", "))")
      }
    }
  }
}
