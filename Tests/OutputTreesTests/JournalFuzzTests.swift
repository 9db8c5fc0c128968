import Foundation
import FuzzSupport
import Testing

@testable import OutputTrees

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
