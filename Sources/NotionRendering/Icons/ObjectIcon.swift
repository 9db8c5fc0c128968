package import NotionExportKit
package import NotionModel

/// The icon of a page or database where other documents show it: in lists, links and mentions, with its
/// title.
package enum ObjectIcon: Sendable, Hashable {
  case emoji(String)
  case native(NativeIcon)
  /// A picture in the output, by its path from the root.
  case picture([String])

  /// Creates the icon of the object at a place; returns `nil` if it has none that can be shown.
  ///
  /// - Throws: an error of reading the archive.
  package init?(
    _ icon: Icon?, at place: DocumentPlace, in workspace: any WorkspaceReader, _ attachments: AttachmentNames
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
    if let path = try await DocumentFiles.path(of: file, in: place.surroundings, workspace, attachments) {
      self = .picture(path)
    } else if let native = icon.flatMap(NativeIcon.init) {
      self = .native(native)
    } else {
      return nil
    }
  }

  /// Creates the icon of the page, database or data source at a place.
  ///
  /// - Throws: an error of reading the archive.
  package init?(
    of place: DocumentPlace, in workspace: any WorkspaceReader, _ attachments: AttachmentNames
  ) async throws {
    var icon = try await workspace.icon(of: place.id)
    if icon == nil, place.kind == .dataSource, let parent = try await workspace.node(place.id)?.parent {
      icon = try await workspace.icon(of: parent)
    }
    try await self.init(icon, at: place, in: workspace, attachments)
  }

  /// A text that identifies the icon in digests and notes.
  package var text: String {
    switch self {
    case .emoji(let emoji): emoji
    case .native(let icon): "\(icon.name) \(icon.color)"
    case .picture(let path): path.joined(separator: "/")
    }
  }
}

/// An icon with its address relative to one document.
package struct LinkedIcon: Sendable, Hashable {
  /// The icon.
  package let icon: ObjectIcon
  /// The relative address of its picture; `nil` for other icons.
  package let address: String?

  /// Creates an icon for a document in a folder.
  package init(_ icon: ObjectIcon, from folder: [String]) {
    self.icon = icon
    if case .picture(let path) = icon {
      address = RelativePath.link(from: folder, to: path)
    } else {
      address = nil
    }
  }
}
