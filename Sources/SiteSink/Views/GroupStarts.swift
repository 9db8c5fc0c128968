import SinkRendering

/// The positions of the first rows of each group among all rows of a view with groups.
struct GroupStarts {
  /// The number of preceding groups, and the position of the group's first row.
  typealias Start = (number: Int, row: Int)

  private let starts: [[UInt8]: Start]

  /// Creates an empty value if there are too many groups to count.
  init(_ rows: BucketedRows<GroupBucket>) {
    var starts: [[UInt8]: Start] = [:]
    var row = 0
    for (number, bucket) in (rows.bucketCounts ?? []).enumerated() {
      starts[bucket.key] = (number, row)
      row += bucket.count
    }
    self.starts = starts
  }

  /// `nil` if it is unknown, or the group has no rows.
  func start(of bucket: GroupBucket) -> Start? { starts[bucket.key] }
}
