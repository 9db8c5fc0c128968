public import SinkRendering

extension HTMLWriter {
  /// Writes one of Notion's icons: our drawing of it, or its first letter in a frame.
  ///
  /// A drawing is inlined in the page: it has the colour of the theme, no policy forbids it, and a local page
  /// may not refer to a drawing in another file.
  ///
  /// - Parameters:
  ///   - icon: the icon.
  ///   - isDecorative: whether the adjacent text identifies its object.
  /// - Throws: ``HTMLWriterError``.
  public mutating func native(_ icon: NativeIcon, isDecorative: Bool) throws(HTMLWriterError) {
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

  /// Writes the icon of an object before its title, which identifies the object.
  ///
  /// - Parameters:
  ///   - icon: the icon.
  ///   - name: the class of the enclosing element.
  ///   - address: the address of its picture; `nil` for other icons.
  ///   - isInText: whether the title follows in the same text, after a space.
  /// - Throws: ``HTMLWriterError``.
  public mutating func icon(
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
