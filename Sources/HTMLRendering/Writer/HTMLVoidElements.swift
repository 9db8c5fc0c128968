/// The void elements, which have no content and no end tag. Source: HTML Standard, "Void elements".
enum HTMLVoidElements {
  private static let names: [StaticString] = [
    "br", "input", "img", "hr", "meta", "link", "source", "track", "wbr", "area", "base", "col", "embed",
  ]

  /// Returns whether a name is that of a void element.
  static func contain(_ name: StaticString) -> Bool { names.contains { $0.equals(name) } }
}
