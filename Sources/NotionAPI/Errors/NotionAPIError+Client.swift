extension NotionAPIError {
  /// Every call after the end.
  static var clientIsShutDown: NotionAPIError { NotionAPIError(.shutDown, "no more requests are sent") }

  /// Every call once the server was down for too long.
  static var serverIsUnavailable: NotionAPIError {
    NotionAPIError(.serverUnavailable, "no request is sent any more")
  }

  /// Every call once the API blocked the integration.
  static var integrationIsBlocked: NotionAPIError {
    NotionAPIError(.requestBlocked, "an earlier request was answered with public_api_request_blocked")
  }
}
