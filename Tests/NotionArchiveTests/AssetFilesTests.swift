import FileTestSupport
import Foundation
import Testing

@testable import NotionArchive

/// Files that are named by their content.
@Suite struct AssetFilesTests {
  @Test func equalFilesThatEndAtTheSameTimeAreKeptOnce() async throws {
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
