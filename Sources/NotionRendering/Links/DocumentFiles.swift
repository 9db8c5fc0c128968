package import NotionExportKit
package import NotionModel

/// The files that one document shows: where each is from there, and under which name it is written.
///
/// Documents beside each other share a folder of files. The document of a database has no files of its own: it
/// leads to those of its rows.
package struct DocumentFiles: Sendable {
  private let context: SinkContext
  private let references: WorkspaceReferences
  private let place: DocumentPlace
  private let isPage: Bool
  private let names = AssetNames()
  /// In the document of a database, the folder of the row that is being written, whose document holds its files.
  package var rowFolder: [String]?

  /// The files of a page or of the document of a database.
  package init(context: SinkContext, references: WorkspaceReferences, place: DocumentPlace, isPage: Bool) {
    self.context = context
    self.references = references
    self.place = place
    self.isPage = isPage
  }

  /// The files of a page that were asked for so far, each with its path from the root of the output.
  package var contents: [(path: [String], content: Asset.StoredContent)] {
    names.contents.map { (place.surroundings + ["assets", $0.name], $0.content) }
  }

  /// Where the content of a file is; `nil` where it has no address.
  package func link(to file: FileReference) async throws -> FileLink? {
    guard let url = file.url, let key = Self.key(of: file) else { return nil }
    let isHosted = if case .hosted = file.source { true } else { false }
    guard let folder = isPage ? place.surroundings : rowFolder else {
      return isHosted ? nil : FileLink(name: file.name ?? Self.name(in: key.text), link: ResolvedLink(url))
    }
    if let asset = try await context.workspace.asset(key) {
      switch asset.content {
      case .stored(let content):
        // What a row shows is written with the row, and many rows have many files.
        let name =
          isPage
          ? names.name(for: asset.fileName, content)
          : FileName.assetName(asset.fileName, digest: content.sha256)
        let path = folder + ["assets", name]
        let link = ResolvedLink(
          RelativePath.link(from: references.folder, to: path), local: ResolvedLink.Local(path: path))
        return FileLink(name: file.name ?? asset.name, link: link, pixelSize: content.pixelSize)
      case .unavailable(let reason):
        context.report(
          Diagnostic(
            .warning, Diagnostic.Identifier(rawValue: "file-unavailable"), object: place.id,
            summary: "The file \(asset.name) could not be had", explanation: reason))
      }
    }
    // A signature would be dead in an hour and must not be shared.
    return FileLink(name: file.name ?? Self.name(in: key.text), link: ResolvedLink(isHosted ? key.text : url))
  }

  /// Where the document in a folder has a file that it shows, from the root of the output; `nil` where the file
  /// is not in the archive.
  package static func path(
    of file: FileReference, in folder: [String], _ workspace: any WorkspaceReader
  ) async throws -> [String]? {
    guard let key = key(of: file), let asset = try await workspace.asset(key),
      case .stored(let content) = asset.content
    else { return nil }
    return folder + ["assets", FileName.assetName(asset.fileName, digest: content.sha256)]
  }

  private static func key(of file: FileReference) -> AssetKey? {
    guard let url = file.url, !url.isEmpty else { return nil }
    return if case .hosted = file.source { AssetKey(hostedURL: url) } else { AssetKey(externalURL: url) }
  }

  private static func name(in address: String) -> String {
    let path = address.prefix { $0 != "?" && $0 != "#" }
    let last = PercentEncoding.decoded(String(path.split(separator: "/").last ?? ""))
    return last.isEmpty ? address : last
  }
}
