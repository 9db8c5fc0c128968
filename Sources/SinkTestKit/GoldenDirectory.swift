public import Foundation

/// A folder of expected files for the comparison of a whole output.
///
/// With `NOTION_EXPORT_ACCEPT_GOLDENS` in the environment the folder is written instead; a person then
/// reviews the difference like code.
public struct GoldenDirectory: Sendable {
  /// The folder.
  public let folder: URL

  /// Creates a folder of golden files.
  public init(_ folder: URL) { self.folder = folder }

  /// Compares files with those of the folder.
  ///
  /// - Parameter files: the bytes by relative path.
  /// - Returns: the differences, a line for each file; empty if there are none.
  /// - Throws: an error of reading or writing the folder.
  public func differences(from files: [String: [UInt8]]) throws -> [String] {
    if ProcessInfo.processInfo.environment["NOTION_EXPORT_ACCEPT_GOLDENS"] != nil { try accept(files) }
    var golden: [String: [UInt8]] = [:]
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    for path in paths {
      var isFolder: ObjCBool = false
      let file = folder.appending(path: path)
      guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue
      else {
        continue
      }
      golden[path] = Array(try Data(contentsOf: file))
    }
    return Set(golden.keys).union(files.keys).sorted().compactMap { path in
      switch (golden[path], files[path]) {
      case (let expected?, let found?): expected == found ? nil : Self.difference(path, expected, found)
      case (nil, _): "\(path): is new"
      case (_, nil): "\(path): is missing"
      }
    }
  }

  private static func difference(_ path: String, _ expected: [UInt8], _ found: [UInt8]) -> String {
    func lines(_ bytes: [UInt8]) -> [Substring] {
      String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    }
    for (number, pair) in zip(lines(expected), lines(found)).enumerated() where pair.0 != pair.1 {
      return "\(path):\(number + 1): expected \(pair.0.debugDescription), found \(pair.1.debugDescription)"
    }
    return "\(path): ends otherwise"
  }

  private func accept(_ files: [String: [UInt8]]) throws {
    let manager = FileManager.default
    if manager.fileExists(atPath: folder.path) { try manager.removeItem(at: folder) }
    try manager.createDirectory(at: folder, withIntermediateDirectories: true)
    for (path, bytes) in files {
      let file = folder.appending(path: path)
      try manager.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    }
  }
}
