package import NotionModel
package import NotionRendering

extension HTMLSurroundings {
  /// Returns the source of a picture, a video or audio, or `nil` if it may only be linked to.
  package func source(of file: FileReference) async throws -> SafeLink? {
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
struct MediaWriter<Surroundings: HTMLSurroundings> {
  enum Kind {
    case image, video, audio, file
  }

  let surroundings: Surroundings

  func write(
    _ file: FileReference, as kind: Kind, _ anchor: String, _ html: inout HTMLWriter
  ) async throws {
    let depth = html.depth
    let caption = try await InlineText(file.caption, references: surroundings)
    try html.open("figure", ("id", anchor), ("class", kind == .file ? "file" : "media"))
    try await content(file, kind, caption, &html)
    try self.caption(caption, &html)
    try html.close(to: depth)
    try html.lineEnd()
  }

  private func content(
    _ file: FileReference, _ kind: Kind, _ caption: InlineText, _ html: inout HTMLWriter
  ) async throws {
    guard let link = try await surroundings.file(file) else {
      return try html.element("p", ("class", "notice"), text: "A file without an address")
    }
    if kind == .image, let picture = try await surroundings.picture(of: file) {
      let text = caption.plainText
      return try html.empty(
        "img", ("src", picture.address), ("alt", text.isEmpty ? link.name : text), ("width", picture.width),
        ("height", picture.height), ("loading", "lazy"))
    }
    let source = try await surroundings.source(of: file)
    switch (kind, source) {
    case (.video, let source?) where source.isLocal || AddressText.service(of: source.address) == nil:
      try html.open("video", ("controls", ""), ("preload", "metadata"), ("src", source.address))
      try html.element("a", ("href", source.address), text: link.name)
      try html.close()
    case (.audio, let source?):
      try html.open("audio", ("controls", ""), ("preload", "metadata"), ("src", source.address))
      try html.element("a", ("href", source.address), text: link.name)
      try html.close()
    default:
      // A video of YouTube is a video block in Notion.
      if kind == .video { try frame(SignedURL.bare(file.url ?? ""), &html) }
      try attachment(link, &html)
    }
  }

  /// Writes a frame for an address of a known host, if frames are enabled.
  private func frame(_ url: String, _ html: inout HTMLWriter) throws {
    guard surroundings.loading.frames, let frame = KnownFrame(url) else { return }
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
    guard surroundings.loading.frames, let page = try await surroundings.hostedPage(at: url) else { return }
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
    let text = try await InlineText(caption, references: surroundings)
    let file = url.isEmpty ? nil : try await surroundings.hostedFile(at: url)
    let resolved = url.isEmpty || file != nil ? nil : try await surroundings.link(url)
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
