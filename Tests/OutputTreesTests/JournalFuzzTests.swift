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
    try journal.append(.file, "a/b.md", owner: "page:1")
    try journal.append(.use, "assets/c.png", owner: "page:2")
    let bytes = Array(try Data(contentsOf: folder))
    try Fuzz.run("journal", cases: 300) { input in
      try Data(input.mutated(bytes)).write(to: folder)
      _ = try ManifestJournal(path: path).leftover
    }
  }
}
