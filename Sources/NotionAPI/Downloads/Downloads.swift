public import NotionModel

/// Downloads of files: those hosted by Notion, at signed URLs, and those elsewhere.
///
/// They go to storage, not to the API: they count against no allowance, and the token is never sent.
public struct Downloads: Sendable {
  let core: ClientCore

  /// Downloads a file piece by piece.
  ///
  /// An attempt that breaks off is taken up where it ended; the length is verified.
  ///
  /// - Parameters:
  ///   - url: The file's URL; it is in no message and no log.
  ///   - object: What the file belongs to, for messages.
  ///   - write: Takes the pieces in order; the next one is read when it returns. What it throws ends the
  ///     download and is thrown on.
  /// - Returns: What is known of the whole file.
  /// - Throws: ``NotionAPIError``: `.expiredURL` where the signature has expired, so that reading the owner
  ///   again brings a fresh one; `.fileUnavailable` where there is no such file; or what `write` throws.
  public func download(
    _ url: String, object: ObjectID? = nil, write: @Sendable @escaping ([UInt8]) async throws -> Void
  ) async throws -> DownloadedFile {
    try await DownloadAttempts(core: core, object: object, write: write).run(url)
  }

  /// Downloads a file, and once more at a fresh URL where the one at hand has expired.
  ///
  /// - Parameters:
  ///   - url: The file's URL, or `nil` where only an expired one is known.
  ///   - object: What the file belongs to, for messages.
  ///   - renew: Reads the owner again; `nil` where it does not show the file any more.
  ///   - write: Takes the pieces in order.
  /// - Returns: What is known of the whole file.
  /// - Throws: As ``download(_:object:write:)``, or what `renew` throws.
  public func download(
    _ url: String?, object: ObjectID? = nil, renewing renew: @Sendable () async throws -> String?,
    write: @Sendable @escaping ([UInt8]) async throws -> Void
  ) async throws -> DownloadedFile {
    let attempts = DownloadAttempts(core: core, object: object, write: write)
    if let url {
      do {
        return try await attempts.run(url)
      } catch let error as NotionAPIError where error.code == .expiredURL {
        // The fresh URL below goes on where this one stopped.
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
