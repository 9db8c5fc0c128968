package import NotionArchive
package import NotionCrawl
package import NotionExportKit

/// An observer of an export. Calls come from several tasks and must return quickly.
package protocol ExportObserver: CrawlObserver {
  /// The archive is open and the lanes are about to start.
  func exportDidOpen(_ probe: ExportProbe)

  /// A lane has written or skipped everything up to a position.
  func lane(_ format: String, didReach position: LogPosition, written: Int)

  /// The totals of the export, earlier runs included, have changed; called about once a second.
  func exportDidAdvance(_ progress: RunProgress)
}

extension ExportObserver {
  package func crawlDidReport(_ diagnostic: Diagnostic) {}
  package func crawlDidAdvance(_ progress: CrawlProgress) {}
  package func exportDidOpen(_ probe: ExportProbe) {}
  package func lane(_ format: String, didReach position: LogPosition, written: Int) {}
}

/// Cheap queries of an archive during an export.
package struct ExportProbe: Sendable {
  /// A summary of the archive when it was opened.
  package let start: ArchiveInformation
  /// Returns the current end of the change log, or `nil` if it cannot be read.
  package let lastPosition: @Sendable () async -> LogPosition?
}
