import Foundation
package import NotionAPI
import NotionArchive
import NotionExportKit
package import NotionModel
import Synchronization

/// Executes the requests of items; its only state that a crash can lose is fresh addresses of files.
final class Fetcher: Sendable {
  let client: any CrawlClient
  private let files: AssetFiles
  let keepsSignatures: Bool
  private let state = Mutex(State())

  private struct State {
    var addresses: [String: String] = [:]
    /// The objects that are being retrieved again for the addresses of their files.
    var renewals: [ObjectID: Task<[String: String], any Error>] = [:]
    var refused: Set<WorkItem.Kind> = []
  }
  /// The maximum number of addresses, as downloads have priority over requests that find files; further ones
  /// are renewed.
  private static let addressLimit = 1000

  init(client: any CrawlClient, files: AssetFiles, keepsSignatures: Bool) {
    self.client = client
    self.files = files
    self.keepsSignatures = keepsSignatures
  }

  /// Stores fresh addresses for later downloads.
  func remember(_ addresses: [String: String]) {
    guard !addresses.isEmpty else { return }
    state.withLock { state in
      if state.addresses.count + addresses.count > Self.addressLimit { state.addresses.removeAll() }
      state.addresses.merge(addresses) { _, new in new }
    }
  }

  /// Marks requests of a kind as refused for the rest of the run, as the capability is missing.
  func refuse(_ kind: WorkItem.Kind) { _ = state.withLock { $0.refused.insert(kind) } }

  func fetch(_ item: WorkItem, source: AssetSource?) async -> FetchOutcome {
    if state.withLock({ $0.refused.contains(item.kind) }) {
      return FetchOutcome(item: item, result: .success(.refused), minute: 0)
    }
    let clock = ContinuousClock()
    let start = clock.now
    do {
      let answer = try await item.kind.request.fetch(item, from: source, by: self)
      var response = answer.response
      // The header has the time of sending; the content may be as old as the request.
      let elapsed = Int(start.duration(to: clock.now).components.seconds) + 1
      let now = answer.serverTime ?? Int(Date.now.timeIntervalSince1970)
      var gaps: [FetchOutcome.Gap] = []
      if case .answer(let content) = response {
        let completed = try await content.completed(by: self)
        response = .answer(completed.content)
        gaps = completed.gaps
      }
      return FetchOutcome(
        item: item, result: .success(response), minute: (now - elapsed) / 60, bytes: answer.bytes, gaps: gaps)
    } catch {
      return FetchOutcome(item: item, result: .failure(error), minute: 0)
    }
  }

  // MARK: Partial elements

  /// Returns the body of a list with the elements that `fetch` returns in place, or `nil` if it returns none.
  func completed(
    _ partial: [(id: ObjectID, json: JSONSlice)], in list: JSONSlice,
    _ fetch: (ObjectID) async throws -> [UInt8]?
  ) async throws -> (body: [UInt8]?, gaps: [FetchOutcome.Gap]) {
    var gaps: [FetchOutcome.Gap] = []
    var body: [UInt8] = []
    let source = list.bytes
    var copied = source.startIndex
    for (id, json) in partial {
      do {
        guard let whole = try await fetch(id) else {
          gaps.append(.init(id: id, reason: FetchedResponse.tellsNothing, mayPass: false))
          continue
        }
        body += source[copied..<json.bytes.startIndex]
        // Its addresses of files are renewed later: its request id must not be stored.
        body += ResponseScan(whole[...]).body
        copied = json.bytes.endIndex
      } catch let error as NotionAPIError where !error.code.endsCrawl {
        let isGone = error.code == .objectNotFound || error.code == .restrictedResource
        let reason = error.message.isEmpty ? error.code.description : error.message
        gaps.append(.init(id: id, reason: reason, mayPass: !isGone && error.code != .validation))
      }
    }
    guard copied > source.startIndex else { return (nil, gaps) }
    return (body + source[copied...], gaps)
  }

  func scan(_ body: [UInt8]) -> ResponseScan {
    ResponseScan(body[...], keepsSignatures: keepsSignatures)
  }

  /// Returns the pages, databases and data sources of a list, ready to be stored.
  func fetched(_ list: ObjectList<WorkspaceObject>) -> [FetchedObject] {
    list.results.compactMap { object in
      switch object {
      case .page(let page): FetchedObject(page, keepsSignatures: keepsSignatures)
      case .database(let database): FetchedObject(database, keepsSignatures: keepsSignatures)
      case .dataSource(let source): FetchedObject(source, keepsSignatures: keepsSignatures)
      case .block, .user, .comment, .view, .unknown: nil
      }
    }
  }

