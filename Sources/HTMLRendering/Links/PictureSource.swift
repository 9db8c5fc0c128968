import NotionExportKit
package import NotionModel
import NotionRendering

/// A picture in a page, with its address and its size.
package struct PictureSource: Sendable {
  /// The value for `src`.
  package let address: String
  /// The value for `width`; `nil` if the size is unknown.
  package let width: String?
  /// The value for `height`; `nil` if the size is unknown.
  package let height: String?
}

extension HTMLSurroundings {
  /// Returns the source of a picture with its size, or `nil` if it may only be linked to.
  package func picture(of file: FileReference) async throws -> PictureSource? {
    guard let source = try await source(of: file) else { return nil }
    let size = try await self.file(file)?.pixelSize
    return PictureSource(
      address: source.address, width: size.map { String($0.width) }, height: size.map { String($0.height) })
  }
}
