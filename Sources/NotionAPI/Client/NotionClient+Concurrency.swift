extension NotionClient {
  /// The largest number of concurrent requests of any kind, or of all kinds together, that its configuration
  /// permits.
  package var largestConcurrency: Int {
    OperationKind.allCases.map(core.configuration.operationLimits.maximum)
      .reduce(core.configuration.concurrency, max)
  }
}
