package import Foundation
package import NotionAPI
internal import Crypto
internal import NotionExportKit

/// Checks an archive against its outputs, and, if asked, against the workspace.
package struct Verifier: Sendable {
  private let output: URL

  /// A verifier of what was exported to `output`.
  package init(output: URL) { self.output = output.standardizedFileURL }

  /// Checks everything.
  ///
  /// Nothing is changed. The lock is held, so that no export changes what is being checked.
  ///
  /// - Parameter client: where to ask what the workspace holds now; it is not asked where this is `nil`.
  /// - Returns: what was found.
  /// - Throws: ``ArchiveError`` where there is no archive, it is in use, or it is damaged.
  package func run(comparingWith client: NotionClient?) async throws -> VerificationResult {
    let state = StateDirectory(in: output)
    guard state.holdsArchive else { throw ArchiveError.missing(in: output.path(percentEncoded: false)) }
    return try await state.withLock {
      try await Archive.withArchive(at: state, configuration: ArchiveConfiguration(mustExist: true)) {
        try await check($0, state, client)
      }
    }
  }

  /// Forgets how far the outputs with problems are, so that the next run writes them again from the archive.
  ///
  /// - Returns: the formats of these outputs.
  package func requestRewriting(of result: VerificationResult) async throws -> [String] {
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
    try await checkContents(archive, &result)
    let lanes = OutputLane.all(in: output)
    for lane in lanes {
      let checkpoint = CheckpointFile(path: state.checkpoint(of: lane.name).path(percentEncoded: false))
        .read()
      let position = checkpoint?.archive == archive.id ? checkpoint?.position ?? 0 : 0
      let waiting = try await archive.entries(after: position)
      if waiting > 0 || checkpoint?.finishedPosition != position {
        result.add(
          VerificationFinding(
            kind: .behind, lane: lane.name,
            detail: waiting > 0 ? "\(waiting) changes are still to be written" : "it has not finished"))
      }
      let store = try MentionStore(
        path: state.url.appending(path: "verify.sqlite").path(percentEncoded: false))
      defer { store.remove() }
      let anchors = try AnchorStore(
        path: state.url.appending(path: "verify-anchors.sqlite").path(percentEncoded: false))
      defer { anchors.remove() }
      func path(of lane: OutputLane) -> String { state.manifest(of: lane.name).path(percentEncoded: false) }
      func manifest(of lane: OutputLane) throws -> OutputManifest { try OutputManifest(path: path(of: lane)) }
      let others = lanes.filter { $0 != lane }
      let check = OutputCheck(
        lane: lane, otherRoots: others.map { Self.path($0.root) }.filter { $0 != Self.path(lane.root) },
        neighbours: try others.filter { $0.root == lane.root }.map(manifest(of:)), archive: archive,
        position: position, manifest: try manifest(of: lane),
        notes: try NoteStore(besideManifest: path(of: lane)), mentions: store, anchors: anchors)
      result.outputs.append(try await check.run(&result))
    }
    if let client {
      let store = try MentionStore(
        path: state.url.appending(path: "verify.sqlite").path(percentEncoded: false))
      defer { store.remove() }
      try await WorkspaceComparison(archive: archive, client: client, found: store).run(&result)
    }
    result.sort()
    return result
  }

  private static func path(_ url: URL) -> String {
    let path = url.path(percentEncoded: false)
    return path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  /// Hashes the content of every file of the workspace.
  private func checkContents(_ archive: Archive, _ result: inout VerificationResult) async throws {
    var last = ""
    while case let assets = try await archive.expectedAssets(after: last, limit: 200), !assets.isEmpty {
      for (asset, _) in assets {
        guard case .stored(let content) = asset.content else { continue }
        try Task.checkCancellation()
        let path = archive.files.url(of: content.sha256).path(percentEncoded: false)
        result.contents += 1
        guard try POSIX.status(path)?.kind == .file else {
          result.add(VerificationFinding(kind: .missingContent, title: asset.name, detail: asset.key.text))
          continue
        }
        var hash = SHA256()
        try POSIX.read(path) { hash.update(data: $0) }
        if hash.finalize().hexadecimalText != content.sha256 {
          result.add(VerificationFinding(kind: .damagedContent, title: asset.name, detail: asset.key.text))
        }
      }
      last = assets.last?.asset.key.text ?? last
    }
  }
}

extension SHA256.Digest {
  /// Lower case digits.
  fileprivate var hexadecimalText: String {
    map { byte in
      let text = String(byte, radix: 16)
      return text.count == 1 ? "0\(text)" : text
    }.joined()
  }
}
