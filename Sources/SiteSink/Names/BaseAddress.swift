import HTMLRendering
import NotionExportKit
import NotionModel
import SinkRendering

/// The future address of a site.
struct BaseAddress: Sendable, Hashable {
  /// The address, with a trailing slash.
  let text: String
  /// The path, from the first slash to the last.
  let path: String

  /// Parses an address; returns `nil` for an empty text.
  ///
  /// - Throws: ``OptionError`` if it is not a web address of a folder.
  init?(_ text: String) throws(OptionError) {
    guard !text.isEmpty else { return nil }
    guard let web = WebAddress(text), let scheme = web.text.firstRange(of: "://"), web.host != nil,
      ["http", "https"].contains(web.text[..<scheme.lowerBound]), !web.text.contains("?"),
      !web.text.contains("#")
    else {
      throw OptionError(
        option: "site.baseURL",
        detail: "'\(text)' is no address of a site; expected one as https://example.com/docs/")
    }
    self.text = web.text.hasSuffix("/") ? web.text : web.text + "/"
    let rest = self.text[scheme.upperBound...]
    path = String(rest[(rest.firstIndex(of: "/") ?? rest.startIndex)...])
  }

  /// Returns the address of a file of the site, with the folder in place of `index.html`.
  func url(of file: [String]) -> String {
    let shown = file.last == "index.html" ? file.dropLast() + [""] : file
    return text + shown.map(PercentEncoding.encoded).joined(separator: "/")
  }
}
