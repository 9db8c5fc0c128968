extension NotionAPIError {
  /// The failure of every call after the shutdown.
  static var clientIsShutDown: NotionAPIError { NotionAPIError(.shutDown, "no more requests are sent") }

  /// The failure of every call after too long an outage of the server.
  static var serverIsUnavailable: NotionAPIError {
    NotionAPIError(.serverUnavailable, "no request is sent any more")
  }

  /// The failure of every call after the API has blocked the integration.
  static var integrationIsBlocked: NotionAPIError {
    NotionAPIError(.requestBlocked, "an earlier request was answered with public_api_request_blocked")
  }
}
