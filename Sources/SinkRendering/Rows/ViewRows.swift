public import NotionExportKit
public import NotionModel
internal import Synchronization

/// The rows that a view shows, in its order; all rows without a view.
///
/// ```swift
/// for try await row in section.rows(in: context.workspace) {
///   guard let page = row.document else { continue }
///   …
/// }
/// ```
///
/// Few rows are in memory at a time. If the view sorts, the keys of all rows are stored on disk.
public struct ViewRows: AsyncSequence, Sendable {
  /// The error of reading the archive.
  public typealias Failure = any Error

  /// A row with its document, if it is a page.
  public struct Element: Sendable {
    /// The row.
    public let reference: RowReference
    /// Its page; `nil` if the row is a data source, or its page is not in the archive.
    public let document: PageDocument?
  }

  private let dataSource: DataSource
  private let view: View?
  private let filter: ViewFilter?
  private let order: RowOrder?
  private let policy: RowPolicy
  private let workspace: any WorkspaceReader
  private let documents: RowPageCache

  /// Creates the rows of a data source in one of its views; `documents` caches pages, for a caller that reads
  /// the same rows twice.
  public init(
    of dataSource: DataSource, through view: View?, in workspace: any WorkspaceReader,
    documents: RowPageCache? = nil, policy: RowPolicy = RowPolicy()
  ) {
    self.init(
      of: dataSource, through: view, in: workspace, documents: documents, policy: policy,
      rolledUp: RolledUpProperties())
  }

