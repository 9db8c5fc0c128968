public import NotionModel

/// Downloads of files: those hosted by Notion, at signed URLs, and those elsewhere.
///
/// They go to storage, not to the API: the rate limit does not apply, and the token is never sent.
public struct Downloads: Sendable {
  let core: ClientCore

  /// Downloads a file in pieces.
  ///
  /// An interrupted attempt is resumed; the length is verified.
  ///
  /// - Parameters:
  ///   - url: The file's URL; it never appears in messages and logs.
  ///   - object: The owner of the file, for messages.
  ///   - write: Receives the pieces in order; the next one is read when it returns. An error that it throws
  ///     ends the download and is rethrown.
  /// - Returns: The properties of the whole file.
  /// - Throws: ``NotionAPIError``: `.expiredURL` if the signature has expired, so that reading the owner
  ///   again returns a fresh one; `.fileUnavailable` if the file does not exist; or the error that `write`
  ///   throws.
  public func download(
    _ url: String, object: ObjectID? = nil, write: @Sendable @escaping ([UInt8]) async throws -> Void
  ) async throws -> DownloadedFile {
    try await DownloadAttempts(core: core, object: object, write: write).run(url)
  }

  /// Downloads a file, with a fresh URL if the given one has expired.
  ///
  /// - Parameters:
  ///   - url: The file's URL, or `nil` if only an expired one is known.
  ///   - object: The owner of the file, for messages.
  ///   - renew: Reads the owner again and returns a fresh URL, or `nil` if it no longer contains the file.
  ///   - write: Receives the pieces in order.
  /// - Returns: The properties of the whole file.
  /// - Throws: As ``download(_:object:write:)``, or the error that `renew` throws.
  public func download(
    _ url: String?, object: ObjectID? = nil, renewing renew: @Sendable () async throws -> String?,
    write: @Sendable @escaping ([UInt8]) async throws -> Void
  ) async throws -> DownloadedFile {
    let attempts = DownloadAttempts(core: core, object: object, write: write)
    if let url {
      do {
        return try await attempts.run(url)
      } catch let error as NotionAPIError where error.code == .expiredURL {
        // The fresh URL below continues where this one stopped.
      }
    }
    guard let fresh = try await renew() else {
      throw attempts.failure(.fileUnavailable, "its owner does not show it any more")
    }
    return try await attempts.run(fresh)
  }
}

extension NotionClient {
  /// Downloads of files.
  public var downloads: Downloads { Downloads(core: core) }
}

/// The properties of a downloaded file.
public struct DownloadedFile: Sendable, Hashable {
  /// The media type from the server, without parameters; `nil` if it specified none.
  public let mediaType: String?
  /// The number of bytes.
  public let byteCount: Int
}
