public import NotionExportKit
public import NotionModel

/// The icon of a page or database where other documents show it: in lists, links and mentions, with its
/// title.
public enum ObjectIcon: Sendable, Hashable {
  /// An emoji.
  case emoji(String)
  /// An icon of Notion's own set.
  case native(NativeIcon)
  /// A picture in the output, by its path from the root.
  case picture([String])

  /// Creates the icon of the object at a location; returns `nil` if it has none that can be shown.
  ///
  /// - Throws: an error of reading the archive.
  public init?(
    _ icon: Icon?, at location: OutputLocation, in workspace: any WorkspaceReader,
    _ attachments: AttachmentNames
  ) async throws {
    let file: FileReference
    switch icon {
    case .emoji(let emoji)?:
      self = .emoji(emoji)
      return
    case .named(let name, let color)?:
      self = .native(NativeIcon(name: name, color: color))
      return
    case .file(let picture)?: file = picture
    case .customEmoji(let emoji)?:
      guard let picture = emoji.hostedFile else { return nil }
      file = picture
    case .unknown?, nil: return nil
    }
    if let path = try await DocumentFiles.path(of: file, in: location.documentFolder, workspace, attachments)
    {
      self = .picture(path)
    } else if let native = icon.flatMap(NativeIcon.init) {
      self = .native(native)
    } else {
      return nil
    }
  }

  /// Creates the icon of the page, database or data source at a location.
  ///
  /// - Throws: an error of reading the archive.
  public init?(
    of location: OutputLocation, in workspace: any WorkspaceReader, _ attachments: AttachmentNames
  ) async throws {
    var icon = try await workspace.icon(of: location.id)
    if icon == nil, location.kind == .dataSource, let parent = try await workspace.node(location.id)?.parent {
      icon = try await workspace.icon(of: parent)
    }
    try await self.init(icon, at: location, in: workspace, attachments)
  }

  /// A text that identifies the icon in digests and notes.
  public var text: String {
    switch self {
    case .emoji(let emoji): emoji
    case .native(let icon): "\(icon.name) \(icon.color)"
    case .picture(let path): path.joined(separator: "/")
    }
  }
}

/// An icon with its address relative to one document.
public struct LinkedIcon: Sendable, Hashable {
  /// The icon.
  public let icon: ObjectIcon
  /// The relative address of its picture; `nil` for other icons.
  public let address: String?

  /// Creates an icon for a document in a folder.
  public init(_ icon: ObjectIcon, from folder: [String]) {
    self.icon = icon
    if case .picture(let path) = icon {
      address = RelativePath.link(from: folder, to: path)
    } else {
      address = nil
    }
  }
}

/// An icon of Notion's own set, by its name and colour.
///
/// Since March 2026 the API returns them in this form, and before as the address of a drawing, as in
/// `https://www.notion.so/icons/book_gray.svg`, which older pages still have. Notion's drawings are not
/// copied: outputs draw their own, or the first letter.
public struct NativeIcon: Sendable, Hashable {
  /// The name, as in `light-bulb`.
  public let name: String
  /// The colour.
  public let color: IconColor

  /// Creates an icon.
  public init(name: String, color: IconColor) {
    self.name = name
    self.color = color
  }

  /// Creates an icon from an API value; returns `nil` if it is not Notion's own.
  public init?(_ icon: Icon) {
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
  public init?(address: String) {
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
  public var letter: String {
    name.first { $0.isLetter || $0.isNumber }.map { String($0).uppercased() } ?? "?"
  }

  /// The name in words.
  public var label: String {
    let words = name.split { $0 == "-" || $0 == "_" }.joined(separator: " ")
    return words.isEmpty ? "Icon" : words
  }
}
