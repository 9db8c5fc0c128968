import TestSupport
import Foundation
import GRDB
import NotionModel
import Synchronization
import Testing

@testable import NotionArchive
@testable import NotionCrawl

/// The write-ahead log stays short during concurrent reads.
@Suite struct WriteAheadLogTests {
  @Test("The write-ahead log stays short while there is always a reader")
  func theLogStaysShortWhileThereIsAlwaysSomebodyWhoReads() async throws {
    try await withTemporaryFolder { folder in
      let state = StateDirectory(in: folder)
      try await state.withLock {
        try await Archive.withArchive(at: state) { archive in
          let relay = ReaderRelay(in: archive.database)
          relay.start()
          let settings = CrawlConfiguration()
          let planner = CrawlPlanner(
            crawl: try await archive.beginCrawl(settings).number, settings: settings)
          var longest = 0
          for number in 0..<6_000 {
            _ = try await archive.transaction(planner) { store in
              _ = try store.tables.changeLog.append(.object, Int64(number * 7919 % 6_000))
              // Fills pages of the database, so that the log would grow to several times its bound.
              try store.tables.users.run(
                "INSERT OR REPLACE INTO users (id, state, seen, body) VALUES (?, 1, 1, randomblob(9000))",
                [ObjectID(high: 1, low: UInt64(number % 50))])
            }
            longest = max(longest, try size(of: state.archive.path + "-wal"))
          }
          relay.stop()
          #expect(relay.readCount > 0)
          #expect(longest <= 2 * WriteAheadLog.bound, "\(longest >> 20) MiB")
        }
      }
    }
  }

  private func size(of path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.size] as? Int) ?? 0
  }
}

/// Two readers that overlap: neither ends before the other has begun again.
private final class ReaderRelay: Sendable {
  private let database: DatabasePool
  private let begun = [DispatchSemaphore(value: 0), DispatchSemaphore(value: 0)]
  private let isStopped = Atomic(false)
  private let reads = Atomic(0)
  private let ended = DispatchGroup()

  init(in database: DatabasePool) { self.database = database }

  var readCount: Int { reads.load(ordering: .relaxed) }

  func start() {
    for reader in 0...1 {
      ended.enter()
      Thread.detachNewThread { [self] in
        let (own, other) = (begun[reader], begun[1 - reader])
        if reader == 1 { other.wait() }
        while !isStopped.load(ordering: .acquiring) {
          try? database.read { database in
            _ = try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM meta")
            own.signal()
            other.wait()
          }
          reads.add(1, ordering: .relaxed)
        }
        own.signal()
        ended.leave()
      }
    }
  }

  func stop() {
    isStopped.store(true, ordering: .releasing)
    ended.wait()
  }
}
