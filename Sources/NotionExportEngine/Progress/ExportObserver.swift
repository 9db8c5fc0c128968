package import NotionArchive
package import NotionCrawl
package import NotionExportKit

/// Who is told what an export does. Calls come from several tasks and must return quickly.
package protocol ExportObserver: CrawlObserver {
  /// The archive is open and the lanes are about to start.
  func exportDidOpen(_ probe: ExportProbe)

  /// A lane has written, or passed over, everything up to a position.
  func lane(_ format: String, didReach position: LogPosition, written: Int)

  /// The numbers of the whole export, runs before this one included; about once a second.
  func exportDidAdvance(_ progress: ExportProgress)
}

extension ExportObserver {
  package func crawlDidReport(_ diagnostic: Diagnostic) {}
  package func crawlDidAdvance(_ progress: CrawlProgress) {}
  package func exportDidOpen(_ probe: ExportProbe) {}
  package func lane(_ format: String, didReach position: LogPosition, written: Int) {}
}

/// What can be asked of an archive while an export is at work, each a cheap read.
package struct ExportProbe: Sendable {
  /// What the archive held when it was opened.
  package let start: ArchiveInformation
  /// The end of the change log now; `nil` where it cannot be read.
  package let lastPosition: @Sendable () async -> LogPosition?
}
