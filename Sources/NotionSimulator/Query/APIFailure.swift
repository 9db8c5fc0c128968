import NotionModel

/// An answer that is an error of the API.
struct APIFailure: Error, Sendable, Hashable {
  var status: Int
  var code: String
  var message: String
  var additionalData: JSONObject?

  static func validation(_ message: String) -> APIFailure {
    APIFailure(status: 400, code: "validation_error", message: message)
  }

  static let invalidURL = APIFailure(
    status: 400, code: "invalid_request_url", message: "Invalid request URL.")

  static let invalidJSON = APIFailure(
    status: 400, code: "invalid_json", message: "Error parsing JSON body.")

  static let invalidCursor = validation("The start_cursor provided is invalid")

  static let unauthorized = APIFailure(
    status: 401, code: "unauthorized", message: "API token is invalid.")

  static let missingVersion = APIFailure(
    status: 400, code: "missing_version",
    message: "Notion-Version header failed validation: Notion-Version header should be defined, "
      + "instead was `undefined`.")

  static func invalidID(_ name: String, _ text: String) -> APIFailure {
    validation("path failed validation: path.\(name) should be a valid uuid, instead was `\"\(text)\"`.")
  }

  static func restricted(_ message: String) -> APIFailure {
    APIFailure(status: 403, code: "restricted_resource", message: message)
  }

  static func capability(_ what: String) -> APIFailure {
    APIFailure(
      status: 403, code: "restricted_resource",
      message: "Insufficient permissions for this endpoint: the integration cannot read \(what).")
  }

  static func notFound(_ kind: String, _ id: ObjectID, _ workspace: SimulatedWorkspace) -> APIFailure {
    APIFailure(
      status: 404, code: "object_not_found",
      message: "Could not find \(kind) with ID: \(id). Make sure the relevant pages and databases are "
        + "shared with your integration \"\(workspace.integrationName)\".",
      additionalData: ["integration_id": .string(workspace.integration.description)])
  }

  func body(requestID: String) -> [UInt8] {
    var object: JSONObject = [
      "object": "error", "status": .number(JSONNumber(status)), "code": .string(code),
      "message": .string(message),
    ]
    if let additionalData { object["additional_data"] = .object(additionalData) }
    object["request_id"] = .string(requestID)
    return JSONValue.object(object).serialized
  }
}
