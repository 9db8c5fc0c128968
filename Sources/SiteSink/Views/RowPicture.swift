import NotionExportKit
import NotionModel
import SinkRendering

/// The picture of a row that a card shows.
struct RowPicture {
  private enum Source {
    case cover
    case content
    case property(PropertySchema)
  }

  /// The number of blocks of a page that are searched for a picture.
  private static let blockLimit = 300

  private let sources: [Source]
  /// Whether a card without a picture has an empty place for one.
  let hasPlace: Bool

  /// `nil` if the view's cards have no pictures.
  init?(_ view: View, of dataSource: DataSource) {
    let files = dataSource.properties.filter { $0.type == .files }.map { Source.property($0) }
    hasPlace = view.type == .gallery
    switch view.configuration?.cover?.source {
    case .pageCover: sources = [.cover]
    case .pageContent, .firstPicture: sources = [.content]
    case .property:
      let id = view.configuration?.cover?.propertyID
      sources = id.flatMap { dataSource.properties.property($0.text) }.map { [.property($0)] } ?? []
    case nil where view.type == .gallery, .unknown where view.type == .gallery:
      sources = [.cover] + files + [.content]
    case nil, .unknown: return nil
    @unknown default: return nil
    }
  }

  /// Returns the picture of a row, or `nil` if it has none.
  ///
  /// - Throws: an error of reading the archive.
  func file(of document: PageDocument) async throws -> FileReference? {
    for source in sources {
      switch source {
      case .cover: if let cover = document.page.cover { return cover }
      case .property(let schema):
        guard let value = document.page.properties.value(of: schema) else { continue }
        if case .files(let files) = value.content, let file = files.first(where: Self.isPicture) {
          return file
        }
      case .content: if let file = try await Self.firstPicture(in: document) { return file }
      }
    }
    return nil
  }

  private static func firstPicture(in document: PageDocument) async throws -> FileReference? {
    var count = 0
    for try await event in document.content {
      guard case .enter(let node) = event else { continue }
      if case .image(let file) = node.block.content { return file }
      count += 1
      if count == blockLimit { return nil }
    }
    return nil
  }

  private static let suffixes: Set<String> = [
    "apng", "avif", "bmp", "gif", "ico", "jfif", "jpeg", "jpg", "png", "svg", "webp",
  ]

  /// A property contains files of any kind; pictures are recognised by their names.
  private static func isPicture(_ file: FileReference) -> Bool {
    [file.name, file.url?.prefix { $0 != "?" && $0 != "#" }.description].contains { name in
      guard let name, let dot = name.lastIndex(of: ".") else { return false }
      return suffixes.contains(name[name.index(after: dot)...].lowercased())
    }
  }
}
