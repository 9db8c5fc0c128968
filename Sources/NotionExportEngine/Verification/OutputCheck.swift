internal import DurableFiles
internal import Foundation
internal import Hashing
internal import NotionArchive
internal import NotionExportKit
internal import NotionModel
internal import OutputTrees

/// Checks one output: its files against its manifest, its manifest against the change log, and its links.
struct OutputCheck {
  /// A larger document is not scanned for links, as it would exceed the memory limit.
  private static let documentLimit = 24 << 20
  private static let batchSize = 500

  let lane: OutputLane
  /// The folders of other outputs within this one.
  let otherRoots: [String]
  /// Manifests of other formats in the same folder.
  let neighbours: [OutputManifest]
  let archive: Archive
  let position: LogPosition
  let manifest: OutputManifest
  let notes: NoteStore
  let mentions: MentionStore
  let anchors: AnchorStore
  /// The syntax of a document of the format by its path; `nil` for any other file.
  let syntax: (String) -> (any LinkSyntax)?

  private var root: String {
    let path = lane.root.path(percentEncoded: false)
    return path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  /// Runs all checks and adds their findings to `result`.
  func run(_ result: inout VerificationResult) async throws -> VerificationResult.Output {
    var output = VerificationResult.Output(lane: lane)
    try checkFiles(&output, &result)
    try checkAnchors(&result)
    try findForeignFiles(&result)
    try await findStaleFiles(&result)
    for kind in [ExportedKind.page, .database, .dataSource, .user] {
      if let presence = try await checkObjects(kind, &result) { output.presence.append(presence) }
    }
    if let presence = try await checkAssets(&result) { output.presence.append(presence) }
    return output
  }

  private func finding(
    _ kind: VerificationFinding.Kind, path: String? = nil, object: ObjectID? = nil, title: String? = nil,
    detail: String? = nil
  ) -> VerificationFinding {
    VerificationFinding(
      kind: kind, lane: lane.name, path: path, object: object, title: title, detail: detail)
  }

  // MARK: Files

  private func checkFiles(
    _ output: inout VerificationResult.Output, _ result: inout VerificationResult
  ) throws {
    var last = ""
    while case let entries = try manifest.entries(after: last, limit: Self.batchSize), !entries.isEmpty {
      for (path, entry) in entries {
        try Task.checkCancellation()
        output.files += 1
        output.bytes += entry.size
        try check(path, entry, &output, &result)
      }
      last = entries.last?.path ?? last
    }
  }

  private func check(
    _ path: String, _ entry: OutputManifest.Entry, _ output: inout VerificationResult.Output,
    _ result: inout VerificationResult
  ) throws {
    let absolute = "\(root)/\(path)"
    guard let status = try POSIX.status(absolute) else {
      // A file that was announced but never written is no loss: the object that owns it has its own check.
      if !entry.sha256.isEmpty { result.add(finding(.missingFile, path: path, object: owner(entry))) }
      return
    }
    guard status.kind == .file else {
      result.add(finding(.changedFile, path: path, object: owner(entry), detail: "no longer a regular file"))
      return
    }
    guard try leadsThroughFolders(path) else {
      result.add(
        finding(
          .changedFile, path: path, object: owner(entry), detail: "a folder of its path is a symbolic link")
      )
      return
    }
    let syntax = syntax(path)
    let keepsText = syntax != nil && status.size <= Self.documentLimit
    let seeksMentions = entry.owner.hasPrefix("named:")
    var hash = SHA256()
    var text: [UInt8] = []
    var scanner = IdentityScanner()
    var found: [IdentityScanner.Mention] = []
    try POSIX.read(absolute) { piece in
      hash.update(data: piece)
      if keepsText { text += piece }
      if seeksMentions { scanner.scan(piece) { found.append($0) } }
    }
    for mention in found { try mentions.insert(mention) }
    if Array(hash.finalize()) != entry.sha256 {
      result.add(finding(.changedFile, path: path, object: owner(entry)))
    }
    if keepsText, let syntax {
      try checkLinks(syntax, text, in: path, &output, &result)
    } else if syntax != nil {
      result.add(finding(.linksNotChecked, path: path))
    }
  }

  /// Returns whether every folder of a path is a folder; files behind symbolic links are not read.
  private func leadsThroughFolders(_ path: String) throws -> Bool {
    var current = root
    for component in path.split(separator: "/").dropLast() {
      current += "/\(component)"
      guard try POSIX.status(current)?.kind == .directory else { return false }
    }
    return true
  }

  private func owner(_ entry: OutputManifest.Entry) -> ObjectID? {
    entry.owner.hasPrefix("object:") ? ObjectID(entry.owner.dropFirst("object:".count)) : nil
  }

  private func checkLinks(
    _ syntax: any LinkSyntax, _ text: [UInt8], in path: String, _ output: inout VerificationResult.Output,
    _ result: inout VerificationResult
  ) throws {
    var checked: Set<String> = []
    let hostRoot = syntax.hostRoot(in: text)
    let links = syntax.links(in: text)
    for link in links {
      guard let candidates = LinkResolver.candidates(link, from: path, root: hostRoot) else { continue }
      output.links += 1
      guard checked.insert(link.target).inserted else { continue }
      let found = try candidates.first { try $0.isEmpty || POSIX.status("\(root)/\($0)") != nil }
      guard let found else {
        result.add(finding(.brokenLink, path: path, detail: link.target))
        continue
      }
      if let fragment = LinkResolver.fragment(of: link), self.syntax(found) != nil {
        try anchors.insert(
          AnchorStore.Wanted(target: found, fragment: fragment, source: path, link: link.target))
      }
    }
    let own = links.filter { $0.target.hasPrefix("#") }
    if !own.isEmpty { try check(own, against: syntax.anchors(in: text), in: path, &result) }
  }

  /// Checks a document's links to its own anchors.
  private func check(
    _ links: [DocumentLink], against anchors: DocumentAnchors, in path: String,
    _ result: inout VerificationResult
  ) throws {
    var checked: Set<String> = []
    for link in links {
      guard let fragment = LinkResolver.fragment(of: link), checked.insert(link.target).inserted else {
        continue
      }
      if !anchors.contains(fragment) { result.add(finding(.brokenLink, path: path, detail: link.target)) }
    }
  }

  /// Checks links to anchors in other documents, each of which is read once.
  private func checkAnchors(_ result: inout VerificationResult) throws {
    var last = ""
    while case let targets = try anchors.targets(after: last, limit: Self.batchSize), !targets.isEmpty {
      for target in targets {
        try Task.checkCancellation()
        guard let syntax = syntax(target), let status = try POSIX.status("\(root)/\(target)"),
          status.kind == .file, status.size <= Self.documentLimit
        else { continue }
        var text: [UInt8] = []
        try POSIX.read("\(root)/\(target)") { text += $0 }
        let present = syntax.anchors(in: text)
        var broken: [AnchorStore.Wanted] = []
        try anchors.forEach(in: target) { wanted in
          if !present.contains(wanted.fragment) { broken.append(wanted) }
        }
        for wanted in broken {
          result.add(finding(.brokenLink, path: wanted.source, detail: wanted.link))
        }
      }
      last = targets.last ?? last
    }
  }

  // MARK: Foreign files

  private func findForeignFiles(_ result: inout VerificationResult) throws {
    guard let files = FileManager.default.enumerator(atPath: root) else { return }
    for case let path as String in files {
      try Task.checkCancellation()
      // Hidden files at the top belong to tools: the state, a Git repository, Obsidian's settings.
      if path.hasPrefix(".") || otherRoots.contains("\(root)/\(path)") {
        files.skipDescendants()
        continue
      }
      let type = files.fileAttributes?[.type] as? FileAttributeType
      guard type != .typeDirectory, try manifest.entry(at: path) == nil,
        try neighbours.allSatisfy({ try $0.entry(at: path) == nil })
      else { continue }
      result.add(finding(.foreignFile, path: path))
    }
  }

  // MARK: Stale files

  /// Finds files whose owners were removed from the archive, as far as the format has processed their
  /// removal.
  private func findStaleFiles(_ result: inout VerificationResult) async throws {
    var last = ""
    while case let entries = try manifest.entries(after: last, limit: Self.batchSize), !entries.isEmpty {
      for (path, entry) in entries where entry.owner != OutputManifest.shared {
        try Task.checkCancellation()
        if try isGone(entry.owner) { result.add(finding(.staleFile, path: path, object: owner(entry))) }
      }
      last = entries.last?.path ?? last
    }
    // A shared file is stale if all its users were removed.
    var stale: [String: Bool] = [:]
    var lastUse = (owner: "", path: "")
    while case let uses = try manifest.uses(after: lastUse, limit: Self.batchSize), let end = uses.last {
      for use in uses {
        try Task.checkCancellation()
        if stale[use.path] != false, stale.count < 100_000 || stale[use.path] != nil {
          stale[use.path] = try isGone(use.owner)
        }
      }
      lastUse = end
    }
    for path in stale.keys.sorted() where stale[path] == true { result.add(finding(.staleFile, path: path)) }
  }

  private func isGone(_ owner: String) throws -> Bool {
    switch FileOwner(text: owner) {
    case .object(let id): try archive.isGone(id, asOf: position)
    case .asset(let key): try archive.isGone(key, asOf: position)
    case .named, nil: false
    }
  }

  // MARK: Objects

  /// The evidence that an output contains an object.
  private enum Evidence {
    /// The object owns files.
    case ownership
    /// A file of several objects contains its record, such as a line of JSON.
    case record
    /// A file of several objects mentions it.
    case mention
  }

  /// Checks that every object of a kind is present; returns `nil` if the format does not keep that kind.
  private func checkObjects(
    _ kind: ExportedKind, _ result: inout VerificationResult
  ) async throws -> VerificationResult.Presence? {
    let evidence = try await evidence(for: kind)
    // A format without pages is no export, so pages must be present in any case.
    if evidence == nil, kind != .page { return nil }
    var (expected, present, leftOut) = (0, 0, 0)
    var last: ObjectID?
    while case let objects = try await archive.expectedObjects(kind, after: last, limit: Self.batchSize),
      !objects.isEmpty
    {
      // Later changes in the log are still to be written.
      for object in objects where object.position <= position {
        try Task.checkCancellation()
        expected += 1
        if let evidence, try await isThere(object.id, kind, evidence) {
          present += 1
        } else if try notes.note(OutputNote.leftOut, of: FileOwner.object(object.id).text) != nil {
          expected -= 1
          leftOut += 1
        } else {
          let title = try await archive.reader.node(object.id)?.title
          result.add(
            finding(.missingObject, object: object.id, title: title, detail: kind.rawValue))
        }
      }
      last = objects.last?.id
    }
    return VerificationResult.Presence(kind: kind, expected: expected, present: present, leftOut: leftOut)
  }

  private func evidence(for kind: ExportedKind) async throws -> Evidence? {
    var isMentioned = false
    let hasRecords = try mentions.containsObjects(of: kind.rawValue)
    var last: ObjectID?
    while case let objects = try await archive.expectedObjects(kind, after: last, limit: Self.batchSize),
      !objects.isEmpty
    {
      for object in objects {
        if try manifest.hasFiles(of: FileOwner.object(object.id).text) { return .ownership }
        if !isMentioned { isMentioned = try mentions.contains(object.id, kind: nil) }
      }
      last = objects.last?.id
    }
    return hasRecords ? .record : isMentioned ? .mention : nil
  }

  private func isThere(_ id: ObjectID, _ kind: ExportedKind, _ evidence: Evidence) async throws -> Bool {
    switch evidence {
    case .ownership:
      if try manifest.hasFiles(of: FileOwner.object(id).text) { return true }
      // The document of its database shows a data source; only one without a database owns files.
      guard kind == .dataSource, let database = try await archive.reader.node(id)?.parent else {
        return false
      }
      return try manifest.hasFiles(of: FileOwner.object(database).text)
    case .record: return try mentions.contains(id, kind: kind.rawValue)
    case .mention: return try mentions.contains(id, kind: nil)
    }
  }

  private func checkAssets(_ result: inout VerificationResult) async throws -> VerificationResult.Presence? {
    var (expected, present) = (0, 0)
    var missing: [VerificationFinding] = []
    var last = ""
    while case let assets = try await archive.expectedAssets(after: last, limit: Self.batchSize),
      !assets.isEmpty
    {
      for (asset, assetPosition) in assets where assetPosition <= position {
        expected += 1
        if try manifest.hasFiles(of: FileOwner.asset(asset.key).text) {
          present += 1
        } else if missing.count < VerificationResult.findingLimit {
          missing.append(finding(.missingObject, title: asset.name, detail: "asset"))
        }
      }
      last = assets.last?.asset.key.text ?? last
    }
    // A format may leave files out, or store them with the pages that show them, where the link check finds
    // them.
    guard present > 0 else { return nil }
    for finding in missing { result.add(finding) }
    return VerificationResult.Presence(kind: .asset, expected: expected, present: present)
  }
}
