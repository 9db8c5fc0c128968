package import NotionRendering

extension HTMLWriter {
  /// Writes one of Notion's icons: our drawing of it, or its first letter in a frame.
  ///
  /// A drawing stands in the page itself: it takes the colour of the theme, no policy forbids it, and a page on a disk
  /// may not refer to a drawing in another file.
  ///
  /// - Parameters:
  ///   - icon: the icon.
  ///   - isDecorative: whether what stands beside it says what it is of.
  /// - Throws: ``HTMLWriterError``.
  package mutating func native(_ icon: NativeIcon, isDecorative: Bool) throws(HTMLWriterError) {
    let color = ColorClass.name(of: icon.color)
    let role: String? = isDecorative ? nil : "img"
    let label: String? = isDecorative ? nil : icon.label
    let hidden: String? = isDecorative ? "true" : nil
    guard let drawing = IconDrawings.drawing(of: icon.name) else {
      return try element(
        "span", ("class", "icon letter \(color)"), ("role", role), ("aria-label", label),
        ("title", icon.label),
        ("aria-hidden", hidden), text: icon.letter)
    }
    try open(
      "svg", ("class", "icon native \(color)"), ("viewBox", "0 0 24 24"), ("width", "24"), ("height", "24"),
      ("fill", "none"), ("stroke", "currentColor"), ("stroke-width", "1.7"), ("stroke-linecap", "round"),
      ("stroke-linejoin", "round"), ("role", role), ("aria-label", label), ("aria-hidden", hidden))
    try empty("path", ("d", drawing))
    try close()
  }

  /// Writes the icon of an object beside its title, which says what it is of.
  ///
  /// - Parameters:
  ///   - icon: the icon.
  ///   - name: the class of the element around it.
  ///   - address: where its picture is; `nil` where it is no picture.
  ///   - isInText: whether the title goes on in the same text, from which a space sets the icon apart.
  /// - Throws: ``HTMLWriterError``.
  package mutating func icon(
    _ icon: ObjectIcon, class name: String, address: String?, isInText: Bool = false
  ) throws(HTMLWriterError) {
    try open("span", ("class", name), ("aria-hidden", "true"))
    switch icon {
    case .emoji(let emoji): try text(emoji)
    case .native(let icon): try native(icon, isDecorative: true)
    case .picture:
      if let address { try empty("img", ("src", address), ("alt", ""), ("width", "18"), ("height", "18")) }
    }
    if isInText { try text(" ") }
    try close()
  }
}