  // MARK: Files

  /// - Returns: the content, or `nil` if the address has expired and no later read renews it.
  func file(_ key: AssetKey, _ source: AssetSource) async throws -> Asset.Content? {
    let first = state.withLock { $0.addresses.removeValue(forKey: key.text) }
    var denial: NotionAPIError?
    if let first {
      do {
        return try await download(first, source.id)
      } catch let error as NotionAPIError where error.isDenial {
        // A fresh address is requested below.
        denial = error
      }
    }
    guard let address = try await freshAddress(of: key, source) else {
      return .unavailable(reason: "what showed it does not show it any more")
    }
    if let denial, address == first {
      // Notion signs the addresses of its files at every read; another service signed this one once.
      let bytes = Array(address.utf8)[...]
      if SignedURL.secret(in: bytes) != nil, !SignedURL.isStorage(bytes) { return nil }
      throw denial
    }
    return try await download(address, source.id)
  }

  private func download(_ address: String, _ object: ObjectID) async throws -> Asset.Content {
    let target = try AssetDownload(in: files)
    do {
      let mediaType = try await client.download(address, object: object) { try target.write($0) }
      let kept = try target.keep()
      return .stored(
        .init(
          sha256: kept.sha256, byteCount: kept.size, mediaType: mediaType, pixelSize: kept.pixelSize))
    } catch {
      target.discard()
      throw error
    }
  }

  /// Retrieves the object that shows a file again, for fresh addresses of all its files in one request.
  private func freshAddress(of key: AssetKey, _ source: AssetSource) async throws -> String? {
    let renewal = state.withLock { state in
      if let renewal = state.renewals[source.id] { return renewal }
      let renewal = Task { try await addresses(in: source) }
      state.renewals[source.id] = renewal
      return renewal
    }
    defer { state.withLock { _ = $0.renewals.removeValue(forKey: source.id) } }
    var fresh = try await withTaskCancellationHandler {
      try await renewal.value
    } onCancel: {
      renewal.cancel()
    }
    let address = fresh.removeValue(forKey: key.text)
    remember(fresh)
    return address
  }

  /// Returns the addresses of the files that an object shows, by their keys.
  private func addresses(in source: AssetSource) async throws -> [String: String] {
    let body =
      switch source.kind {
      case .page: try await client.send(Endpoint.page(PageID(source.id)).untyped).body
      case .database: try await client.send(Endpoint.database(DatabaseID(source.id)).untyped).body
      case .dataSource: try await client.send(Endpoint.dataSource(DataSourceID(source.id)).untyped).body
      case .block: try await client.send(Endpoint.block(BlockID(source.id)).untyped).body
      case .comment: try await client.send(Endpoint.comment(CommentID(source.id)).untyped).body
      }
    return ResponseScan(body[...]).files.reduce(into: [:]) { $0[$1.value.key.text] = $1.value.url }
  }
}

extension NotionAPIError {
  /// Whether storage refuses the address of a file, while another address may work; most give no reason.
  fileprivate var isDenial: Bool {
    switch code {
    case .expiredURL: true
    case .fileUnavailable: status == 400 || status == 401 || status == 403
    default: false
    }
  }
}

/// The client operations that a crawl uses.
package protocol CrawlClient: Sendable {
  /// Sends a call, with retries if necessary.
  func send<Response: JSONDecodable>(_ endpoint: Endpoint<Response>) async throws -> APIResponse<Response>

  /// Downloads a file in pieces.
  ///
  /// - Returns: the media type, if the server specified one.
  func download(
    _ url: String, object: ObjectID, write: @Sendable @escaping ([UInt8]) async throws -> Void
  ) async throws -> String?

  /// Stops sending: queued requests fail, requests in flight continue.
  func stopSending() async

  /// The API server, or `nil` for a client without one.
  var server: ServerAddress? { get }
}

extension CrawlClient {
  /// `nil`, for a client without a server.
  package var server: ServerAddress? { nil }
}

extension NotionClient: CrawlClient {
  /// The API server.
  package var server: ServerAddress? { address }

  /// Downloads a file in pieces.
  package func download(
    _ url: String, object: ObjectID, write: @Sendable @escaping ([UInt8]) async throws -> Void
  ) async throws -> String? {
    try await downloads.download(url, object: object, write: write).mediaType
  }
}
