import FileTestSupport
import Foundation
import NotionExportKit
import NotionModel
import Testing

@testable import NotionArchive

/// Rows wait on disk in the order of their keys.
@Suite struct RowSorterTests {
  @Test func rowsComeInTheOrderOfTheirKeysAndEqualOnesAsTheyWent() async throws {
    try await withTemporaryFolder { folder in
      let sorter = try RowSorter(in: folder)
      var entries: [OrderedRow] = []
      for number in 0..<1_050 {
        let key = [UInt8(number * 7919 % 251), UInt8(number % 3)]
        let id = ObjectID(high: 1, low: UInt64(number))
        entries.append(
          OrderedRow(row: RowReference(id: id, kind: number % 5 == 0 ? .dataSource : .page), key: key))
      }
      for start in stride(from: 0, to: entries.count, by: 150) {
        try sorter.append(Array(entries[start..<min(start + 150, entries.count)]), from: start)
      }
      var found: [OrderedRow] = []
      for try await row in sorter.rows { found.append(row) }
      let expected = entries.indices.sorted { first, second in
        if entries[first].key == entries[second].key { return first < second }
        return entries[first].key.lexicographicallyPrecedes(entries[second].key)
      }
      #expect(found == expected.map { entries[$0] })
      // Nothing stays behind, not even while the sorter lives.
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }
  }

  @Test func anEmptySorterHasNoRows() async throws {
    try await withTemporaryFolder { folder in
      for try await row in try RowSorter(in: folder).rows { Issue.record("found \(row)") }
    }
  }
}
