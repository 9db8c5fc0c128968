/// What is known of a file once all of it has come.
public struct DownloadedFile: Sendable, Hashable {
  /// The media type as the server told it, without parameters; `nil` where it told none.
  public let mediaType: String?
  /// The number of bytes.
  public let byteCount: Int
}
