import TestSupport
import Foundation
import NotionExportKit
import NotionModel
import SinkTestKit
import Testing

@testable import OutputTrees

@Suite struct OutputNotesTests {
  private let folder: TemporaryFolder
  private let one = FileOwner.object(ObjectID(high: 1, low: 1))
  private let two = FileOwner.object(ObjectID(high: 2, low: 2))

  init() throws {
    folder = try TemporaryFolder()
    for name in ["out", "state/assets"] {
      try FileManager.default.createDirectory(
        atPath: "\(folder.path)/\(name)", withIntermediateDirectories: true)
    }
  }

  private func tree() throws -> FileOutputTree {
    try FileOutputTree(
      root: "\(folder.path)/out", manifestPath: "\(folder.path)/state/manifest.sqlite",
      temporaryFolder: "\(folder.path)/state/tmp", assetsFolder: "\(folder.path)/state/assets")
  }

  private func note(_ tree: any OutputTree, _ owner: FileOwner, _ notes: [String: String]) async throws {
    try await tree.replaceFiles(of: owner) { files in
      for (key, text) in notes { try await files.note(key, Array(text.utf8)) }
    }
  }

  private func notes(_ tree: any OutputTree, _ owner: FileOwner) async throws -> [String: String] {
    try await tree.notes(of: owner).mapValues { String(decoding: $0, as: UTF8.self) }
  }

  private func list(_ tree: any OutputTree, _ prefix: String) async throws -> [String] {
    var lines: [String] = []
    for try await note in tree.notes(withPrefix: prefix) {
      let name = note.owner == one ? "one" : note.owner == two ? "two" : note.owner.text
      lines.append("\(note.key) \(name) \(String(decoding: note.value, as: UTF8.self))")
    }
    return lines
  }

  @Test("Notes on disk and in memory are replaced and listed alike", arguments: [true, false])
  func notesAreReplacedAndListedInTheSameWayOnDiskAndInMemory(onDisk: Bool) async throws {
    let tree: any OutputTree = onDisk ? try tree() : MemoryOutputTree()
    try await note(tree, two, ["words": "b", "address": "b/"])
    try await note(tree, one, ["words": "a", "wordy": "x", "name é": "n"])
    try await note(tree, .named("feed:of all"), ["words": "f"])
    #expect(try await list(tree, "words") == ["words named:feed:of all f", "words one a", "words two b"])
    #expect(try await list(tree, "wor").count == 4)
    #expect(try await list(tree, "name") == ["name é one n"])
    #expect(try await list(tree, "x") == [])
    try await note(tree, one, ["words": "again"])
    #expect(try await notes(tree, one) == ["words": "again"])
    #expect(
      try await list(tree, "word") == [
        "words named:feed:of all f", "words one again", "words two b",
      ])
    try await tree.removeFiles(of: two)
    #expect(try await notes(tree, two) == [:])
    #expect(try await list(tree, "words") == ["words named:feed:of all f", "words one again"])
  }

  @Test("A scope that throws keeps the previous notes")
  func aScopeThatThrowsKeepsTheNotesOfBefore() async throws {
    struct Failure: Error {}
    let tree = try tree()
    try await note(tree, one, ["k": "before"])
    await #expect(throws: Failure.self) {
      try await tree.replaceFiles(of: one) { files in
        try await files.note("k", Array("after".utf8))
        throw Failure()
      }
    }
    #expect(try await notes(tree, one) == ["k": "before"])
  }

  @Test("Synchronised notes are present in the next run")
  func whatWasSynchronizedIsThereInTheNextRun() async throws {
    do {
      let tree = try tree()
      try await note(tree, one, ["k": "kept"])
      try tree.synchronize()
      try await note(tree, two, ["k": "lost with the process"])
    }
    let next = try tree()
    #expect(try await notes(next, one) == ["k": "kept"])
    #expect(try await list(next, "") == ["k one kept"])
  }

  @Test("A replay keeps notes until they are written again, or it ends")
  func aReplayKnowsWhatWasNotedUntilItIsNotedAgainOrItEnds() async throws {
    let tree = try tree()
    try await note(tree, one, ["k": "1"])
    try await note(tree, two, ["k": "2"])
    try tree.beginReplay()
    #expect(try await notes(tree, one) == ["k": "1"])
    #expect(try await list(tree, "k") == [])
    try await note(tree, one, ["k": "1"])
    #expect(try await list(tree, "k") == ["k one 1"])
    #expect(try await notes(tree, two) == ["k": "2"])
    try tree.removeOutdatedFiles()
    #expect(try await notes(tree, two) == [:])
    #expect(try await list(tree, "k") == ["k one 1"])
  }

  @Test("A listing of many bytes comes in batches") func aListingOfManyBytesComesInBatches() async throws {
    let tree = try tree()
    let value = String(repeating: "x", count: 10_000)
    for low in 1...100 { try await note(tree, .object(ObjectID(high: 9, low: UInt64(low))), ["k": value]) }
    var count = 0
    for try await note in tree.notes(withPrefix: "k") {
      #expect(note.value.count == 10_000)
      count += 1
    }
    #expect(count == 100)
  }

  @Test("A sink without notes has no database of notes")
  func aSinkThatNotesNothingHasNoDatabaseOfNotes() async throws {
    let tree = try tree()
    try await note(tree, one, [:])
    try tree.synchronize()
    #expect(folder.files(in: "state").filter { $0.contains("notes") } == [])
  }
}
