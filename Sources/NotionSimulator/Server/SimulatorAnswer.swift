import NotionModel

/// A response before it is written.
struct SimulatorAnswer: Sendable {
  var status: Int
  var headers: [(name: String, value: String)] = []
  var body: [UInt8]

  static func json(_ bytes: [UInt8], requestID: String, status: Int = 200) -> SimulatorAnswer {
    SimulatorAnswer(
      status: status,
      headers: [("Content-Type", "application/json; charset=utf-8"), ("x-notion-request-id", requestID)],
      body: bytes)
  }

  static func failure(_ failure: APIFailure, requestID: String) -> SimulatorAnswer {
    json(failure.body(requestID: requestID), requestID: requestID, status: failure.status)
  }

  func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}
