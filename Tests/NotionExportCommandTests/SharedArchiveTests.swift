import Foundation
import NotionExportEngine
import NotionExportKit
import NotionSimulator
import Synchronization
import TestSupport
import Testing

/// An archive that one process reads while another writes it.
@Suite struct SharedArchiveTests {
  /// Reads all pages with their blocks; `nil` if there is no archive yet.
  private func pages(in folder: String) async throws -> Int? {
    do {
      return try await WorkspaceArchive.withArchive(in: URL(filePath: folder)) { archive in
        var count = 0
        for try await page in archive.pages {
          for try await _ in page.content {}
          count += 1
        }
        return count
      }
    } catch let error as ExportError where error.code == .missing || error.code == .older {
      // The other process is about to create it.
      return nil
    }
  }

  @Test("Every read during an export by another process succeeds") func reads() async throws {
    let slow = SimulatorConfiguration().with { $0.latency = .fixed(.milliseconds(20)) }
    try await withSimulator(DemoWorkspace.make(), slow) { simulator in
      let folder = try TemporaryFolder()
      let program = Program(
        "--format", "json", "--output", folder.path, "--api-url", simulator.url,
        environment: ["NOTION_TOKEN": simulator.token])
      let counts = Mutex<[Int]>([])
      let failures = Mutex<[String]>([])
      let ending = try await program.run { _ in
        while !Task.isCancelled {
          do {
            if let count = try await pages(in: folder.path) { counts.withLock { $0.append(count) } }
          } catch is CancellationError {
            return
          } catch {
            failures.withLock { $0.append("\(error)") }
          }
        }
      }
      #expect(ending.code == 0 || ending.code == 3, "\(ending.errors)")
      #expect(failures.withLock { $0 } == [])
      let seen = counts.withLock { $0 }
      #expect(seen == seen.sorted())
      let status = try await ExportStatus.read(in: URL(filePath: folder.path))
      #expect(try await pages(in: folder.path) == status.archive.pages)
    }
  }
}
