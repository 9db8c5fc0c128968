package import NotionExportKit
package import NotionModel

/// The rows that a view shows, in its order; all rows without a view.
///
/// Few rows are in memory at a time. If the view sorts, the keys of all rows are stored on disk.
package struct ViewRows: AsyncSequence, Sendable {
  /// The error of reading the archive.
  package typealias Failure = any Error

  /// A row with its document, if it is a page.
  package struct Element: Sendable {
    /// The row.
    package let reference: RowReference
    /// Its page; `nil` if the row is a data source, or its page is not in the archive.
    package let document: PageDocument?
  }

  private let dataSource: DataSource
  private let view: View?
  private let filter: RowFilter?
  private let order: RowOrder?
  private let policy: RowPolicy
  private let workspace: any WorkspaceReader
  private let documents: RowDocuments

  /// Creates the rows of a data source in one of its views; `documents` caches pages, for a caller that reads
  /// the same rows twice.
  package init(
    of dataSource: DataSource, through view: View?, in workspace: any WorkspaceReader,
    documents: RowDocuments? = nil, policy: RowPolicy = RowPolicy(),
    rolledUp: RolledUpProperties = RolledUpProperties()
  ) {
    self.dataSource = dataSource
    self.view = view
    self.policy = policy
    self.workspace = workspace
    self.documents = documents ?? RowDocuments(in: workspace)
    filter = view.flatMap { RowFilter($0, dataSource: dataSource, rolledUp: rolledUp) }
    order = view.map { RowOrder($0, dataSource: dataSource) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Whether some rows may be hidden.
  package var isFiltered: Bool { filter != nil }

  /// Whether rows are hidden if the filter cannot be decided.
  package var hidesUndecided: Bool { policy.hidesUndecided }

  /// The settings of the view that are not applied: they depend on the reader or the day, or are unknown.
  package var passedOver: [PassedCondition] {
    guard let view else { return [] }
    return (filter?.passedOver ?? []) + RowOrder(view, dataSource: dataSource).passedOver
      + ViewGroupingCheck(view, of: dataSource).passedOver
  }

  /// Whether the view's filter has unknown conditions.
  package var isUndecided: Bool {
    filter.map { $0.passedOver.contains { $0.isUndecided } } ?? false
      || view.map { !ViewGroupingCheck($0, of: dataSource).hiding.isEmpty } ?? false
  }

  /// Returns the properties by which the view filters, sorts or groups and whose values the API omits for
  /// some rows, as it does not calculate every formula and rollup.
  ///
  /// - Throws: an error of reading the archive.
  package func untold() async throws -> [PassedCondition] {
    guard let view else { return [] }
    var open: [(condition: PassedCondition, schema: PropertySchema)] = []
    func add(_ part: PassedCondition.Part, _ properties: [(name: String, schema: PropertySchema)]) {
      for (name, schema) in properties {
        guard schema.type.mayBeUntold else { continue }
        open.append((PassedCondition(part, property: name, .untold), schema))
      }
    }
    add(.filter, filter?.properties ?? [])
    add(.sort, order?.properties ?? [])
    add(.group, ViewGroupingCheck(view, of: dataSource).properties)
    guard !open.isEmpty else { return [] }
    var found: [PassedCondition] = []
    for try await row in workspace.rows(of: dataSource.id) where policy.includesArchived || !row.isArchived {
      guard let document = try await document(of: row) else { continue }
      open.removeAll { condition, schema in
        guard let value = document.page.properties.value(of: schema),
          FilterValue(document.contents(of: value)).isUntold
        else { return false }
        if !found.contains(condition) { found.append(condition) }
        return true
      }
      if open.isEmpty { break }
    }
    return found
  }

  /// Returns the number of rows of the data source, including those that the view hides.
  ///
  /// - Throws: an error of reading the archive.
  package func total() async throws -> Int {
    var count = 0
    for try await row in workspace.rows(of: dataSource.id) where isListed(row) { count += 1 }
    return count
  }

  /// Returns the rows, filtered and sorted once, so that their number is known.
  ///
  /// - Throws: an error of reading the archive.
  package func counted() async throws -> CountedRows {
    guard order != nil || filter != nil || !policy.includesArchived else {
      return try await CountedRows(workspace.rows(of: dataSource.id), of: self)
    }
    let listing = try await workspace.rows(
      of: dataSource.id,
      orderedBy: { row in
        guard isListed(row) else { return nil }
        let document = try await document(of: row)
        if let document, !admits(document) { return nil }
        return try await order?.key(of: document, in: workspace) ?? []
      })
    return try await CountedRows(listing, of: self)
  }

  /// Creates an iterator at the first row.
  package func makeAsyncIterator() -> Iterator { Iterator(rows: self) }

  private func isListed(_ row: RowReference) -> Bool { policy.includesArchived || !row.isArchived }

  private func admits(_ document: PageDocument) -> Bool { filter?.admits(document, policy) ?? true }

  func document(of row: RowReference) async throws -> PageDocument? {
    row.kind == .page ? try await documents.document(of: row.id) : nil
  }

  private func listing() async throws -> WorkspaceListing<RowReference> {
    guard let order else { return workspace.rows(of: dataSource.id) }
    return try await workspace.rows(
      of: dataSource.id,
      orderedBy: { row in
        guard isListed(row) else { return nil }
        let document = try await document(of: row)
        if let document, !admits(document) { return nil }
        return try await order.key(of: document, in: workspace)
      })
  }

  /// Returns the rows at each of the places that `places` returns for them, ordered by place, and within a
  /// place by the order of the view.
  ///
  /// - Throws: an error of reading the archive, or the error that `places` throws.
  package func placed<Place: RowPlace>(
    at places: @escaping @Sendable (PageDocument?) async throws -> [Place]
  ) async throws -> PlacedRows<Place> {
    try await PlacedRows(self, at: places)
  }

  /// Returns the rows ordered by the result of `keys` for their documents and the sort key of the view.
  func listing(
    _ keys: @Sendable (PageDocument?, [UInt8]) async throws -> [[UInt8]]
  ) async throws -> WorkspaceListing<OrderedRow> {
    try await workspace.rows(
      of: dataSource.id,
      orderedByEach: { row in
        guard isListed(row) else { return [] }
        let document = try await document(of: row)
        if let document, !admits(document) { return [] }
        return try await keys(document, order?.key(of: document, in: workspace) ?? [])
      })
  }

  /// A position among the rows.
  package struct Iterator: AsyncIteratorProtocol {
    private let rows: ViewRows
    private var listing: WorkspaceListing<RowReference>.Iterator?

    fileprivate init(rows: ViewRows) { self.rows = rows }

    /// Returns the next row, or `nil` after the last.
    package mutating func next() async throws -> Element? { try await next(isolation: nil) }

    /// Returns the next row, or `nil` after the last.
    package mutating func next(isolation actor: isolated (any Actor)?) async throws -> Element? {
      if listing == nil { listing = try await rows.listing().makeAsyncIterator() }
      while let row = try await listing?.next(isolation: actor) {
        guard rows.isListed(row) else { continue }
        let document = try await rows.document(of: row)
        // If the view sorts, hidden rows were already excluded with their keys.
        if rows.order == nil, let document, !rows.admits(document) { continue }
        return Element(reference: row, document: document)
      }
      return nil
    }
  }
}

extension PropertyType {
  /// Whether the API may not give the values of properties of this type.
  fileprivate var mayBeUntold: Bool {
    switch self {
    case .formula, .rollup, .unknown: true
    case .number, .url, .select, .multiSelect, .status, .date, .email, .phoneNumber, .checkbox, .files,
      .createdBy, .createdTime, .lastEditedBy, .lastEditedTime, .button, .uniqueID, .verification, .place,
      .title, .richText, .people, .relation, .location, .lastVisitedTime:
      false
    }
  }
}
