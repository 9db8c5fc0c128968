internal import NotionExportEngine

/// The forecast of an export, for people.
struct DryRunText {
  private static let shown = 50

  let dryRun: DryRun
  /// `--max-requests-per-second`.
  let limit: Double?

  /// Several lines.
  var text: TerminalText {
    var lines = dryRun.entries.prefix(Self.shown).map { entry in
      "\(entry.isNew ? "new   " : "edited") \(entry.title.isEmpty ? "Untitled" : "\"\(entry.title)\"") \(entry.id)"
    }
    let total = dryRun.newPages + dryRun.editedPages
    if total > Self.shown { lines.append("and \(Wording.count(total - Self.shown, "page")) more") }
    if !lines.isEmpty { lines.append("") }
    if dryRun.isLimited {
      lines += [
        "Objects below these are found only while reading them, so they are not counted.",
        "Nothing was written.",
      ]
      return TerminalText(lines: lines)
    }
    if dryRun.isCut {
      lines.append("The API truncated the search: there are more objects than counted here.")
    }
    lines += [
      "Would fetch \(Wording.count(dryRun.newPages, "new page")) and "
        + "\(Wording.count(dryRun.editedPages, "edited page")); "
        + "\(Wording.count(dryRun.unchangedPages, "page")) unchanged; "
        + "\(Wording.count(dryRun.dataSources, "data source")) to list.",
      "Estimate: \(Wording.count(dryRun.requests, "request")) and "
        + "\(Wording.duration(dryRun.time(at: limit))), without files.",
      "Search may be outdated and miss pages; the export finds them through their parents. Nothing was written.",
    ]
    return TerminalText(lines: lines)
  }
}
