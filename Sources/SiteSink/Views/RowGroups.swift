import HTMLRendering
import NotionExportKit
import NotionModel
import SinkRendering

/// Writes the rows of a view in groups: as the columns of a board, or stacked.
///
/// A board with sub-groups is a stack of boards, one for each.
struct RowGroups<Surroundings: HTMLReferences> {
  let surroundings: Surroundings
  let form: RowForm<Surroundings>
  let isBoard: Bool
  let grouping: RowGrouping
  /// The sub-groups of a board.
  let lanes: RowGrouping?
  let level: HeadingLevel
  /// Returns the address of all rows of a group of which only some are shown.
  var rest: (GroupBucket) -> String? = { _ in nil }
  /// Whether headings have anchors; only one view of a document may have them.
  var hasAnchors = false

  /// The state of the output while groups are written.
  private struct State {
    /// The depth outside of the groups, and that of their container.
    var depth: Int
    var inner: Int
    var lane: RowGroup?
    var group: RowGroup?
    /// The remaining groups without rows.
    var empty: ArraySlice<RowGroup> = []
    var shown = (group: 0, total: 0)
  }

  /// Returns the rows in their groups.
  ///
  /// - Throws: an error of reading the archive.
  func placed(_ rows: ViewRows) async throws -> BucketedRows<GroupBucket> {
    let (grouping, lanes) = (grouping, lanes)
    return try await rows.bucketed { document in
      let groups = try await grouping.groups(of: document)
      guard let lanes else { return groups.map { GroupBucket(lane: nil, group: $0) } }
      return try await lanes.groups(of: document).flatMap { lane in
        groups.map { GroupBucket(lane: lane, group: $0) }
      }
    }
  }

  /// Writes all groups, and the rows up to the limit.
  ///
  /// - Returns: whether all rows are shown.
  func write(
    _ placed: BucketedRows<GroupBucket>, limit: RowLimit, to html: inout HTMLWriter,
    _ drain: (inout HTMLWriter) throws -> Void
  ) async throws -> Bool {
    var state = State(depth: html.depth, inner: html.depth)
    if lanes == nil { try await beginLane(nil, placed, &state, &html) }
    var iterator = placed.makeAsyncIterator()
    var isWhole = true
    while let element = try await iterator.next() {
      let bucket = element.bucket
      if lanes != nil, bucket.lane != state.lane {
        try await endLane(&state, &html)
        try await beginLane(bucket.lane, placed, &state, &html)
      }
      if bucket.group != state.group {
        try html.close(to: state.inner)
        try await writeEmpty(before: bucket.group, &state, &html)
        try await begin(bucket.group, count: placed.count(at: bucket), to: &html)
        state.group = bucket.group
        state.shown.group = 0
        if state.shown.total < limit.total { try form.beginRows(&html) }
      }
      guard state.shown.group < limit.group, state.shown.total < limit.total else {
        isWhole = false
        try writeRest(of: bucket, placed.count(at: bucket), state, &html)
        iterator.skip(bucket)
        continue
      }
      try await form.write(element.row, to: &html)
      try drain(&html)
      state.shown.group += 1
      state.shown.total += 1
    }
    try await endLane(&state, &html)
    try html.close(to: state.depth)
    try html.lineEnd()
    return isWhole
  }

  /// Writes some of the rows in stacked groups.
  func write(
    _ shown: Range<Int>, of placed: BucketedRows<GroupBucket>,
    from iterator: inout BucketedRows<GroupBucket>.Iterator,
    to html: inout HTMLWriter, _ drain: (inout HTMLWriter) throws -> Void
  ) async throws {
    let depth = html.depth
    if case .table(let table) = form { try table.begin(&html) }
    let inner = html.depth
    let starts = GroupStarts(placed)
    var current: GroupBucket?
    for _ in shown {
      guard let element = try await iterator.next() else { break }
      if element.bucket != current {
        try html.close(to: inner)
        let bucket = element.bucket
        let number = hasAnchors ? starts.start(of: bucket)?.number : nil
        try await begin(
          bucket.group, in: bucket.lane, count: placed.count(at: bucket), id: number.map { "group-\($0)" },
          isColumn: false, to: &html)
        try form.beginRows(&html)
        current = bucket
      }
      try await form.write(element.row, to: &html)
      try drain(&html)
    }
    try html.close(to: depth)
    try html.lineEnd()
  }

