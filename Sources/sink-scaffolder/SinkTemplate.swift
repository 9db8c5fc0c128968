internal import Foundation

/// A folder of `.template` files with placeholders in their names and texts: `__Name__` is replaced by the
/// sink's name and `__format__` by that of its format.
struct SinkTemplate {
  /// A file to be written.
  struct File: Hashable {
    /// The path from the package's folder.
    let path: String
    let text: String
  }

  private static let suffix = ".template"
  private let folder: URL

  init(folder: URL) throws {
    self.folder = folder
    var isFolder: ObjCBool = false
    let path = folder.path(percentEncoded: false)
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
      throw ScaffoldError("The templates are not where they belong, in \(path).")
    }
  }

  /// Returns the files of a sink, sorted by path.
  func files(for name: SinkName) throws -> [File] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path(percentEncoded: false))
    return try paths.filter { $0.hasSuffix(Self.suffix) }.sorted().map { path in
      let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
      return File(path: Self.fill(path.dropLast(Self.suffix.count), name), text: Self.fill(text, name))
    }
  }

  private static func fill(_ text: some StringProtocol, _ name: SinkName) -> String {
    String(text).replacing("__Name__", with: name.stem).replacing("__format__", with: name.format)
  }
}
