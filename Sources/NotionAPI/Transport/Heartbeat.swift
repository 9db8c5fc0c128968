import NIOHTTP1

/// A request that reports the success of a job to a monitoring service.
///
/// It carries no token, follows redirects and uses the proxy of the environment.
public struct Heartbeat: Sendable {
  private let url: URLParts
  private let proxies: ProxySettings
  private let userAgent: String

  /// Creates a heartbeat for an address of `http` or `https`; returns `nil` for anything else.
  public init?(url: String, userAgent: String, environment: [String: String]? = nil) {
    guard let parts = URLParts(url), ["http", "https"].contains(parts.scheme) else { return nil }
    self.url = parts
    proxies = ProxySettings(environment ?? ProcessEnvironment.variables)
    self.userAgent = userAgent
  }

  /// Sends the request, a GET.
  ///
  /// - Parameter timeout: The timeout of the response.
  /// - Returns: `nil` on success, and otherwise the failure, without the address, which is a secret.
  public func send(timeout: Duration = .seconds(10)) async -> String? {
    let transport = HTTPTransport(
      connectTimeout: timeout, connectionsPerHost: 1, proxy: proxies.server(for: url)?.configuration,
      decompresses: false, sizeLimit: Self.sizeLimit)
    let reason: String?
    do {
      let request = HTTPExchangeRequest(
        method: .GET, url: url, headers: ["user-agent": userAgent, "accept": "*/*"], headTimeout: timeout)
      let response = try await transport.send(request, bodyTimeout: timeout, sizeLimit: Self.sizeLimit)
      reason = (200...299).contains(response.status) ? nil : "it answers with status \(response.status)"
    } catch let failure as TransportFailure {
      reason = failure.kind.description
    } catch {
      reason = "it was interrupted"
    }
    try? await transport.shutdown()
    return reason
  }

  /// The response to a heartbeat is a word; a page of HTML is accepted too.
  private static let sizeLimit = 1 << 20
}

extension TransportFailure.Kind {
  /// A description of the failure, without any part of the address.
  fileprivate var description: String {
    switch self {
    case .connection, .shutDown: "there is no connection to it"
    case .brokenBody: "its answer is cut off"
    case .connectTimeout, .headTimeout, .bodyTimeout: "it does not answer in time"
    case .tooLarge: "its answer is too large"
    case .redirect, .deadRedirect: "it redirects to what cannot be asked"
    case .tls: "its certificate was refused"
    }
  }
}
