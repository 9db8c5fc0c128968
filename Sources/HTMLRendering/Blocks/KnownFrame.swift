import NotionModel
import NotionRendering

/// The frame for an embed of a known host.
package struct KnownFrame: Sendable, Hashable {
  /// The address of the frame.
  package let source: String
  /// The title of its content.
  package let title: String

  /// The hosts from which frames are loaded.
  package static let hosts = [
    "https://www.youtube-nocookie.com", "https://player.vimeo.com", "https://www.loom.com",
    "https://www.figma.com", "https://codepen.io", "https://open.spotify.com", "https://docs.google.com",
    "https://www.google.com",
  ]

  /// Creates the frame for an address; returns `nil` if its host is unknown.
  package init?(_ address: String) {
    guard let web = WebAddress(address), let host = web.host,
      web.text.hasPrefix("https://") || web.text.hasPrefix("http://"),
      let slashes = web.text.firstRange(of: "://")
    else { return nil }
    let rest = web.text[slashes.upperBound...]
    let path = rest.drop { !"/?#".contains($0) }.prefix { $0 != "?" && $0 != "#" }
    let parts = path.split(separator: "/").map(String.init)
    let query = rest.prefix { $0 != "#" }.split(separator: "?", maxSplits: 1).dropFirst().first ?? ""
    func parameter(_ name: String) -> String? {
      query.split(separator: "&").first { $0.hasPrefix("\(name)=") }.map {
        String($0.dropFirst(name.count + 1))
      }
    }
    func isName(_ text: String?) -> String? {
      guard let text, !text.isEmpty, text.utf8.count < 80 else { return nil }
      return text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
        ? text : nil
    }
    let domain = host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    var found: (String, String)?
    switch domain {
    case "youtube.com", "m.youtube.com", "youtube-nocookie.com":
      let id = ["embed", "shorts", "live"].contains(parts.first) ? parts.dropFirst().first : parameter("v")
      found = isName(id).map { ("https://www.youtube-nocookie.com/embed/\($0)", "YouTube") }
    case "youtu.be":
      found = isName(parts.first).map { ("https://www.youtube-nocookie.com/embed/\($0)", "YouTube") }
    case "vimeo.com", "player.vimeo.com":
      found = isName(parts.last { $0.allSatisfy(\.isNumber) }).map {
        ("https://player.vimeo.com/video/\($0)?dnt=1", "Vimeo")
      }
    case "loom.com":
      if ["share", "embed"].contains(parts.first) {
        found = isName(parts.dropFirst().first).map { ("https://www.loom.com/embed/\($0)", "Loom") }
      }
    case "figma.com":
      if ["file", "design", "proto", "board"].contains(parts.first) {
        found = (
          "https://www.figma.com/embed?embed_host=share&url=\(PercentEncoding.encoded(web.text))", "Figma"
        )
      }
    case "codepen.io":
      if parts.count >= 3, ["pen", "embed"].contains(parts[1]), let user = isName(parts[0]) {
        found = isName(parts[2]).map { ("https://codepen.io/\(user)/embed/\($0)", "CodePen") }
      }
    case "open.spotify.com":
      if parts.count >= 2, ["track", "album", "playlist", "episode", "show", "artist"].contains(parts[0]) {
        found = isName(parts[1]).map { ("https://open.spotify.com/embed/\(parts[0])/\($0)", "Spotify") }
      }
    case "docs.google.com":
      if parts.count >= 3, ["document", "presentation", "spreadsheets"].contains(parts[0]), parts[1] == "d" {
        found = isName(parts[2]).map {
          ("https://docs.google.com/\(parts[0])/d/\($0)/preview", "Google Docs")
        }
      }
    case "google.com":
      if parts.prefix(2) == ["maps", "embed"] { found = (web.text, "Google Maps") }
    default: break
    }
    guard let found else { return nil }
    (source, title) = found
  }
}
