internal import Foundation

/// A relative and portable path of a file within a sink's output.
///
/// It cannot leave the output folder: no `..`, no leading slash, no empty part, no backslash, no NUL. Its
/// names are normalised to Unicode's NFC, so that equivalent names are one path.
public struct OutputPath: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The parts between slashes; never empty.
  public let components: [String]

  /// Creates a path from the names of folders and the name of the file.
  ///
  /// - Throws: ``OutputError`` for a part that is empty, `.`, `..`, longer than 255 bytes of UTF-8, or
  ///   contains a slash, a backslash or a control character.
  public init(_ components: [String]) throws(OutputError) {
    guard !components.isEmpty else { throw OutputError(.invalidPath, path: "", detail: "a path has a name") }
    for component in components {
      if let flaw = Self.flaw(in: component) {
        throw OutputError(.invalidPath, path: components.joined(separator: "/"), detail: flaw)
      }
    }
    self.components = components.map { component in
      component.utf8.allSatisfy { $0 < 0x80 } ? component : component.precomposedStringWithCanonicalMapping
    }
  }

  /// Creates a path from a text with slashes.
  ///
  /// - Throws: ``OutputError`` as ``init(_:)-([String])`` does.
  public init(_ text: String) throws(OutputError) {
    try self.init(text.split(separator: "/", omittingEmptySubsequences: false).map(String.init))
  }

  /// The path with slashes.
  public var description: String { components.joined(separator: "/") }

  /// The folder of the file, with slashes; empty at the root.
  public var folder: String { components.dropLast().joined(separator: "/") }

  /// The name of the file.
  public var name: String { components[components.count - 1] }

  /// Orders paths component by component.
  public static func < (left: OutputPath, right: OutputPath) -> Bool {
    left.components.lexicographicallyPrecedes(right.components)
  }

  private static func flaw(in component: String) -> String? {
    switch component {
    case "": return "a part of the path is empty"
    case ".", "..": return "the path may not step out of the output folder"
    default: break
    }
    if component.utf8.count > 255 { return "a name is longer than 255 bytes" }
    if component.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0x2F || $0 == 0x5C }) {
      return "a name holds a slash, a backslash or a control character"
    }
    return nil
  }
}
