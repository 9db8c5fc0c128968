import FileTestSupport
import Foundation
import Testing

@testable import NotionArchive

@Suite struct StateDirectoryTests {
  @Test func theFolderIsItsOwnersAlone() async throws {
    try await withTemporaryFolder { folder in
      let state = StateDirectory(in: folder)
      try await state.withLock {
        let mode = try FileManager.default.attributesOfItem(atPath: state.url.path)[.posixPermissions]
        #expect(mode as? Int == 0o700)
      }
    }
  }

  @Test func whoComesSecondIsToldWhoHoldsTheLock() async throws {
    try await withTemporaryFolder { folder in
      let state = StateDirectory(in: folder)
      try await state.withLock {
        let error = await #expect(throws: ArchiveError.self) { try await state.withLock {} }
        #expect(error?.code == .locked)
        #expect(error?.detail.contains("process \(ProcessInfo.processInfo.processIdentifier)") == true)
      }
      // A released lock can be acquired again.
      try await state.withLock {}
    }
  }
}
