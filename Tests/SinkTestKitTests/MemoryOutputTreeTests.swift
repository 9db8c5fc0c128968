import NotionExportKit
import NotionModel
import SinkTestKit
import Testing

/// The output in memory replaces and removes files like the one on disk.
struct MemoryOutputTreeTests {
  private static let owner = FileOwner.object(ObjectID(high: 1, low: 1))

  @Test("What an owner does not write again is deleted, what others wrote is not")
  func replacing() async throws {
    let tree = MemoryOutputTree()
    try await tree.replaceFiles(of: .named("index")) { try await $0.write(OutputPath("i"), bytes: [1]) }
    try await tree.replaceFiles(of: Self.owner) { files in
      try await files.write(OutputPath("a"), bytes: [1])
      try await files.write(OutputPath("b"), bytes: [2])
    }
    try await tree.replaceFiles(of: Self.owner) { try await $0.write(OutputPath("b"), bytes: [3]) }
    #expect(tree.files == ["i": [1], "b": [3]])
    try await tree.removeFiles(of: Self.owner)
    #expect(tree.files == ["i": [1]])
  }

  private struct Trouble: Error {}

  @Test("A scope that throws changes nothing")
  func throwing() async throws {
    let tree = MemoryOutputTree()
    try await tree.replaceFiles(of: Self.owner) { try await $0.write(OutputPath("a"), bytes: [1]) }
    await #expect(throws: Trouble.self) {
      try await tree.replaceFiles(of: Self.owner) { files in
        try await files.write(OutputPath("b"), bytes: [2])
        throw Trouble()
      }
    }
    #expect(tree.files == ["a": [1]])
  }

  @Test("Owners that want one path keep both files, whoever comes first", arguments: [false, true])
  func contests(isReversed: Bool) async throws {
    let tree = MemoryOutputTree()
    let other = FileOwner.object(ObjectID(high: 2, low: 2))
    let claims = [(Self.owner, "a/Cafe\u{301}.md", UInt8(1)), (other, "a/CAF\u{C9}.md", 2)]
    for (owner, path, byte) in isReversed ? claims.reversed() : claims {
      try await tree.replaceFiles(of: owner) { try await $0.write(OutputPath(path), bytes: [byte]) }
    }
    let aside = "a/CAF\u{C9} 00000000000000020000000000000002.md"
    #expect(tree.files == ["a/Caf\u{E9}.md": [1], aside: [2]])
    #expect(tree.contestedPaths == ["a/CAF\u{C9}.md", "a/Caf\u{E9}.md"])
    try await tree.removeFiles(of: Self.owner)
    #expect(tree.files == ["a/CAF\u{C9}.md": [2]])
    #expect(tree.contestedPaths == [])
  }
}
