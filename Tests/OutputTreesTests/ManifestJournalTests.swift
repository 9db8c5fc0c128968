import TestSupport
import Foundation
import Testing

@testable import OutputTrees

/// The recovery of a manifest after a crash.
@Suite struct ManifestJournalTests {
  private typealias Record = ManifestJournal.Record

  private let notes = [
    Record(kind: .file, owner: "object:1", path: "A page.md"),
    Record(kind: .use, owner: "object:2", path: "assets/図.png"),
    Record(kind: .file, owner: "", path: ""),
  ]

  private func write(_ notes: [Record], to path: String) throws {
    let journal = try ManifestJournal(path: path)
    for note in notes { try journal.append(note.kind, note.path, owner: note.owner) }
  }

  @Test("Records are found again until the journal is cleared")
  func whatWasNotedIsFoundAgainUntilItIsCleared() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/notes"
    try write(notes, to: path)
    #expect(try ManifestJournal(path: path).leftover == notes)
    try ManifestJournal(path: path).clear()
    #expect(try ManifestJournal(path: path).leftover == [])
  }

  @Test("A truncated record ends the list, and hides no earlier one")
  func aNoteThatWasCutShortEndsTheListAndHidesNoneBefore() throws {
    let folder = try TemporaryFolder()
    let file = URL(filePath: "\(folder.path)/notes")
    try write(Array(notes.prefix(2)), to: file.path(percentEncoded: false))
    let whole = try Data(contentsOf: file)
    try write([notes[1]], to: file.path(percentEncoded: false))
    let all = try Data(contentsOf: file)
    for count in whole.count..<all.count {
      try all.prefix(count).write(to: file)
      let leftover = try ManifestJournal(path: file.path(percentEncoded: false)).leftover
      #expect(leftover == Array(notes.prefix(2)), "\(count) bytes")
    }
  }

  @Test("A manifest takes over the records of a killed run")
  func aManifestTakesOverWhatAKilledRunHadNoted() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/manifest.sqlite"
    do {
      let manifest = try OutputManifest(path: path)
      try manifest.announce("A page.md", owner: "object:1")
      try manifest.addUse(of: "assets/a.png", by: "object:1")
      // Gone without a flush, as after a kill.
    }
    let manifest = try OutputManifest(path: path)
    #expect(try manifest.entry(at: "A page.md")?.owner == "object:1")
    let paths = try manifest.paths(of: "object:1")
    #expect(paths.own.map(\.path) == ["A page.md"])
    #expect(paths.shared == ["assets/a.png"])
    #expect(try ManifestJournal(path: path + ".new").leftover == [])
  }
}

@Suite("Random input to output trees") struct JournalFuzzTests {
  @Test("Whole journals of new files are read, and cut ones up to where they are cut") func journals() throws
  {
    let folder = FileManager.default.temporaryDirectory.appending(path: "fuzz-\(UUID().uuidString)")
    let path = folder.path(percentEncoded: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    let journal = try ManifestJournal(path: path)
    let records: [ManifestJournal.Record] = [
      .init(kind: .file, owner: "page:1", path: "a/b.md"),
      .init(kind: .use, owner: "page:2", path: "assets/c.png"),
      .init(kind: .file, owner: "", path: "é"),
    ]
    var ends: [Int] = []
    for record in records {
      try journal.append(record.kind, record.path, owner: record.owner)
      ends.append(try Data(contentsOf: folder).count)
    }
    let bytes = Array(try Data(contentsOf: folder))
    for count in 0...bytes.count {
      try Data(bytes.prefix(count)).write(to: folder)
      let whole = records.prefix(ends.count { $0 <= count })
      #expect(try ManifestJournal(path: path).leftover == Array(whole), "cut at \(count)")
    }
    try Fuzz.run("journal", cases: 300) { input in
      let mutated = input.mutated(bytes)
      try Data(mutated).write(to: folder)
      let leftover = try ManifestJournal(path: path).leftover
      // A note takes nine bytes at least, and those before the first odd one are as they were written.
      #expect(leftover.count <= mutated.count / 9)
      let same = zip(mutated, bytes).prefix { $0 == $1 }.count
      let untouched = records.prefix(ends.count { $0 <= same })
      #expect(leftover.starts(with: untouched))
    }
  }
}
