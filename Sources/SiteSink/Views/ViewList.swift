import NotionExportKit
import NotionModel
import NotionRendering

/// The views of a data source, as tabs show them.
struct ViewList {
  /// One of them.
  struct Entry {
    /// The view; `nil` for a table of all rows.
    let view: View?
    /// What it is called.
    let title: String
    /// What its anchor is made from: its own id, or that of the data source.
    let id: ObjectID
  }

  let section: DatabaseSection
  let views: [Entry]

  /// - Parameters:
  ///   - section: the data source.
  ///   - isWholeDocument: whether what is written is the document of the database, in which no row may be out of
  ///     reach: where each view leaves some out, a table of all rows is added, unless a filter is not understood.
  ///   - workspace: whose rows they are.
  init(of section: DatabaseSection, isWholeDocument: Bool, in workspace: any WorkspaceReader) {
    self.section = section
    var views: [View?] = section.views
    // The rows of a linked view are in the document of their own database.
    let isMissing =
      isWholeDocument && !section.isLinked
      && section.views.allSatisfy { view in
        // What cannot be decided is not shown all the same.
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
