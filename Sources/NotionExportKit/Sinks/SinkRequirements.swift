/// What a sink needs of the crawl beyond what every sink gets.
public struct SinkRequirements: Sendable, Hashable {
  /// Whether the archive is to keep the signatures of hosted files' URLs, which otherwise reach no file.
  public var keepsSignatures: Bool

  /// Makes requirements; nothing special unless told otherwise.
  public init(keepsSignatures: Bool = false) { self.keepsSignatures = keepsSignatures }
}
