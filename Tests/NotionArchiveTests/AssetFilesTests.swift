import TestSupport
import Foundation
import NotionExportKit
import NotionModel
import SinkTestKit
import Testing

@testable import NotionArchive

/// Files that are named by their content.
@Suite struct AssetFilesTests {
  @Test("Equal files that end at the same time are stored once")
  func equalFilesThatEndAtTheSameTimeAreKeptOnce() async throws {
    try await withTemporaryFolder { folder in
      let files = try AssetFiles(in: folder)
      let names = try await withThrowingTaskGroup(of: String.self) { group in
        for number in 0..<400 {
          group.addTask {
            var file = try files.begin()
            // Several contents, so that there are many moments at which the first of its kind is put in place.
            try file.write(Array("content \(number / 8)".utf8))
            return try files.keep(file).sha256
          }
        }
        return try await group.reduce(into: Set()) { $0.insert($1) }
      }
      #expect(names.count == 50)
      #expect(names.allSatisfy { FileManager.default.fileExists(atPath: files.url(of: $0).path) })
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "incoming").path)
      #expect(left == [])
    }
  }
}

/// The keys of files as a sink makes them, beside those under which the archive has the files.
@Suite struct FileKeyTests {
  private static let storage = "https://prod-files-secure.s3.us-west-2.amazonaws.com"
  private static let signature = "X-Amz-Algorithm=AWS4&X-Amz-Signature=5ec"

  private static func external(_ url: String) -> String {
    #"{"type":"external","external":{"url":"\#(url)"}}"#
  }

  /// Files as the API tells them, with the keys that the archive gives them.
  private static let files = [
    (
      #"{"type":"file","file":{"url":"\#(storage)/a/tide.png?\#(signature)","expiry_time":"2026-01-01T00:00:00.000Z"}}"#,
      "/a/tide.png"
    ),
    (external("\(storage)/b/tide.png?\(signature)"), "/b/tide.png"),
    (external("https://bucket.example.com/tide.png?\(signature)"), "/tide.png"),
    (external("https://example.com/tide.png?size=2#top"), "https://example.com/tide.png?size=2"),
    (external("https://example.com/tide.png"), "https://example.com/tide.png"),
  ]

  private func scan(_ json: String) -> ResponseScan { ResponseScan(Array(json.utf8)[...]) }

  @Test("A file has the key of the archive", arguments: files)
  func aFileHasTheKeyOfTheArchive(json: String, key: String) throws {
    #expect(scan(json).files.map(\.value.key.text) == [key])
    #expect(AssetKey(try FileReference(json: Array(json.utf8)))?.text == key)
  }

  @Test("A file without its signature is found", arguments: files)
  func aFileIsFoundOnceItsSignatureIsGone(json: String, key: String) async throws {
    let asset = Asset(key: AssetKey(text: key), name: "tide.png", content: .unavailable(reason: "scripted"))
    var workspace = ScriptedWorkspace(name: "Tides")
    workspace.add(asset: asset)
    let kept = try FileReference(json: Array(scan(json).body))
    #expect(kept.url?.contains("Signature") == false)
    #expect(try await workspace.asset(of: kept) == asset)
  }

  @Test("A custom emoji has the key of the archive") func aCustomEmojiHasTheKeyOfTheArchive() throws {
    let emoji =
      #"{"id":"45ce454c-d427-4f53-9489-e5d0f3d1db6b","name":"gauge","url":"\#(Self.storage)/c/gauge.png"}"#
    let json = #"{"icon":{"type":"custom_emoji","custom_emoji":\#(emoji)}}"#
    let file = try #require(try CustomEmoji(json: Array(emoji.utf8)).hostedFile)
    #expect(scan(json).files.map(\.value.key) == [AssetKey(hostedURL: "/c/gauge.png")])
    #expect(AssetKey(file) == AssetKey(hostedURL: "/c/gauge.png"))
  }

  @Test("A file without an address has no key") func aFileWithoutAddressHasNoKey() {
    for source: FileSource in [
      .hosted(url: "", expiryTime: nil), .external(url: ""), .upload(id: ScriptedWorkspace.id(1)),
    ] {
      #expect(AssetKey(FileReference(source)) == nil)
    }
  }
}
