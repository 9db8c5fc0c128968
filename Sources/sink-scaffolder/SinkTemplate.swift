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
      throw ScaffoldError("The templates were not found in \(path).")
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

/// The name of a new sink, from which its module and its format are derived.
struct SinkName: Hashable {
  /// The name in types, without `Sink`, as in `MindMap`.
  let stem: String

  /// Parses the user's argument.
  ///
  /// - Throws: ``ScaffoldError`` that describes valid names.
  init(_ text: String) throws {
    let stem = text.hasSuffix("Sink") ? String(text.dropLast("Sink".count)) : text
    guard stem.utf8.count <= 40, let first = stem.unicodeScalars.first,
      stem.unicodeScalars.allSatisfy({ Self.isLetter($0) || ("0"..."9").contains($0) }), Self.isLetter(first)
    else {
      throw ScaffoldError(
        "'\(text)' is not a valid name of a sink; use at most 40 letters and digits, as in Outline or MindMap."
      )
    }
    guard first.properties.isUppercase else {
      let capitalized = stem.prefix(1).uppercased() + stem.dropFirst()
      throw ScaffoldError(
        "The name of a sink begins with a capital letter: swift package new-sink \(capitalized)")
    }
    self.stem = stem
  }

  /// The module, as in `MindMapSink`.
  var module: String { "\(stem)Sink" }

  /// The word after `--format`, as in `mind-map`.
  var format: String {
    var format = ""
    var follows = false
    for character in stem {
      if character.isUppercase, follows { format += "-" }
      format += character.lowercased()
      follows = character.isLowercase || character.isNumber
    }
    return format
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }
}
