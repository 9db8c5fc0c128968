import NotionExportKit

/// A folder for each page, with what the page shows.
struct SiteFileSink: Sink {
  let context: SinkContext
  let options: SiteSinkPlugin.Options
}
