import NotionExportKit

/// The calls in which a ``FindingSink`` reports a finding, in order.
enum Step: String, CaseIterable, Sendable {
  case open, write, files, finish
}

/// A sink that reports a finding in each of its calls, and fails in one.
struct FindingSink: Sink {
  struct Failure: Error {}

  let output: any OutputTree
  let failingStep: Step

  private func find(_ step: Step) throws {
    let finding = Diagnostic(.warning, .init(rawValue: "test"), summary: step.rawValue)
    guard FindingScope.keep(finding) else { return }
    if step == failingStep { throw Failure() }
  }

  func open(_ export: ExportDescription) async throws { try find(.open) }

  func write(_ event: ExportEvent) async throws {
    try find(.write)
    try await output.replaceFiles(of: .named("a")) { _ in try find(.files) }
  }

  func finish(_ summary: ExportSummary) async throws { try find(.finish) }
}
