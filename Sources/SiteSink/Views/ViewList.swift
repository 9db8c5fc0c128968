import NotionExportKit
import NotionModel
import SinkRendering

/// The views of a data source, in the form of tabs.
struct ViewList {
  /// A tab.
  struct Entry {
    /// The view; `nil` for a table of all rows.
    let view: View?
    /// The title.
    let title: String
    /// The id for its anchor: its own, or that of the data source.
    let id: ObjectID
  }

  let section: DatabaseSection
  let views: [Entry]

  /// - Parameters:
  ///   - section: the data source.
  ///   - isWholeDocument: whether the document is that of the database, in which every row must be reachable:
  ///     if each view hides some, a table of all rows is added, unless a filter is not understood.
  ///   - workspace: the workspace of the rows.
  init(of section: DatabaseSection, isWholeDocument: Bool, in workspace: any WorkspaceReader) {
    self.section = section
    var views: [View?] = section.views
    // The rows of a linked view are in the document of their own database.
    let isMissing =
      isWholeDocument && !section.isLinked
      && section.views.allSatisfy { view in
        // Undecided rows must not be revealed by the additional table.
        let rows = section.through(view).rows(in: workspace)
        return rows.isFiltered && !rows.isUndecided
      }
    if views.isEmpty { views = [section.view] } else if isMissing { views.append(nil) }
    self.views = views.map { view in
      let title = view == nil && !section.views.isEmpty ? "All rows" : ViewLayout.name(of: view)
      return Entry(view: view, title: title, id: view?.id.object ?? section.document.dataSource.id.object)
    }
  }
}
