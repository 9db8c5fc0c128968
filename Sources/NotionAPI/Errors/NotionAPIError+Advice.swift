extension NotionAPIError {
  /// A short description of the failure, without the server's message.
  public var summary: String {
    switch code.base {
    case .unauthorized: "The token was refused"
    case .restrictedResource: "The integration lacks a capability"
    case .objectNotFound: object.map { "\($0) was not found" } ?? "Not found"
    case .rateLimited: "The rate limit did not open again"
    case .requestBlocked: "Notion blocks this integration"
    case .validation: "The request was refused"
    case .invalidCursor: "The cursor of the list is not valid any more"
    case .repeatingCursor: "The list repeats itself"
    case .unsupportedBlock: "The block's content cannot be read through the API"
    case .conflict: "The object kept changing while it was read"
    case .server: "The server failed"
    case .serverUnavailable: "The server has been failing for a long time"
    case .connection: "The connection failed"
    case .timeout: "No answer in time"
    case .responseTooLarge: "The answer is too large"
    case .invalidBody: "The answer is broken"
    case .unexpectedShape: "The answer does not have the expected shape"
    case .tooManyRedirects: "The answer redirects to nowhere"
    case .edgeBlock: "The network in front of the API refused the request"
    case .expiredURL: "The URL of the file has expired"
    case .fileUnavailable: "The file cannot be downloaded"
    case .tooSlow: "The file comes in too slowly"
    case .invalidRequest: "The request cannot be made"
    case .invalidConfiguration: "The configuration makes no sense"
    case .shutDown: "The client is shut down"
    }
  }

  /// The suggested remedy, if there is one.
  public var advice: String? {
    switch code.base {
    case .unauthorized:
      "Check that the token is complete. It may have expired or been revoked: a personal access token expires"
        + " after a year at most. A new one is made at https://www.notion.so/developers/tokens, one of an integration at"
        + " https://www.notion.so/profile/integrations."
    case .restrictedResource where message.contains("ersonal access token"):
      "A personal access token knows its own user only."
    case .restrictedResource:
      "Give the integration the capability to read \(capability) at"
        + " https://www.notion.so/profile/integrations, or export without it."
    case .objectNotFound:
      "Share the page with the integration (in Notion: ••• → Connections), or check the id."
    case .rateLimited: "Run it again later; it goes on where it stopped."
    case .requestBlocked:
      "Do not run it again before Notion's support has lifted the block; a lower rate"
        + " (--max-requests-per-second) may be what they ask for."
    case .edgeBlock:
      "A proxy, VPN or firewall may be in the way; try from another network."
    case .connection, .timeout: "Check the network, the proxy settings and the API address."
    case .server, .serverUnavailable:
      "Run it again later; it goes on where it stopped. Notion's state is at https://www.notion-status.com."
    case .expiredURL: "Read the block or page again for a fresh URL."
    case .responseTooLarge: "Ask for a smaller page size, or raise the size limit."
    case .validation, .invalidCursor, .repeatingCursor, .unsupportedBlock, .conflict, .invalidBody,
      .unexpectedShape, .tooManyRedirects, .fileUnavailable, .tooSlow, .invalidRequest, .invalidConfiguration,
      .shutDown:
      nil
    }
  }

  private var capability: String {
    switch operation {
    case .users: "user information"
    case .comments: "comments"
    default: "content"
    }
  }
}
