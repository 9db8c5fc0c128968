import NotionExportKit
package import NotionModel
import NotionRendering

/// A picture that a page shows: where it is loaded from, and how much room it takes.
package struct PictureSource: Sendable {
  /// The value for `src`.
  package let address: String
  /// The value for `width`; `nil` where the size is not known.
  package let width: String?
  /// The value for `height`; `nil` where the size is not known.
  package let height: String?
}

extension HTMLSurroundings {
  /// Where a picture may be loaded from, with its size; `nil` where it may only be linked to.
  package func picture(of file: FileReference) async throws -> PictureSource? {
    guard let source = try await source(of: file) else { return nil }
    let size = try await self.file(file)?.pixelSize
    return PictureSource(
      address: source.address, width: size.map { String($0.width) }, height: size.map { String($0.height) })
  }
}
