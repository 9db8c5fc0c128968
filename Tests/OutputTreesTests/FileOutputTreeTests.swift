import TestSupport
import Foundation
import GRDB
import NotionExportKit
import NotionModel
import Testing

@testable import OutputTrees

@Suite struct FileOutputTreeTests {
  private let folder: TemporaryFolder
  private let one = FileOwner.object(ObjectID(high: 1, low: 1))
  private let two = FileOwner.object(ObjectID(high: 2, low: 2))

  init() throws {
    folder = try TemporaryFolder()
    for name in ["out", "state", "state/assets"] {
      try FileManager.default.createDirectory(
        atPath: "\(folder.path)/\(name)", withIntermediateDirectories: true)
    }
  }

  private func tree() throws -> FileOutputTree {
    try FileOutputTree(
      root: "\(folder.path)/out", manifestPath: "\(folder.path)/state/manifest.sqlite",
      temporaryFolder: "\(folder.path)/state/tmp", assetsFolder: "\(folder.path)/state/assets")
  }

  private func write(
    _ tree: FileOutputTree, _ owner: FileOwner, _ contents: [(String, String)]
  ) async throws {
    try await tree.replaceFiles(of: owner) { files in
      for (path, text) in contents { try await files.write(OutputPath(path), bytes: Array(text.utf8)) }
    }
  }

  @Test("A file is written, with its folders") func aFileIsWrittenWithItsFolders() async throws {
    try await write(tree(), one, [("a/b/c.md", "text")])
    #expect(folder.text("out/a/b/c.md") == "text")
  }

  @Test("A file that its owner no longer writes is deleted, with empty folders")
  func whatAnOwnerNoLongerWritesIsDeletedWithItsEmptyFolders() async throws {
    let tree = try tree()
    try await write(tree, one, [("old/deep/a.md", "1"), ("b.md", "2")])
    try await write(tree, one, [("b.md", "2"), ("new/a.md", "1")])
    #expect(folder.files(in: "out") == ["b.md", "new/a.md"])
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/out/old"))
  }

