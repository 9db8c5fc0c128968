import Foundation
import NotionExportKit
import NotionModel
import Testing

@testable import NotionExportEngine

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

  @Test func aFileIsWrittenWithItsFolders() async throws {
    try await write(tree(), one, [("a/b/c.md", "text")])
    #expect(folder.text("out/a/b/c.md") == "text")
  }

  @Test func whatAnOwnerNoLongerWritesIsDeletedWithItsEmptyFolders() async throws {
    let tree = try tree()
    try await write(tree, one, [("old/deep/a.md", "1"), ("b.md", "2")])
    try await write(tree, one, [("b.md", "2"), ("new/a.md", "1")])
    #expect(folder.files(in: "out") == ["b.md", "new/a.md"])
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/out/old"))
  }

  @Test func aScopeThatThrowsDeletesNothing() async throws {
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

  @Test func aFileThatFailsHalfWayStaysAsItWas() async throws {
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

  @Test func unchangedBytesLeaveTheFileAlone() async throws {
    let large = String(repeating: "long text ", count: 100_000)
    try await write(tree(), one, [("a.md", "text"), ("large.md", large)])
    let before = [try folder.identity("out/a.md"), try folder.identity("out/large.md")]
    try await write(tree(), one, [("a.md", "text"), ("large.md", large)])
    #expect([try folder.identity("out/a.md"), try folder.identity("out/large.md")] == before)
  }

  @Test func aFileThatSomebodyChangedIsWrittenAgain() async throws {
    let tree = try tree()
    try await write(tree, one, [("a.md", "ours")])
    try folder.put("out/a.md", "theirs")
    try await write(tree, one, [("a.md", "ours")])
    #expect(folder.text("out/a.md") == "ours")
  }

  @Test func aFileThatIsNotOursIsLeftAlone() async throws {
    try folder.put("out/a.md", "somebody's notes")
    let tree = try tree()
    let error = await #expect(throws: OutputError.self) { try await write(tree, one, [("a.md", "text")]) }
    #expect(error?.code == .foreignFile)
    #expect(folder.text("out/a.md") == "somebody's notes")
    try await tree.removeFiles(of: one)
    #expect(folder.text("out/a.md") == "somebody's notes")
  }

  @Test func aFileWithTheSameBytesIsTakenOver() async throws {
    try folder.put("out/a.md", "text")
    let tree = try tree()
    try await write(tree, one, [("a.md", "text")])
    try await write(tree, one, [("a.md", "next")])
    #expect(folder.text("out/a.md") == "next")
  }

  @Test func twoOwnersMaySwapTheirNames() async throws {
    let tree = try tree()
    try await write(tree, one, [("a.md", "1")])
    try await write(tree, two, [("b.md", "2")])
    try await write(tree, one, [("b.md", "1")])
    try await write(tree, two, [("a.md", "2")])
    #expect(folder.text("out/a.md") == "2")
    #expect(folder.text("out/b.md") == "1")
  }

  @Test func aLinkThatLeadsOutIsRefused() async throws {
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

  @Test func aFileThatIsALinkIsNotWrittenThrough() async throws {
    try folder.put("elsewhere/x.md", "theirs")
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/out/x.md", withDestinationPath: "\(folder.path)/elsewhere/x.md")
    let tree = try tree()
    await #expect(throws: OutputError.self) { try await write(tree, one, [("x.md", "ours")]) }
    #expect(folder.text("elsewhere/x.md") == "theirs")
  }

  @Test func aReplayDeletesWhatItDidNotWriteAgain() async throws {
    let tree = try tree()
    try await write(tree, one, [("a.md", "1")])
    try await write(tree, two, [("b.md", "2")])
    try tree.beginReplay()
    try await write(tree, one, [("a.md", "1")])
    try tree.removeOutdatedFiles()
    #expect(folder.files(in: "out") == ["a.md"])
  }

  @Test func anAssetIsPutInPlaceFromTheArchive() async throws {
    let sha256 = "ab" + String(repeating: "0", count: 62)
    try folder.put("state/assets/ab/\(sha256)", "picture")
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

  @Test func anAssetOfSeveralOwnersStaysUntilTheLastIsGone() async throws {
    let tree = try tree()
    try await writeAsset(tree, one, ["assets/p.png"])
    try await writeAsset(tree, two, ["assets/p.png", "assets/q.png"])
    try await writeAsset(tree, one, [])
    #expect(folder.files(in: "out") == ["assets/p.png", "assets/q.png"])
    let again = try self.tree()
    try await again.removeFiles(of: two)
    #expect(folder.files(in: "out") == [])
  }

  @Test func anAssetThatIsInPlaceIsNotCopiedAgain() async throws {
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

  @Test func anAssetThatSomebodyChangedIsPutInPlaceAgain() async throws {
    let tree = try tree()
    try await writeAsset(tree, one, ["assets/p.png"])
    try folder.put("out/assets/p.png", "changed")
    try await writeAsset(tree, one, ["assets/p.png"])
    #expect(folder.text("out/assets/p.png") == "secret")
  }

  @Test func aReplayForgetsOwnersThatDidNotWriteASharedAssetAgain() async throws {
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

  @Test func theManifestIsKnownAgainAfterReopening() async throws {
    try await write(tree(), one, [("a.md", "1"), ("b.md", "2")])
    let again = try tree()
    try await write(again, one, [("b.md", "2")])
    #expect(folder.files(in: "out") == ["b.md"])
  }
}
