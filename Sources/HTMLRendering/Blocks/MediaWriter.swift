internal import NotionExportKit
public import NotionModel
public import SinkRendering

extension HTMLReferences {
  /// Returns the source of a picture, a video or audio, or `nil` if it may only be linked to.
  public func source(of file: FileReference) async throws -> SafeLink? {
    if let picture = file.url.flatMap(EmbeddedPicture.init) { return SafeLink(picture) }
    guard let kept = try await self.file(file), kept.ownName == nil, let source = SafeLink(kept.link) else {
      return nil
    }
    if source.isLocal { return source }
    let isWeb = source.address.hasPrefix("https://") || source.address.hasPrefix("http://")
    return loading.media && isWeb ? source : nil
  }

  /// Returns the source of an emoji's picture; its address does not expire.
  func source(of emoji: CustomEmoji) async throws -> SafeLink? {
    guard let url = emoji.url, let file = emoji.hostedFile else { return nil }
    if let kept = try await source(of: file) { return kept }
    return try await source(of: FileReference(.external(url: url)))
  }
}

/// Writes files, and links to other hosts.
struct MediaWriter<References: HTMLReferences> {
  typealias Kind = BlockShape.Media.Kind

  let references: References

  func write(_ media: BlockShape.Media, _ anchor: String, _ html: inout HTMLWriter) async throws {
    try await write(media.file, as: media.kind, anchor, &html)
  }

  func write(
    _ file: FileReference, as kind: Kind, _ anchor: String, _ html: inout HTMLWriter
  ) async throws {
    let depth = html.depth
    let caption = try await InlineText(file.caption, references: references)
    try html.open("figure", ("id", anchor), ("class", kind == .file || kind == .pdf ? "file" : "media"))
    try await content(file, kind, caption, &html)
    try self.caption(caption, &html)
    try html.close(to: depth)
    try html.lineEnd()
  }

  private func content(
    _ file: FileReference, _ kind: Kind, _ caption: InlineText, _ html: inout HTMLWriter
  ) async throws {
    guard let link = try await references.file(file) else {
      return try html.element("p", ("class", "notice"), text: "A file without an address")
    }
    if kind == .image, let picture = try await references.picture(of: file) {
      let text = caption.plainText
      return try html.empty(
        "img", ("src", picture.address), ("alt", text.isEmpty ? link.name : text), ("width", picture.width),
        ("height", picture.height), ("loading", "lazy"))
    }
    let source = try await references.source(of: file)
    switch (kind, source) {
    case (.video, let source?) where source.isLocal || AddressText.service(of: source.address) == nil:
      try html.open("video", ("controls", ""), ("preload", "metadata"), ("src", source.address))
      try html.element("a", ("href", source.address), text: link.name)
      try html.close()
    case (.audio, let source?):
      try html.open("audio", ("controls", ""), ("preload", "metadata"), ("src", source.address))
      try html.element("a", ("href", source.address), text: link.name)
      try html.close()
    case (.image, _), (.video, _), (.audio, _), (.pdf, _), (.file, _):
      // A video of YouTube is a video block in Notion.
      if kind == .video { try frame(SignedURL.bare(file.url ?? ""), &html) }
      try attachment(link, &html)
    }
  }

  /// Writes a frame for an address of a known host, if frames are enabled.
  private func frame(_ url: String, _ html: inout HTMLWriter) throws {
    guard references.loading.frames, let frame = KnownFrame(url) else { return }
    try html.empty(
      "iframe", ("src", frame.source), ("title", frame.title), ("loading", "lazy"),
      ("referrerpolicy", "no-referrer"), ("allowfullscreen", ""),
      ("sandbox", "allow-scripts allow-same-origin allow-popups allow-presentation"))
  }

  /// Writes a frame with the HTML page at an address, if frames are enabled.
  ///
  /// The sandbox allows nothing, and the policy of the document holds in the frame as well: no script runs
  /// there, and nothing is loaded from other hosts.
  private func page(_ url: String, named name: String, _ html: inout HTMLWriter) async throws {
    guard references.loading.frames, let page = try await references.hostedPage(at: url) else { return }
    try html.empty(
      "iframe", ("srcdoc", page), ("title", name), ("loading", "lazy"), ("referrerpolicy", "no-referrer"),
      ("sandbox", ""))
  }

