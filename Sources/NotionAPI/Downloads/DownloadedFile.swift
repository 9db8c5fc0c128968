/// The properties of a downloaded file.
public struct DownloadedFile: Sendable, Hashable {
  /// The media type from the server, without parameters; `nil` if it specified none.
  public let mediaType: String?
  /// The number of bytes.
  public let byteCount: Int
}