  // MARK: Lanes

  private func beginLane(
    _ lane: RowGroup?, _ placed: BucketedRows<GroupBucket>, _ state: inout State, _ html: inout HTMLWriter
  ) async throws {
    if let lane, let lanes {
      try html.open("section", ("class", "lane"))
      try level.open(&html, class: "lane-title")
      try await writeLabel(of: lane, by: lanes, to: &html)
      try html.close()
      try html.lineEnd()
    }
    if isBoard { try html.open("div", ("class", "board")) }
    if case .table(let table) = form { try table.begin(&html) }
    state.inner = html.depth
    state.lane = lane
    state.group = nil
    state.empty =
      (grouping.hidesEmptyGroups ? [] : grouping.schemaGroups).filter {
        placed.count(at: GroupBucket(lane: lane, group: $0)) == 0
      }[...]
  }

  private func endLane(_ state: inout State, _ html: inout HTMLWriter) async throws {
    for group in state.empty {
      try html.close(to: state.inner)
      try await begin(group, count: 0, to: &html)
    }
    state.empty = []
    try html.close(to: state.depth)
  }

  private func writeEmpty(
    before group: RowGroup, _ state: inout State, _ html: inout HTMLWriter
  ) async throws {
    while let next = state.empty.first, next.key.lexicographicallyPrecedes(group.key) {
      try await begin(next, count: 0, to: &html)
      try html.close(to: state.inner)
      state.empty.removeFirst()
    }
  }

  // MARK: Headings

  private func begin(
    _ group: RowGroup, in lane: RowGroup? = nil, count: Int?, id: String? = nil, isColumn: Bool = true,
    to html: inout HTMLWriter
  ) async throws {
    if case .table(let table) = form {
      let depth = html.depth
      try table.beginGroupHeading(&html, id: id)
      try await writeLabel(of: group, by: grouping, to: &html)
      try writeCount(count, to: &html)
      try html.close(to: depth)
      return
    }
    try html.open("section", ("class", isBoard && isColumn ? "board-column" : "group"))
    var level = level
    if lanes != nil { level.descend() }
    try level.open(&html, class: "group-title", id: id)
    if let lane, let lanes {
      try await writeLabel(of: lane, by: lanes, to: &html)
      try html.text(" ")
    }
    try await writeLabel(of: group, by: grouping, to: &html)
    try writeCount(count, to: &html)
    try html.close()
    try html.lineEnd()
  }

  private func writeLabel(
    of group: RowGroup, by grouping: RowGrouping, to html: inout HTMLWriter
  ) async throws {
    switch group.label {
    case .option(let name, let color, let isStatus):
      let style = "pill\(isStatus ? " status" : "") \(ColorClass.name(of: color))"
      try html.element("span", ("class", style), text: name)
    case .user(let user):
      try html.element("span", ("class", "person"), text: try await surroundings.name(of: user))
    case .page(let id): try html.inline(InlineText(try await surroundings.object(id, title: "")))
    case .text(let text): try html.inline(InlineText(text))
    case .none: try html.text("No \(grouping.property.name)")
    @unknown default: break
    }
  }

  private func writeCount(_ count: Int?, to html: inout HTMLWriter) throws {
    guard let count else { return }
    try html.text(" ")
    try html.element("span", ("class", "count"), text: PageLinks.text(count))
  }

  /// Writes a link to all rows of a group.
  private func writeRest(
    of bucket: GroupBucket, _ count: Int?, _ state: State, _ html: inout HTMLWriter
  ) throws {
    guard let address = rest(bucket) else { return }
    // In the section of the group, below its rows.
    try html.close(to: state.inner + 1)
    try html.open("p", ("class", "more"))
    let text = count.map { "All \(PageLinks.text($0))" } ?? "All"
    try html.element("a", ("href", address), text: text)
    try html.close()
    try html.lineEnd()
  }
}
