internal import Foundation

/// The served folder, and the rules of access to its files.
struct ServedFolder: Sendable {
  /// The target of a path.
  enum Target: Equatable {
    case file(ServedFile)
    /// A folder that was requested without a trailing slash.
    case folder
    case nothing
  }

  /// The folder's name for people.
  let name: String
  /// Its path, with symbolic links resolved.
  private let root: String
  /// The files that change at the end of an export.
  private let marks: [String]
  /// The path of the site on its future server, as in `docs`; its page for missing files contains it.
  private let base: [String]

  /// Finds the site or HTML output in an output folder, or in the default one.
  ///
  /// - Throws: ``CommandError`` that explains how to create a site if there is none.
  init(of folder: String?) throws {
    let candidates = folder.map { [$0] } ?? [OutputArguments.defaultFolder, OutputArguments.demoFolder]
    for candidate in candidates {
      // A single format is at the root; several have a folder each.
      for part in ["", "/site", "/html"] {
        let path = candidate + part
        guard FileManager.default.fileExists(atPath: path + "/index.html"), let root = Self.realPath(path)
        else { continue }
        self.init(name: path, root: root)
        return
      }
    }
    throw Self.nothing(in: candidates[0])
  }

  private init(name: String, root: String) {
    self.name = name
    self.root = root
    marks = ["/.notion-export/report.json", "/../.notion-export/report.json", "/index.html"].map { root + $0 }
    base = Self.base(of: root + "/404.html")
  }

  private static func nothing(in folder: String) -> CommandError {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
      return CommandError(
        "The folder \(folder) does not exist. To create a site there: notion-export --format site --output \(folder)"
      )
    }
    guard FileManager.default.fileExists(atPath: folder + "/.notion-export/archive.sqlite") else {
      return CommandError(
        "The folder \(folder) has no site. To create one: notion-export --format site --output \(folder)")
    }
    return CommandError(
      """
      \(folder) holds an export, but neither a site nor HTML. To write a site from it, without a request: \
      notion-export render --format site --output \(folder)
      """)
  }

  private static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Returns the path of the site from the `data-root` of a page that is served at any path.
  private static func base(of page: String) -> [String] {
    guard let handle = FileHandle(forReadingAtPath: page), let head = try? handle.read(upToCount: 4096) else {
      return []
    }
    let text = String(decoding: head, as: UTF8.self)
    guard let start = text.firstRange(of: "data-root=\"/")?.upperBound,
      let end = text[start...].firstIndex(of: "\"")
    else { return [] }
    return text[start..<end].split(separator: "/").map(String.init)
  }

  // MARK: Answers

  /// A version that changes at the end of every export.
  var version: String {
    marks.map { path in
      guard let status = FileStatus(of: path) else { return "-" }
      return "\(status.modified).\(status.number)"
    }
    .joined(separator: "/")
  }

  /// The page for missing files.
  var missingPage: ServedFile? {
    if case .file(let file) = target(["404.html"]) { file } else { nil }
  }

  /// Returns the target of a request's path.
  ///
  /// No component may be hidden, be `..` or contain a separator, in any encoding, and no link may lead out of
  /// the folder.
  func target(ofPath path: String) -> Target {
    guard path.hasPrefix("/") else { return .nothing }
    let parts = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    var names: [String] = []
    for part in parts {
      guard let name = String(part).removingPercentEncoding else { return .nothing }
      names.append(name)
    }
    let isFolder = names.last?.isEmpty ?? true
    if isFolder, !names.isEmpty { names.removeLast() }
    if !base.isEmpty, names.starts(with: base) {
      names.removeFirst(base.count)
      if names.isEmpty, !isFolder { return .folder }
    }
    guard names.allSatisfy(Self.isVisible) else { return .nothing }
    return target(isFolder ? names + ["index.html"] : names)
  }

  private static func isVisible(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.first != UInt8(ascii: ".") && !name.utf8.contains { "/\\\0".utf8.contains($0) }
  }

  private func target(_ names: [String]) -> Target {
    guard let path = Self.realPath(([root] + names).joined(separator: "/")),
      path.utf8.starts(with: (root == "/" ? "/" : root + "/").utf8),
      // The target of a link must not be hidden either.
      path.utf8.dropFirst(root.utf8.count).firstRange(of: "/.".utf8) == nil
    else { return .nothing }
    guard let status = FileStatus(of: path) else { return .nothing }
    switch status.kind {
    case .file:
      let folders =
        names.dropLast() + path.dropFirst(root.count).split(separator: "/").dropLast().map(String.init)
      // Every served format stores attachments, and no pages, in folders with this name.
      let isAttachment = folders.contains { $0.lowercased() == "assets" }
      return .file(
        ServedFile(path: path, name: names[names.count - 1], isAttachment: isAttachment, status: status))
    case .folder: return .folder
    case .other: return .nothing
    }
  }
}

/// A file at the time of the request.
struct ServedFile: Sendable, Equatable {
  /// The path, with symbolic links resolved.
  let path: String
  /// The name in the address, which determines the media type.
  let name: String
  /// Whether it is a generated page, and not an attachment.
  let isPage: Bool
  let size: Int
  /// A tag that changes with the file.
  let tag: String

  /// Describes a file; `isAttachment` if it is in a folder of attachments.
  init(path: String, name: String, isAttachment: Bool, status: FileStatus) {
    self.path = path
    self.name = name
    isPage = !isAttachment && name.lowercased().hasSuffix(".html")
    size = Int(clamping: status.size)
    tag = "\"\(String(status.modified, radix: 36))-\(size)\""
  }
}

/// The kind, size and age of a file, or of the target of a symbolic link.
struct FileStatus: Sendable, Equatable {
  enum Kind: Sendable {
    case file, folder, other
  }

  let kind: Kind
  /// The size in bytes.
  let size: Int64
  /// A number that differs for another time of the last change.
  let modified: UInt64
  /// A number that differs for a file that replaces another.
  let number: UInt64

  /// Queries the file at `path`; `nil` if there is none, or it is inaccessible.
  init?(of path: String) {
    var record = stat()
    guard stat(path, &record) == 0 else { return nil }
    kind =
      switch record.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      default: .other
      }
    size = Int64(record.st_size)
    // Not from the record: which module the members of its time belong to differs between builds, and a release build
    // may fail for a missing import.
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    modified = (attributes?[.modificationDate] as? Date)?.timeIntervalSince1970.bitPattern ?? 0
    number = UInt64(record.st_ino)
  }
}
