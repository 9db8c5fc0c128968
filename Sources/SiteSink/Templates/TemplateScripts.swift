internal import Foundation
internal import Hashing

/// The scripts of templates, loaded by pages without trust in any other file of the site.
///
/// The policy of a page lists scripts by hash. A template names a script by its address, as in
/// `<script defer src="{{root}}assets/site.js"></script>`, and the tag is replaced when the templates are read:
///
/// - A script without `defer` or `async` is inlined in the page. It is short, and runs before anything is
///   painted.
/// - Any other script is loaded by the first of these, with its hash. A page on a disk reads its text from a
///   style sheet instead (see ``ValueSheet``), as browsers do not check hashes of local files and reject the
///   script.
struct TemplateScripts: Sendable {
  /// A script that is loaded.
  private struct Loaded: Hashable {
    let name: String
    let integrity: String
  }

  /// The script sources in the policy of a page.
  private(set) var policySources: [String] = []
  /// The inlined scripts, by their names in templates.
  private(set) var inline: [String: HTMLFragment] = [:]
  private var loaded: [Loaded] = []
  private let assets: [String: [UInt8]]

  /// The style sheet with the texts of all loaded scripts, for pages on a disk.
  var sheet: [UInt8] {
    ValueSheet.sheet(
      loaded.map { script in
        let text = String(decoding: assets[script.name] ?? [], as: UTF8.self)
        return (Self.valueName(of: script.name), [text])
      })
  }

  /// Replaces the tags of scripts in templates.
  ///
  /// - Parameters:
  ///   - texts: the templates by the names of their files.
  ///   - assets: the files of `assets/`.
  ///   - error: creates the error for a problem of a file.
  /// - Throws: an error about a script, with the name of its file.
  init(
    in texts: inout [String: String], assets: [String: [UInt8]],
    error: (_ file: String, _ what: String) -> any Error
  ) throws {
    self.assets = assets
    // All loaded scripts must be known before the first inlined script can name them.
    for (_, text) in texts.sorted(by: { $0.key < $1.key }) where Self.hasInline(text, assets) {
      for match in text.matches(of: Self.tag) where Self.isLoaded(match.output) {
        guard let bytes = assets[String(match.output.2)] else { continue }
        let script = Loaded(name: String(match.output.2), integrity: Self.integrity(of: bytes))
        if !loaded.contains(script) { loaded.append(script) }
      }
    }
    for (file, text) in texts.sorted(by: { $0.key < $1.key }) {
      let hasInline = Self.hasInline(text, assets)
      var result = ""
      var rest = text[...]
      for match in text.matches(of: Self.tag) {
        result += rest[..<match.range.lowerBound]
        rest = text[match.range.upperBound...]
        result += try replacement(of: match.output, hasInline: hasInline, error)
      }
      texts[file] = result + rest
    }
    for script in loaded { add(source: script.integrity) }
  }

  private typealias Tag = (Substring, Substring, Substring, Substring)

  /// A script element with an address below `assets/`: the text before the address, its file, the text after
  /// it.
  private static var tag: Regex<Tag> {
    /<script\b([^>]*?)\ssrc="\{\{root\}\}assets\/([^"{}]+)"([^>]*)>\s*<\/script>\n?/
  }

  /// Returns whether a template has an inlined script, which loads the others of the template.
  private static func hasInline(_ text: String, _ assets: [String: [UInt8]]) -> Bool {
    text.matches(of: tag).contains { !isLoaded($0.output) && assets[String($0.output.2)] != nil }
  }

  private static func isLoaded(_ tag: Tag) -> Bool {
    "\(tag.1) \(tag.3)".split(whereSeparator: \.isWhitespace).contains { word in
      ["defer", "async", "type", "integrity"].contains { word == $0 || word.hasPrefix("\($0)=") }
    }
  }

  private mutating func replacement(
    of tag: Tag, hasInline: Bool, _ error: (String, String) -> any Error
  ) throws -> String {
    let name = String(tag.2)
    guard let bytes = assets[name] else { return String(tag.0) }
    if Self.isLoaded(tag) {
      guard !hasInline else { return "" }
      // Without an inlined script, the parser loads it, over HTTP only.
      let integrity = Self.integrity(of: bytes)
      add(source: integrity)
      return tag.0.contains(" integrity=")
        ? String(tag.0) : String(tag.0.replacing("></script>", with: " integrity=\"\(integrity)\"></script>"))
    }
    guard let text = String(validating: bytes, as: UTF8.self), let script = HTMLFragment(script: text) else {
      throw error(
        "assets/\(name)",
        "stands in every page, as its tag has no defer: it must be text in UTF-8 without <script, </script and <!--"
      )
    }
    add(source: Self.integrity(of: bytes))
    let key = "script_\(Self.valueName(of: name))"
    inline[key] = script
    let list = loaded.map { "\($0.name) \($0.integrity)" }.joined(separator: " ")
    return "<script data-scripts=\"\(list)\">{{{\(key)}}}</script>\n"
  }

  private mutating func add(source integrity: String) {
    let source = "'\(integrity)'"
    if !policySources.contains(source) { policySources.append(source) }
  }

  private static func integrity(of bytes: [UInt8]) -> String {
    "sha256-" + Data(SHA256.hash(data: bytes)).base64EncodedString()
  }

  /// Returns the name of a script's text in the style sheet; `theme.js` computes the same.
  private static func valueName(of name: String) -> String {
    let base = name.hasSuffix(".js") ? name.dropLast(3) : name[...]
    return String(base.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") ? $0 : "_" })
  }
}
