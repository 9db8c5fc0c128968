import AsyncHTTPClient
import NIOCore

/// The failure of an exchange without a complete response.
struct TransportFailure: Error, Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    /// The connection failed, or was lost before the head.
    case connection
    /// The connection was lost inside the body, or the body contradicts its headers.
    case brokenBody
    case connectTimeout, headTimeout, bodyTimeout
    case tooLarge
    case redirect
    /// The server redirects to an unreachable host.
    case deadRedirect
    /// The certificate or the TLS handshake was refused.
    case tls
    case shutDown
  }

  var kind: Kind
  var detail: String

  /// Whether the host could not be connected to.
  var isUnreachable: Bool {
    switch kind {
    case .connection, .connectTimeout, .tls: true
    case .brokenBody, .headTimeout, .bodyTimeout, .tooLarge, .redirect, .deadRedirect, .shutDown: false
    }
  }

  init(_ kind: Kind, _ detail: String) {
    self.kind = kind
    self.detail = detail
  }

  /// Classifies an error of the HTTP library, before or inside the body.
  init(_ error: any Error, inBody: Bool) {
    if let failure = error as? TransportFailure {
      self = failure
      return
    }
    if let error = error as? HTTPClientError {
      switch error {
      case .deadlineExceeded, .readTimeout:
        self.init(inBody ? .bodyTimeout : .headTimeout, error.shortDescription)
        return
      case .connectTimeout, .socksHandshakeTimeout, .httpProxyHandshakeTimeout, .tlsHandshakeTimeout,
        .getConnectionFromPoolTimeout:
        self.init(.connectTimeout, error.shortDescription)
        return
      case .alreadyShutdown:
        self.init(.shutDown, error.shortDescription)
        return
      default:
        self.init(inBody ? .brokenBody : .connection, error.shortDescription)
        return
      }
    }
    let name = String(describing: type(of: error))
    let detail = String(String(describing: error).prefix(200))
    if name.contains("SSL") {
      self.init(.tls, detail)
    } else {
      self.init(inBody ? .brokenBody : .connection, "\(name): \(detail)")
    }
  }
}
