internal import DurableFiles
public import Foundation
public import NotionAPI
internal import NotionArchive
public import NotionExportKit
internal import OutputTrees

/// Checks an archive against its outputs and, on request, against the workspace.
public struct Verifier: Sendable {
  private let output: URL

  private let plugins: [any SinkPlugin.Type]

  private let readsData: Bool

  /// Creates a verifier.
  ///
  /// - Parameters:
  ///   - output: the output folder.
  ///   - plugins: the formats, each of which tells the syntax of its documents; the documents of any other format have
  ///     the usual syntax of Markdown and HTML.
  ///   - readsData: whether every stored response is read, even in a large archive.
  public init(output: URL, plugins: [any SinkPlugin.Type] = [], readsData: Bool = false) {
    self.output = output.standardizedFileURL
    self.plugins = plugins
    self.readsData = readsData
  }

  /// Runs all checks.
  ///
  /// It changes nothing but marks of damaged data, by which the next export knows what to fetch again. It
  /// holds the lock, so that no export changes the data during the check.
  ///
  /// - Parameter client: a client of the workspace to compare with; `nil` skips the comparison.
  /// - Returns: the findings and totals.
  /// - Throws: ``ExportError`` if there is no archive, it is in use, or it is damaged; `NotionAPIError` if the
  ///   workspace cannot be compared.
  public func run(comparingWith client: NotionClient? = nil) async throws -> VerificationResult {
    try await ExportError.translating { try await verify(client) }
  }

  private func verify(_ client: NotionClient?) async throws -> VerificationResult {
    let state = StateDirectory(in: output)
    guard state.holdsArchive else { throw ArchiveError.missing(in: output.path(percentEncoded: false)) }
    try state.refuseForeignFiles()
    var configuration = ArchiveConfiguration(mustExist: true)
    guard state.isWritable else {
      // In a read-only folder no other process can be at work.
      configuration.isReadOnly = true
      return try await Archive.withArchive(at: state, configuration: configuration) {
        try await check($0, state, client)
      }
    }
    return try await state.withLock {
      try await Archive.withArchive(at: state, configuration: configuration) {
        try await check($0, state, client)
      }
    }
  }

  /// Resets the checkpoints of outputs with problems, so that the next run writes them again from the
  /// archive.
  ///
  /// - Returns: the formats of these outputs.
  /// - Throws: ``ExportError`` if the folder is in use.
  public func requestRewriting(of result: VerificationResult) async throws -> [String] {
    try await ExportError.translating { try await removeCheckpoints(result) }
  }

  private func removeCheckpoints(_ result: VerificationResult) async throws -> [String] {
    let state = StateDirectory(in: output)
    let names = Set(result.findings.filter(\.kind.isProblem).compactMap(\.lane))
    return try await state.withLock {
      for name in names {
        try POSIX.removeFile(state.checkpoint(of: name).path(percentEncoded: false))
      }
      return OutputLane.all(in: output).filter { names.contains($0.name) }.map(\.format)
    }
  }

  private func check(
    _ archive: Archive, _ state: StateDirectory, _ client: NotionClient?
  ) async throws -> VerificationResult {
    var result = VerificationResult(archive: try await archive.information())
    let isReadOnly = archive.configuration.isReadOnly
    try await checkContents(archive, &result)
    let scratch = isReadOnly ? FileManager.default.temporaryDirectory : state.url
    let scratchName = isReadOnly ? "notion-export-verify-\(UUID().uuidString).sqlite" : "verify.sqlite"
    let scratchPath = scratch.appending(path: scratchName).path(percentEncoded: false)
    let lanes = OutputLane.all(in: output)
    for lane in lanes {
      let checkpoint = CheckpointFile(path: state.checkpoint(of: lane.name).path(percentEncoded: false))
        .read()
      let isCurrent = try await checkpoint?.isOfLog(archive) ?? false
      let position = isCurrent ? checkpoint?.position ?? 0 : 0
      let waiting = try await archive.entries(after: position)
      if waiting > 0 || checkpoint?.finishedPosition != position {
        result.add(
          VerificationFinding(
            kind: .behind, lane: lane.name,
            detail: checkpoint != nil && !isCurrent
              ? "it was written from another archive; the next run writes it again"
              : waiting > 0 ? "\(waiting) changes are pending" : "it is not finished"))
      }
      let store = try MentionStore(path: scratchPath)
      defer { store.remove() }
      let anchors = try AnchorStore(path: scratchPath + ".anchors")
      defer { anchors.remove() }
      func path(of lane: OutputLane) -> String { state.manifest(of: lane.name).path(percentEncoded: false) }
      func manifest(of lane: OutputLane) throws -> OutputManifest? {
        do {
          return try OutputManifest(path: path(of: lane), isReadOnly: isReadOnly)
        } catch let error as OutputError where error.code == .damagedManifest {
          if lane.name == laneName { result.add(damaged(error)) }
          return nil
        }
      }
      let laneName = lane.name
      func damaged(_ error: OutputError) -> VerificationFinding {
        VerificationFinding(kind: .damagedManifest, lane: laneName, detail: "\(error)")
      }
      guard let own = try manifest(of: lane) else { continue }
      let notes: NoteStore
      do {
        notes = try NoteStore(besideManifest: path(of: lane), isReadOnly: isReadOnly)
      } catch let error as OutputError where error.code == .damagedManifest {
        result.add(damaged(error))
        continue
      }
      let others = lanes.filter { $0 != lane }
      let check = OutputCheck(
        lane: lane, otherRoots: others.map { Self.path($0.root) }.filter { $0 != Self.path(lane.root) },
        neighbours: try others.filter { $0.root == lane.root }.compactMap(manifest(of:)), archive: archive,
        position: position, manifest: own, notes: notes, mentions: store, anchors: anchors,
        syntax: syntax(of: lane.format))
      result.outputs.append(try await check.run(&result))
    }
    if let client {
      let store = try MentionStore(path: scratchPath)
      defer { store.remove() }
      try await WorkspaceComparison(archive: archive, client: client, found: store).run(&result)
    }
    result.sort()
    return result
  }

  private func syntax(of format: String) -> (String) -> (any LinkSyntax)? {
    let plugin = plugins.first { $0.format == format }
    return { path in plugin.map { $0.linkSyntax(of: path) } ?? UsualLinkSyntax.syntax(of: path) }
  }

  private static func path(_ url: URL) -> String {
    let path = url.path(percentEncoded: false)
    return path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  /// Hashes the content of every file of the workspace, and decompresses the stored responses.
  private func checkContents(_ archive: Archive, _ result: inout VerificationResult) async throws {
    result.contents = try await archive.information().assets
    let found = try await archive.damagedContent(readsData ? .everything : .files)
    for content in found {
      let kind: VerificationFinding.Kind
      switch content.subject {
      case .asset: kind = content.isGone ? .missingContent : .damagedContent
      case .body, .lists, .view, .user: kind = .damagedResponse
      }
      result.add(
        VerificationFinding(kind: kind, object: content.object, title: content.name, detail: content.finding))
    }
    let rows = readsData ? try await archive.damagedRows() : []
    for row in rows {
      result.add(
        VerificationFinding(
          kind: .damagedArchive, object: row.object, title: row.title, detail: row.detail))
    }
    guard !archive.configuration.isReadOnly else { return }
    try await archive.markDamaged(found)
    if !rows.isEmpty { try await archive.markTablesDamaged() }
  }
}
