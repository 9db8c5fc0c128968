import HTMLRendering
import NotionExportKit
import NotionModel
import NotionRendering

/// The address that a site will have.
struct BaseAddress: Sendable, Hashable {
  /// It, with a slash at its end.
  let text: String
  /// Its path, from the first slash to the last.
  let path: String

  /// Reads an address; `nil` where the text is empty.
  ///
  /// - Throws: ``OptionError`` where it is no address of a folder on the web.
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

  /// The address of a file of the site, where `index.html` stands for its folder.
  func url(of file: [String]) -> String {
    let shown = file.last == "index.html" ? file.dropLast() + [""] : file
    return text + shown.map(PercentEncoding.encoded).joined(separator: "/")
  }
}
