public import NotionExportKit
internal import NotionModel

/// The notices in a database's document about views whose rows it cannot show.
public struct DatabaseNotices: Sendable {
  /// The lines, without a full stop at their ends.
  public let lines: [String]

  /// Finds views that the API does not support, or whose rows are not part of the export.
  ///
  /// - Throws: an error of reading the archive.
  public init(on document: DatabaseDocument, in workspace: any WorkspaceReader) async throws {
    let own = try await document.ownDataSources(in: workspace)
    var lines: [String] = []
    var isExplained = false
    var areRowsShown = false
    for id in own where try await workspace.dataSource(id) != nil { areRowsShown = true }
    for view in document.views where view.refusal == nil && !view.isPartial {
      guard let id = view.dataSourceID, !own.contains(id) else { continue }
      if try await workspace.dataSource(id) != nil {
        areRowsShown = true
        continue
      }
      isExplained = true
      lines.append(
        "\(Self.name(of: view) ?? "A view") shows rows of a data source that is not part of this export")
    }
    let known = Set(document.views.map(\.id))
    for view in document.views {
      if view.refusal != nil || view.isPartial {
        isExplained = true
        let type = view.type.map { "a \($0.name)" } ?? "of a type"
        let share = view.isPartial ? "gives only in part" : "does not give out"
        lines.append(
          "\(Self.name(of: view) ?? "A view of this database") is \(type), which Notion's API \(share)")
      }
      if view.widgets.contains(where: { !known.contains($0) }) {
        isExplained = true
        lines.append(
          "The dashboard “\(view.name ?? "Untitled")” also shows a view that is not part of this export")
      }
    }
    if let reason = document.unavailableViews { lines.append(MissingText.views(reason)) }
    if !areRowsShown, !own.isEmpty {
      lines.append("The rows of this database are not part of this export")
    } else if !areRowsShown, !isExplained {
      lines.append("A view of a database that Notion's API does not give out")
    }
    self.lines = lines
  }

  private static func name(of view: View) -> String? {
    view.name.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : "The view “\($0)”" }
  }
}
