internal import ArgumentParser
internal import NotionModel

/// A page or data source, by its id or the address from "Copy link".
struct ObjectArgument: ExpressibleByArgument, Hashable, Sendable {
  let id: ObjectID

  init?(argument: String) {
    guard let id = Self.id(in: argument) else { return nil }
    self.id = id
  }

  /// Returns the id in an address: of the page in a side peek (`p=`), else the last one in the path.
  private static func id(in text: String) -> ObjectID? {
    if let id = ObjectID(text) { return id }
    let address = text.split(separator: "#", maxSplits: 1)[...].first ?? ""
    let parts = address.split(separator: "?", maxSplits: 1)
    if parts.count == 2 {
      for parameter in parts[1].split(separator: "&") where parameter.hasPrefix("p=") {
        if let id = ObjectID(parameter.dropFirst(2)) { return id }
      }
    }
    for component in (parts.first ?? "").split(separator: "/").reversed() {
      if let id = ObjectID(component) ?? ObjectID(component.suffix(36)) ?? ObjectID(component.suffix(32)) {
        return id
      }
    }
    return nil
  }
}
