public import NotionModel

/// A file to refer to: hosted in the workspace, or somewhere on the web.
public struct FileDraft: Sendable, Hashable {
  /// `type` and the member with that name, in the form of the API.
  let members: [JSONObjectMember]
  /// The name that a `files` property or a file block shows.
  public var name: String?

  struct JSONObjectMember: Sendable, Hashable {
    let key: String
    let value: JSONValue
  }

  private init(_ type: String, _ value: JSONValue, name: String?) {
    members = [.init(key: "type", value: .string(type)), .init(key: type, value: value)]
    self.name = name
  }

  /// A file hosted in the workspace, added with ``SimulatedWorkspace/addAsset(_:contentType:bytes:id:)``.
  public static func hosted(_ asset: ObjectID, name: String? = nil) -> FileDraft {
    FileDraft("file", Template.asset(asset), name: name)
  }

  /// A file anywhere on the web.
  public static func external(_ address: String, name: String? = nil) -> FileDraft {
    FileDraft("external", ["url": .string(address)], name: name)
  }

  /// A file of another web host, which the simulator provides: see ``SimulatedWorkspace/webFiles``.
  public static func web(_ path: String, name: String? = nil) -> FileDraft {
    FileDraft("external", ["url": Template.web(path)], name: name)
  }

  var object: JSONObject { JSONObject(members.map { ($0.key, $0.value) }) }
}
