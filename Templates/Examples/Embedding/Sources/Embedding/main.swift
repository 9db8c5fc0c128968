import Foundation
import JSONSink
import NotionAPI
import NotionExportEngine
import NotionExportKit
import NotionModel
import NotionSimulator

let folder = URL(filePath: CommandLine.arguments.dropFirst().first ?? "embedded")

// In place of Notion: a demo workspace, with a server that takes its time.
let slow = SimulatorConfiguration().with { $0.latency = .fixed(.milliseconds(150)) }
try await withSimulator(DemoWorkspace.make(), slow) { simulator in
  let notion = ClientConfiguration(
    token: try Token(simulator.token), address: try ServerAddress(simulator.url))
  let export = Export(to: folder, formats: [ExportFormat(JSONSinkPlugin.self)])

  let first = try await export.run(from: notion) { run in
    for await progress in run.progress {
      print(progress)
      if progress.pagesDone * 2 > progress.pagesFound { run.cancel() }
    }
  }
  print("\(first.outcome): \(first.archive.pages) pages are in the archive.")

  let second = try await export.run(from: notion)
  print("\(second.outcome): \(second.archive.pages) pages, \(second.totals.requestCount) requests.")
}

try await WorkspaceArchive.withArchive(in: folder) { archive in
  for try await page in archive.pages.prefix(3) { print("Page \(page.page.title.plainText)") }
  for try await source in archive.dataSources.prefix(1) {
    for try await row in archive.rows(of: source.dataSource.id) {
      print("Row \(try await archive.page(PageID(row.id))?.page.title.plainText ?? "")")
    }
  }
}
