import CrawlTestSupport
import TestSupport
import Foundation
import NotionAPI
import NotionExportKit
import NotionModel
import NotionSimulator
import Testing

@testable import NotionExportEngine

/// One format that keeps signatures does not hand them to the others of its run.
@Suite struct LaneSignatureTests {
  private static let secrets = ["X-Amz-Signature", "X-Amz-Credential"]

  private func found(in folder: URL, format: String) throws -> Set<String> {
    let files = try output(in: folder).filter { $0.key.hasPrefix("\(format)/") || format.isEmpty }
    #expect(!files.isEmpty)
    return Set(
      Self.secrets.filter { secret in files.values.contains { $0.range(of: Data(secret.utf8)) != nil } })
  }

  @Test("A sink without need of signatures sees none, beside one that keeps them")
  func together() async throws {
    try await withTemporaryFolder { folder in
      try await withSimulator(DemoWorkspace.make()) { simulator in
        let configuration = ClientConfiguration(
          token: try Token(simulator.token), address: try ServerAddress(simulator.url))
        var export = Export(
          to: folder, formats: [ExportFormat(VerbatimEchoPlugin.self), ExportFormat(EchoPlugin.self)])
        export.comments = .all
        let report = try await export.run(from: configuration)
        #expect(report.formats.allSatisfy { $0.outcome == .complete })
        #expect(try found(in: folder, format: "verbatim") == Set(Self.secrets))
        #expect(try found(in: folder, format: "echo").isEmpty)
        // A later run of the other format alone reads the same archive.
        export.formats = [ExportFormat(EchoPlugin.self)]
        export.output = folder
        #expect(try await export.render().formats.map(\.outcome) == [.complete])
        #expect(try output(in: folder).filter { !$0.key.contains("/") }.count > 5)
        for (name, bytes) in try output(in: folder) where !name.hasPrefix("verbatim/") {
          for secret in Self.secrets { #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(name)") }
        }
      }
    }
  }

  @Test("A reader of the archive gives out no signature") func reading() async throws {
    try await withTemporaryFolder { folder in
      try await withSimulator(DemoWorkspace.make()) { simulator in
        let configuration = ClientConfiguration(
          token: try Token(simulator.token), address: try ServerAddress(simulator.url))
        let export = Export(to: folder, formats: [ExportFormat(VerbatimEchoPlugin.self)])
        _ = try await export.run(from: configuration)
        #expect(try found(in: folder, format: "") == Set(Self.secrets))
        try await WorkspaceArchive.withArchive(in: folder) { archive in
          let text = String(decoding: try await Echo.bytes(of: archive), as: UTF8.self)
          #expect(text.contains("\"type\":\"file\""))
          for secret in Self.secrets { #expect(!text.contains(secret)) }
        }
      }
    }
  }
}

/// Formats that write the JSON of everything that they receive or can read.
private struct EchoPlugin: SinkPlugin {
  static let format = "echo"
  static let summary = "the JSON of everything"

  func makeSink(_ options: NoOptions, in context: SinkContext) -> any Sink { Echo(context: context) }
}

private struct VerbatimEchoPlugin: SinkPlugin {
  static let format = "verbatim"
  static let summary = "the JSON of everything, with signatures"

  static func requirements(of options: NoOptions) -> SinkRequirements {
    SinkRequirements(keepsSignatures: true)
  }

  func makeSink(_ options: NoOptions, in context: SinkContext) -> any Sink { Echo(context: context) }
}

private struct Echo: Sink {
  let context: SinkContext

  func write(_ event: ExportEvent) async throws {
    guard case .page(let document) = event else { return }
    let bytes = try await Self.bytes(of: document)
    try await context.output.replaceFiles(of: .object(document.page.id.object)) { files in
      try await files.write(OutputPath("\(document.page.id).json"), bytes: bytes)
    }
  }

  func finish(_ summary: ExportSummary) async throws {
    let bytes = try await Self.bytes(of: context.workspace)
    try await context.output.replaceFiles(of: .named("workspace")) { files in
      try await files.write(OutputPath("workspace.json"), bytes: bytes)
    }
  }

  private static func bytes(of document: PageDocument) async throws -> [UInt8] {
    var bytes = Array(document.page.json.bytes)
    for comment in document.comments { bytes += comment.json.bytes }
    for property in document.completedProperties.values {
      for item in property.elements { bytes += Array("\(item)".utf8) }
    }
    for try await event in document.content {
      if case .enter(let node) = event { bytes += node.block.json.bytes }
    }
    return bytes
  }

  static func bytes(of workspace: some WorkspaceReader) async throws -> [UInt8] {
    var bytes: [UInt8] = []
    for try await document in workspace.pages { bytes += try await Self.bytes(of: document) }
    for try await document in workspace.databases {
      bytes += document.database.json.bytes
      for view in document.views { bytes += view.json.bytes }
    }
    for try await document in workspace.dataSources { bytes += document.dataSource.json.bytes }
    for try await document in workspace.templates { bytes += try await Self.bytes(of: document.document) }
    for try await user in workspace.users { bytes += user.json.bytes }
    for try await asset in workspace.assets { bytes += Array("\(asset)".utf8) }
    return bytes
  }
}
