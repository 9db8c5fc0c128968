/// What is known when a lane has read everything.
public struct ExportSummary: Sendable, Hashable {
  /// Objects that could not be exported, whatever the format; the report lists each with the reason.
  public let skippedObjects: Int

  /// Sums an export up.
  public init(skippedObjects: Int) {
    self.skippedObjects = skippedObjects
  }
}
