import SinkRendering

/// The position of a row in a view with groups: a group, and on a board with sub-groups a lane.
struct GroupBucket: RowBucket, Hashable {
  /// The sub-group, which contains a board of its own; `nil` if the view has none.
  let lane: RowGroup?
  let group: RowGroup

  /// Ordered by lane, and then by group.
  var key: [UInt8] { (lane?.key ?? []) + group.key }
}
