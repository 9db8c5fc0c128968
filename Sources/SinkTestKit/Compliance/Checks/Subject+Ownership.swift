internal import Foundation
internal import NotionExportKit

extension Subject {
  func checkContainment() async throws {
    let workspace = try ComplianceWorkspace.hostile()
    let around = Surroundings()
    let tree = LaneOutputTree()
    var current = "the first event"
    do {
      var events = workspace.events[...]
      let sequence = AnyIterator<ExportEvent> {
        let event = events.popFirst()
        current = event?.subject ?? "the end"
        return event
      }
      try await run(over: workspace, IteratorSequence(sequence), into: tree)
    } catch let error as OutputError {
      throw violation(
        .contained, "at \(current.debugDescription) a file was refused: \(error.description.prefix(300))")
    }
    if let stray = around.newcomers().first {
      throw violation(.contained, "the file \(stray) appeared outside the output")
    }
    for path in tree.files.keys.sorted() {
      if let name = path.split(separator: "/").first(where: { Self.isReserved(String($0)) }) {
        throw violation(.contained, "the name '\(name)' in \(path) is none on Windows")
      }
    }
  }

  /// Returns whether Windows reserves a name.
  private static func isReserved(_ name: String) -> Bool {
    let stem = name.prefix { $0 != "." }.lowercased()
    let isDevice =
      ["con", "prn", "aux", "nul"].contains(stem)
      || (stem.count == 4 && ["com", "lpt"].contains(stem.prefix(3)) && stem.last?.isNumber == true)
    return isDevice || name.hasSuffix(".") || name.hasSuffix(" ")
      || name.unicodeScalars.contains { "<>:\"|?*".unicodeScalars.contains($0) || $0.value < 0x20 }
  }
}

/// The folders in which a sink that ignores its output would leave files.
private struct Surroundings {
  private let names: [String: Set<String>]

  init() { names = Self.look() }

  /// Returns new files; in the temporary folder, which others use, only those that are due to a title of the
  /// workspace.
  func newcomers() -> [String] {
    Self.look().flatMap { folder, found in
      found.subtracting(names[folder] ?? []).map { "\(folder)/\($0)" }
    }.sorted()
  }

  private static func look() -> [String: Set<String>] {
    let manager = FileManager.default
    let current = manager.currentDirectoryPath
    let parent = URL(filePath: current).deletingLastPathComponent().path(percentEncoded: false)
    let grandparent = URL(filePath: parent).deletingLastPathComponent().path(percentEncoded: false)
    var names: [String: Set<String>] = [:]
    for folder in Set([current, parent, grandparent, manager.temporaryDirectory.path, "/tmp"]) {
      let found = Set((try? manager.contentsOfDirectory(atPath: folder)) ?? [])
      names[folder] =
        folder == current
        ? found.filter { !$0.hasPrefix(".build") }
        : found.filter { $0.contains(ComplianceWorkspace.escapeMarker) }
    }
    return names
  }
}

extension Subject {
  func checkSeparation() async throws {
    for workspace in [try ComplianceWorkspace.make(), try ComplianceWorkspace.hostile()] {
      let tree = LaneOutputTree()
      try await run(over: workspace, workspace.events, into: tree)
      if let contest = tree.contests.first {
        throw violation(
          .separate, "\(contest.path) was written by \(contest.first) and again by \(contest.second)")
      }
      var names: [String: String] = [:]
      for path in tree.files.keys.sorted() {
        // Names that differ in case or in Unicode composition are one file on other systems.
        let folded = path.lowercased().decomposedStringWithCanonicalMapping
        if let other = names[folded] {
          throw violation(.separate, "\(path) and \(other) are one file where case does not count")
        }
        names[folded] = path
      }
    }
  }
}

extension Subject {
  func checkTidiness() async throws {
    let (before, after) = (try ComplianceWorkspace.make(), try ComplianceWorkspace.make(edited: true))
    let expected = try await files(of: after)
    let removals = ComplianceWorkspace.removals
    for (order, events) in [
      ("after the changes", after.events + removals), ("before the changes", removals + after.events),
    ] {
      let tree = LaneOutputTree()
      try await run(over: before, before.events, into: tree)
      try await run(over: after, events, into: tree, isReplay: false)
      if let difference = FileComparison.difference(expected, tree.files) {
        throw violation(
          .tidy,
          "pages were renamed, moved and removed, the removals \(order), and compared with a fresh export "
            + difference)
      }
    }
  }
}
