internal import AsyncHTTPClient
internal import Metrics
enum NotionAPIScaffold {}