  /// Creates the rows with the properties that the view's filter needs of related data sources.
  init(
    of dataSource: DataSource, through view: View?, in workspace: any WorkspaceReader,
    documents: RowPageCache?, policy: RowPolicy, rolledUp: RolledUpProperties
  ) {
    self.dataSource = dataSource
    self.view = view
    self.policy = policy
    self.workspace = workspace
    self.documents = documents ?? RowPageCache(in: workspace)
    filter = view.flatMap { ViewFilter($0, dataSource: dataSource, rolledUp: rolledUp) }
    order = view.map { RowOrder($0, dataSource: dataSource) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Whether some rows may be hidden.
  public var isFiltered: Bool { filter != nil }

  /// Whether rows are hidden if the filter cannot be decided.
  public var hidesUndecided: Bool { policy.hidesUndecided }

  /// The settings of the view that are not applied: they depend on the reader or the day, or are unknown.
  var unapplied: [UnappliedSetting] {
    guard let view else { return [] }
    return (filter?.unapplied ?? []) + RowOrder(view, dataSource: dataSource).unapplied
      + ViewGroupingCheck(view, of: dataSource).unapplied
  }

  /// Whether the view's filter has unknown conditions.
  public var isUndecided: Bool {
    filter.map { $0.unapplied.contains { $0.isUndecided } } ?? false
      || view.map { !ViewGroupingCheck($0, of: dataSource).hiding.isEmpty } ?? false
  }

  /// Returns the properties by which the view filters, sorts or groups and whose values the API omits for
  /// some rows, as it does not calculate every formula and rollup.
  ///
  /// - Throws: an error of reading the archive.
  func untold() async throws -> [UnappliedSetting] {
    guard let view else { return [] }
    var open: [(condition: UnappliedSetting, schema: PropertySchema)] = []
    func add(_ part: UnappliedSetting.Part, _ properties: [(name: String, schema: PropertySchema)]) {
      for (name, schema) in properties {
        guard schema.type.traits.mayBeUntold else { continue }
        open.append((UnappliedSetting(part, property: name, .untold), schema))
      }
    }
    add(.filter, filter?.properties ?? [])
    add(.sort, order?.properties ?? [])
    add(.group, ViewGroupingCheck(view, of: dataSource).properties)
    guard !open.isEmpty else { return [] }
    var found: [UnappliedSetting] = []
    for try await row in workspace.rows(of: dataSource.id) where policy.includesArchived || !row.isArchived {
      guard let document = try await document(of: row) else { continue }
      open.removeAll { condition, schema in
        guard let value = document.page.properties.value(of: schema),
          FilterValue(value.content).isUntold
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
  public func total() async throws -> Int {
    var count = 0
    for try await row in workspace.rows(of: dataSource.id) where isListed(row) { count += 1 }
    return count
  }

  /// Returns the rows, filtered and sorted once, so that their number is known.
  ///
  /// - Throws: an error of reading the archive.
  public func counted() async throws -> CountedRows {
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
  public func makeAsyncIterator() -> Iterator { Iterator(rows: self) }

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

  /// Returns the rows at each of the buckets that `buckets` returns for them, ordered by bucket, and within a
  /// bucket by the order of the view.
  ///
  /// - Throws: an error of reading the archive, or the error that `buckets` throws.
  public func bucketed<Bucket: RowBucket>(
    by buckets: @escaping @Sendable (PageDocument?) async throws -> [Bucket]
  ) async throws -> BucketedRows<Bucket> {
    try await BucketedRows(self, at: buckets)
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
  public struct Iterator: AsyncIteratorProtocol, Sendable {
    private let rows: ViewRows
    private var listing: WorkspaceListing<RowReference>.Iterator?

    fileprivate init(rows: ViewRows) { self.rows = rows }

    /// Returns the next row, or `nil` after the last.
    public mutating func next() async throws -> Element? { try await next(isolation: nil) }

    /// Returns the next row, or `nil` after the last.
    public mutating func next(isolation actor: isolated (any Actor)?) async throws -> Element? {
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

/// The rows that a view shows, filtered and sorted once, so that their number is known.
///
/// Few rows are in memory at a time. If the view sorts or filters, the order of all rows is stored on disk.
public struct CountedRows: AsyncSequence, Sendable {
  /// The error of reading the archive.
  public typealias Failure = any Error
  /// A row.
  public typealias Element = ViewRows.Element

  /// The number of rows.
  public let count: Int
  private let listing: WorkspaceListing<RowReference>
  private let rows: ViewRows

  init(_ listing: WorkspaceListing<RowReference>, of rows: ViewRows) async throws {
    self.listing = listing
    self.rows = rows
    var count = 0
    for try await _ in listing { count += 1 }
    self.count = count
  }

  /// Creates an iterator at the first row.
  public func makeAsyncIterator() -> Iterator {
    Iterator(rows: rows, listing: listing.makeAsyncIterator())
  }

  /// A position among the rows.
  public struct Iterator: AsyncIteratorProtocol, Sendable {
    fileprivate let rows: ViewRows
    fileprivate var listing: WorkspaceListing<RowReference>.Iterator

    /// Skips rows without reading them.
    public mutating func skip(_ count: Int) async throws {
      for _ in 0..<count { _ = try await listing.next() }
    }

    /// Returns the next row, or `nil` after the last.
    public mutating func next() async throws -> Element? { try await next(isolation: nil) }

    /// Returns the next row, or `nil` after the last.
    public mutating func next(isolation actor: isolated (any Actor)?) async throws -> Element? {
      guard let row = try await listing.next(isolation: actor) else { return nil }
      return Element(reference: row, document: try await rows.document(of: row))
    }
  }
}

/// The choice of rows in a document if Notion or a filter leaves it open.
public struct RowPolicy: Sendable, Hashable {
  /// Whether archived rows are listed with the others.
  public var includesArchived: Bool
  /// Whether a row is hidden if a view's filter cannot be decided, as in published documents.
  public var hidesUndecided: Bool

  /// Creates a policy; by default archived rows are hidden, and undecided ones are shown.
  public init(includesArchived: Bool = false, hidesUndecided: Bool = false) {
    self.includesArchived = includesArchived
    self.hidesUndecided = hidesUndecided
  }
}

/// A cache of the pages of a database's rows, which are kept while one document is written if they are few.
///
/// Rows are read for sorting, for each view, and for all rows that a view hides. If there are many rows, none
/// is cached: the few that would fit are not worth it.
public final class RowPageCache: Sendable {
  private struct State {
    var documents: [ObjectID: PageDocument] = [:]
    /// The bytes of JSON of the documents.
    var byteCount = 0
    /// Whether there are more than fit into the cache.
    var areMany = false
  }

  /// Capacity in bytes of JSON; with the decoded values they take four times as much.
  private static let limit = 256 << 10

  private let workspace: any WorkspaceReader
  private let state = Mutex(State())

  /// Creates an empty cache.
  public init(in workspace: any WorkspaceReader) { self.workspace = workspace }

  /// The rows whose pages are cached.
  var kept: Set<ObjectID> { state.withLock { Set($0.documents.keys) } }

  /// Returns the page of a row, or `nil` if it is not in the archive.
  func document(of row: ObjectID) async throws -> PageDocument? {
    if let known = state.withLock({ $0.documents[row] }) { return known }
    guard let document = try await workspace.page(PageID(row)) else { return nil }
    state.withLock { state in
      guard !state.areMany else { return }
      state.documents[row] = document
      state.byteCount += document.page.json.count
      guard state.byteCount > Self.limit else { return }
      state.areMany = true
      state.documents = [:]
    }
    return document
  }
}
