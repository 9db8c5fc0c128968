import NotionRendering

/// Where a view with groups shows a row: in a group, and on a board with sub-groups in one of its lanes.
struct GroupPlace: RowPlace, Hashable {
  /// The sub-group, which holds a board of its own; `nil` where the view has none.
  let lane: RowGroup?
  let group: RowGroup

  /// Lanes come one below the other, with the groups of each in order.
  var key: [UInt8] { (lane?.key ?? []) + group.key }
}