  @Test("A scope that throws deletes nothing") func aScopeThatThrowsDeletesNothing() async throws {
    struct Failure: Error {}
    let tree = try tree()
    try await write(tree, one, [("a.md", "1"), ("b.md", "2")])
    await #expect(throws: Failure.self) {
      try await tree.replaceFiles(of: one) { files in
        try await files.write(OutputPath("a.md"), bytes: Array("new".utf8))
        throw Failure()
      }
    }
    #expect(folder.text("out/a.md") == "new")
    #expect(folder.text("out/b.md") == "2")
  }

  @Test("A file whose write fails stays as it was") func aFileThatFailsHalfWayStaysAsItWas() async throws {
    struct Failure: Error {}
    let tree = try tree()
    try await write(tree, one, [("a.md", "whole")])
    let big = [UInt8](repeating: 0x61, count: 2 << 20)
    await #expect(throws: Failure.self) {
      try await tree.replaceFiles(of: one) { files in
        try await files.write(OutputPath("a.md")) { file in
          try file.write(big)
          throw Failure()
        }
      }
    }
    #expect(folder.text("out/a.md") == "whole")
    #expect(folder.files(in: "state/tmp") == [])
  }

  @Test("Unchanged bytes leave the file alone") func unchangedBytesLeaveTheFileAlone() async throws {
    let large = String(repeating: "long text ", count: 100_000)
    try await write(tree(), one, [("a.md", "text"), ("large.md", large)])
    let before = [try folder.identity("out/a.md"), try folder.identity("out/large.md")]
    try await write(tree(), one, [("a.md", "text"), ("large.md", large)])
    #expect([try folder.identity("out/a.md"), try folder.identity("out/large.md")] == before)
  }

  @Test("A file that somebody changed is written again")
  func aFileThatSomebodyChangedIsWrittenAgain() async throws {
    let tree = try tree()
    try await write(tree, one, [("a.md", "ours")])
    try folder.put("out/a.md", "theirs")
    try await write(tree, one, [("a.md", "ours")])
    #expect(folder.text("out/a.md") == "ours")
  }

  @Test("A file that is not in the manifest is left alone")
  func aFileThatIsNotOursIsLeftAlone() async throws {
    try folder.put("out/a.md", "somebody's notes")
    let tree = try tree()
    let error = await #expect(throws: OutputError.self) { try await write(tree, one, [("a.md", "text")]) }
    #expect(error?.code == .foreignFile)
    #expect(folder.text("out/a.md") == "somebody's notes")
    try await tree.removeFiles(of: one)
    #expect(folder.text("out/a.md") == "somebody's notes")
  }

  @Test("A file with the same bytes is taken over") func aFileWithTheSameBytesIsTakenOver() async throws {
    try folder.put("out/a.md", "text")
    let tree = try tree()
    try await write(tree, one, [("a.md", "text")])
    try await write(tree, one, [("a.md", "next")])
    #expect(folder.text("out/a.md") == "next")
  }

  @Test("Two owners may swap their names") func twoOwnersMaySwapTheirNames() async throws {
    let tree = try tree()
    try await write(tree, one, [("a.md", "1")])
    try await write(tree, two, [("b.md", "2")])
    try await write(tree, one, [("b.md", "1")])
    try await write(tree, two, [("a.md", "2")])
    #expect(folder.text("out/a.md") == "2")
    #expect(folder.text("out/b.md") == "1")
  }

  @Test("A link out of the folder is refused") func aLinkThatLeadsOutIsRefused() async throws {
    try folder.put("elsewhere/x.md", "theirs")
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/out/link", withDestinationPath: "\(folder.path)/elsewhere")
    let tree = try tree()
    let error = await #expect(throws: OutputError.self) {
      try await write(tree, one, [("link/x.md", "ours")])
    }
    #expect(error?.code == .symbolicLink)
    #expect(folder.text("elsewhere/x.md") == "theirs")
  }

  @Test("A link is not written through") func aFileThatIsALinkIsNotWrittenThrough() async throws {
    try folder.put("elsewhere/x.md", "theirs")
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/out/x.md", withDestinationPath: "\(folder.path)/elsewhere/x.md")
    let tree = try tree()
    await #expect(throws: OutputError.self) { try await write(tree, one, [("x.md", "ours")]) }
    #expect(folder.text("elsewhere/x.md") == "theirs")
  }

  @Test("A replay deletes the files that it did not write again")
  func aReplayDeletesWhatItDidNotWriteAgain() async throws {
    let tree = try tree()
    try await write(tree, one, [("a.md", "1")])
    try await write(tree, two, [("b.md", "2")])
    try tree.beginReplay()
    try await write(tree, one, [("a.md", "1")])
    try tree.removeOutdatedFiles()
    #expect(folder.files(in: "out") == ["a.md"])
  }

  @Test("An asset is copied from the archive") func anAssetIsPutInPlaceFromTheArchive() async throws {
    let sha256 = "2cea274d0bedc39ec4ab6ba9e59ec889e3ed6fb56a1cf088a64d9b383378dc97"
    try folder.put("state/assets/2c/\(sha256)", "picture")
    let tree = try tree()
    try await tree.replaceFiles(of: .asset(AssetKey(text: "k"))) { files in
      try await files.write(
        OutputPath("assets/p.png"), content: .init(sha256: sha256, byteCount: 7, mediaType: "image/png"))
    }
    #expect(folder.text("out/assets/p.png") == "picture")
  }

  /// The digest of the word.
  private static let secret = "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b"

  private func writeAsset(_ tree: FileOutputTree, _ owner: FileOwner, _ paths: [String]) async throws {
    try folder.put("state/assets/2b/\(Self.secret)", "secret")
    try await tree.replaceFiles(of: owner) { files in
      for path in paths {
        try await files.write(
          OutputPath(path), content: .init(sha256: Self.secret, byteCount: 6, mediaType: "image/png"))
      }
    }
  }

  @Test("An asset of several owners stays until the last owner is removed")
  func anAssetOfSeveralOwnersStaysUntilTheLastIsGone() async throws {
    let tree = try tree()
    try await writeAsset(tree, one, ["assets/p.png"])
    try await writeAsset(tree, two, ["assets/p.png", "assets/q.png"])
    try await writeAsset(tree, one, [])
    #expect(folder.files(in: "out") == ["assets/p.png", "assets/q.png"])
    let again = try self.tree()
    try await again.removeFiles(of: two)
    #expect(folder.files(in: "out") == [])
  }

  @Test("An existing asset is not copied again") func anAssetThatIsInPlaceIsNotCopiedAgain() async throws {
    let tree = try tree()
    try await writeAsset(tree, one, ["assets/p.png"])
    try FileManager.default.removeItem(atPath: "\(folder.path)/state/assets/2b")
    try folder.put("state/assets/2b/x", "")
    try await tree.replaceFiles(of: two) { files in
      try await files.write(
        OutputPath("assets/p.png"), content: .init(sha256: Self.secret, byteCount: 6, mediaType: "image/png"))
    }
    #expect(folder.text("out/assets/p.png") == "secret")
  }

  @Test("A changed asset is copied again") func anAssetThatSomebodyChangedIsPutInPlaceAgain() async throws {
    let tree = try tree()
    try await writeAsset(tree, one, ["assets/p.png"])
    try folder.put("out/assets/p.png", "changed")
    try await writeAsset(tree, one, ["assets/p.png"])
    #expect(folder.text("out/assets/p.png") == "secret")
  }

  @Test("A replay forgets owners that did not write a shared asset again")
  func aReplayForgetsOwnersThatDidNotWriteASharedAssetAgain() async throws {
    let tree = try tree()
    try await writeAsset(tree, one, ["assets/p.png"])
    try await writeAsset(tree, two, ["assets/p.png", "assets/q.png"])
    try tree.beginReplay()
    try await writeAsset(tree, one, ["assets/p.png"])
    try tree.removeOutdatedFiles()
    #expect(folder.files(in: "out") == ["assets/p.png"])
    try await tree.removeFiles(of: one)
    #expect(folder.files(in: "out") == [])
  }

  @Test("The manifest survives reopening") func theManifestIsKnownAgainAfterReopening() async throws {
    try await write(tree(), one, [("a.md", "1"), ("b.md", "2")])
    let again = try tree()
    try await write(again, one, [("b.md", "2")])
    #expect(folder.files(in: "out") == ["b.md"])
  }

  /// The files that are not at the paths that their owners claim.
  private func contests(_ tree: FileOutputTree) throws -> [String] {
    var paths: [String] = []
    try tree.forEachContest { path, _ in paths.append(path) }
    return paths
  }

  @Test("Every file beside its path is told, however many there are") func contestsBeyondABatch() async throws
  {
    let tree = try tree()
    for owner in [one, two] { try await write(tree, owner, (0..<1_100).map { ("\($0).md", "\(owner)") }) }
    #expect(try contests(tree).count == 1_100)
  }

  @Test("Owners that want one path keep both files, whoever comes first", arguments: [false, true])
  func contests(isReversed: Bool) async throws {
    let tree = try tree()
    let claims = [(one, "a/cafe\u{301}.md"), (two, "a/CAF\u{C9}.md")]
    for (owner, path) in isReversed ? claims.reversed() : claims {
      try await write(tree, owner, [(path, "\(owner)")])
    }
    let aside = "a/CAF\u{C9} 00000000000000020000000000000002.md"
    #expect(Set(folder.files(in: "out")) == ["a/caf\u{E9}.md", aside])
    #expect(folder.text("out/\(aside)") == "\(two)")
    #expect(try contests(tree) == [aside])
    // The next run finds the same, and writes nothing.
    let identity = try folder.identity("out/\(aside)")
    let again = try self.tree()
    for (owner, path) in claims { try await write(again, owner, [(path, "\(owner)")]) }
    #expect(try folder.identity("out/\(aside)") == identity)
    try await again.removeFiles(of: one)
    #expect(folder.files(in: "out") == ["a/CAF\u{C9}.md"])
    #expect(folder.text("out/a/CAF\u{C9}.md") == "\(two)")
    #expect(try contests(again).isEmpty)
  }

  @Test(
    "Three owners of one path lose nothing, in any order",
    arguments: [[0, 1, 2], [2, 1, 0], [1, 2, 0], [2, 0, 1]])
  func manyContests(order: [Int]) async throws {
    let tree = try tree()
    let owners = [one, two, FileOwner.named("index")]
    for index in order { try await write(tree, owners[index], [("x.md", "\(index)")]) }
    #expect(folder.files(in: "out").count == 3)
    #expect(folder.text("out/x.md") == "2")
    #expect(Set(folder.files(in: "out").compactMap { folder.text("out/\($0)") }) == ["0", "1", "2"])
    try await tree.removeFiles(of: owners[2])
    #expect(folder.text("out/x.md") == "0")
    try await write(tree, one, [("y.md", "0")])
    #expect(folder.files(in: "out") == ["x.md", "y.md"])
    #expect(folder.text("out/x.md") == "1")
  }

  @Test("A file whose name another owner needs for a folder is kept beside it")
  func folderInTheWay() async throws {
    let tree = try tree()
    try await write(tree, two, [("a", "file")])
    try await write(tree, one, [("a/b.md", "inside")])
    #expect(folder.text("out/a/b.md") == "inside")
    #expect(folder.files(in: "out").compactMap { folder.text("out/\($0)") }.sorted() == ["file", "inside"])
    try await write(tree, two, [("a", "file, again")])
    #expect(
      folder.files(in: "out").compactMap { folder.text("out/\($0)") }.sorted() == ["file, again", "inside"])
  }

  @Test("The content of an asset that is not what was downloaded is not put in place")
  func damagedAsset() async throws {
    try folder.put("state/assets/2b/\(Self.secret)", "another")
    let tree = try tree()
    let error = await #expect(throws: OutputError.self) {
      try await tree.replaceFiles(of: one) { files in
        try await files.write(
          OutputPath("p.png"), content: .init(sha256: Self.secret, byteCount: 6, mediaType: "image/png"))
      }
    }
    #expect(error?.code == .damagedContent)
    #expect(folder.files(in: "out") == [])
  }

  @Test("A manifest that leads out of the output deletes nothing there")
  func foreignPaths() async throws {
    try folder.put("victim.txt", "theirs")
    _ = try tree()
    let database = try DatabaseQueue(path: "\(folder.path)/state/manifest.sqlite")
    let entry = OutputManifest.Entry(
      owner: one.text, sha256: [UInt8](repeating: 0, count: 32), size: 6, modified: 0, generation: 0)
    try await database.write { try OutputManifest.insert(entry, at: "../victim.txt", into: $0) }
    try database.close()
    let again = try tree()
    try await again.removeFiles(of: one)
    #expect(folder.text("victim.txt") == "theirs")
  }
}
