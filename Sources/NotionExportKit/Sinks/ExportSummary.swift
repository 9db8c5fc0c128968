/// The state of an export when a lane has read everything.
public struct ExportSummary: Sendable, Hashable {
  /// The number of objects that could not be exported, in any format; the report lists each with the reason.
  public let skippedObjects: Int

  /// Creates a summary.
  public init(skippedObjects: Int) {
    self.skippedObjects = skippedObjects
  }
}
