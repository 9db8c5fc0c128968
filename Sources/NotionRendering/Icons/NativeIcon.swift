package import NotionModel

/// An icon of Notion's own set, by its name and colour.
///
/// Since March 2026 the API returns them in this form, and before as the address of a drawing, as in
/// `https://www.notion.so/icons/book_gray.svg`, which older pages still have. Notion's drawings are not
/// copied: outputs draw their own, or the first letter.
package struct NativeIcon: Sendable, Hashable {
  /// The name, as in `light-bulb`.
  package let name: String
  /// The colour.
  package let color: IconColor

  /// Creates an icon.
  package init(name: String, color: IconColor) {
    self.name = name
    self.color = color
  }

  /// Creates an icon from an API value; returns `nil` if it is not Notion's own.
  package init?(_ icon: Icon) {
    switch icon {
    case .named(let name, let color): self.init(name: name, color: color)
    case .file(let file):
      guard case .external(let url) = file.source, let found = NativeIcon(address: url) else { return nil }
      self = found
    case .emoji, .customEmoji, .unknown: return nil
    }
  }

  private static let folder = "/icons/"

  /// Creates an icon from the address of one of Notion's drawings; returns `nil` for any other address.
  package init?(address: String) {
    let whole = address.prefix { $0 != "?" && $0 != "#" }
    let path: Substring
    if whole.hasPrefix(Self.folder) {
      path = whole
    } else {
      guard let scheme = whole.firstRange(of: "://"),
        ["http", "https"].contains(whole[..<scheme.lowerBound].lowercased()),
        let slash = whole[scheme.upperBound...].firstIndex(of: "/"),
        NotionAddress.isHost(whole[scheme.upperBound..<slash])
      else { return nil }
      path = whole[slash...]
    }
    guard path.hasPrefix(Self.folder), path.hasSuffix(".svg") else { return nil }
    let parts = path.dropFirst(Self.folder.count).dropLast(4).split(separator: "_")
    guard (1...2).contains(parts.count), let name = parts.first,
      name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
    else { return nil }
    self.init(name: String(name), color: parts.count == 2 ? IconColor(name: String(parts[1])) : .gray)
  }

  /// The letter that replaces the icon if there is no drawing of it.
  package var letter: String {
    name.first { $0.isLetter || $0.isNumber }.map { String($0).uppercased() } ?? "?"
  }

  /// The name in words.
  package var label: String {
    let words = name.split { $0 == "-" || $0 == "_" }.joined(separator: " ")
    return words.isEmpty ? "Icon" : words
  }
}