  private func attachment(_ file: FileLink, _ html: inout HTMLWriter) throws {
    guard let link = SafeLink(file.link) else {
      let address = AddressText.text(file.link.destination)
      return try html.element(
        "p", ("class", "card"), text: address == file.name ? address : "\(file.name) (\(address))")
    }
    // A file that a browser would open as a page is downloaded instead, under its own name.
    let isActive = link.isLocal && ActiveContent.isActive(name: file.link.destination, mediaType: nil)
    try html.open(
      "a", ("class", "card"), ("href", link.address), ("rel", link.rel),
      ("download", file.ownName ?? (isActive ? "" : nil)))
    try html.element("span", ("class", "card-title"), text: file.name)
    if !link.isLocal, let host = WebAddress(file.link.destination)?.host {
      try html.element("span", ("class", "card-place"), text: host)
    }
    try html.close()
  }

  /// Writes a link as a block.
  func card(
    _ url: String, caption: RichText, mayBeFrame: Bool = false, _ anchor: String, _ html: inout HTMLWriter
  ) async throws {
    let depth = html.depth
    let text = try await InlineText(caption, references: references)
    let file = url.isEmpty ? nil : try await references.hostedFile(at: url)
    let resolved = url.isEmpty || file != nil ? nil : try await references.link(url)
    // A signature would expire in an hour and must not be published.
    let url = SignedURL.bare(url)
    try html.open("figure", ("id", anchor), ("class", mayBeFrame ? "embed" : "bookmark"))
    if let file {
      if mayBeFrame { try await page(url, named: file.name, &html) }
      try attachment(file, &html)
    } else if mayBeFrame {
      try frame(url, &html)
    }
    if file != nil {
      // The card of the file has its address.
    } else if let link = SafeLink(resolved) {
      try html.open("a", ("class", "card"), ("href", link.address), ("rel", link.rel))
      if let host = WebAddress(url)?.host {
        try html.element("span", ("class", "card-title"), text: host)
      }
      try html.element("span", ("class", "card-place"), text: AddressText.text(url))
      try html.close()
    } else if !url.isEmpty {
      try html.element("p", ("class", "card"), text: AddressText.text(url))
    }
    try self.caption(text, &html)
    try html.close(to: depth)
    try html.lineEnd()
  }

  /// Writes the card of a single file.
  func card(of file: FileLink, _ html: inout HTMLWriter) throws {
    try html.open("figure", ("class", "file"))
    try attachment(file, &html)
    try html.close()
    try html.lineEnd()
  }

  private func caption(_ caption: InlineText, _ html: inout HTMLWriter) throws {
    guard !caption.isEmpty else { return }
    try html.open("figcaption")
    try html.inline(caption)
    try html.close()
  }
}

/// A picture in a page, with its address and its size.
public struct PictureSource: Sendable {
  /// The value for `src`.
  public let address: String
  /// The value for `width`; `nil` if the size is unknown.
  public let width: String?
  /// The value for `height`; `nil` if the size is unknown.
  public let height: String?
}

extension HTMLReferences {
  /// Returns the source of a picture with its size, or `nil` if it may only be linked to.
  public func picture(of file: FileReference) async throws -> PictureSource? {
    guard let source = try await source(of: file) else { return nil }
    let size = try await self.file(file)?.pixelSize
    return PictureSource(
      address: source.address, width: size.map { String($0.width) }, height: size.map { String($0.height) })
  }
}

/// The frame for an embed of a known host.
public struct KnownFrame: Sendable, Hashable {
  /// The address of the frame.
  public let source: String
  /// The title of its content.
  public let title: String

  /// The hosts from which frames are loaded.
  public static let hosts = [
    "https://www.youtube-nocookie.com", "https://player.vimeo.com", "https://www.loom.com",
    "https://www.figma.com", "https://codepen.io", "https://open.spotify.com", "https://docs.google.com",
    "https://www.google.com",
  ]

  /// Creates the frame for an address; returns `nil` if its host is unknown.
  public init?(_ address: String) {
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
