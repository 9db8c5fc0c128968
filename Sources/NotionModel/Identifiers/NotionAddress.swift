/// An address within Notion, in any form: `/id`, `https://www.notion.so/Title-id?pvs=4#block`, ….
///
/// ```swift
/// if let target = NotionAddress(href), let node = try await context.workspace.node(target.object) {
///   print("a link to \(node.title)")
/// }
/// ```
public struct NotionAddress: Sendable, Hashable {
  /// The page, database or data source.
  public let object: ObjectID
  /// The block in it.
  public let block: ObjectID?
  /// Whether the address names a view, as only the address of a database does.
  public let namesView: Bool

  /// Parses an address; returns `nil` if it is not Notion's.
  public init?(_ address: String) {
    guard let local = Self.path(of: address) else { return nil }
    let parts = local.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let query = parts[0].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    // The page in a peek over a database is a parameter.
    let parameters = query.dropFirst().first?.split(separator: "&") ?? []
    let peek = parameters.first { $0.hasPrefix("p=") }?.dropFirst(2)
    let last = query[0].split(separator: "/").last
    guard let object = peek.flatMap({ ObjectID($0) }) ?? last.flatMap(Self.trailingID) else { return nil }
    self.object = object
    namesView = peek == nil && parameters.contains { $0.hasPrefix("v=") }
    block = parts.count > 1 ? ObjectID(parts[1]) ?? Self.trailingID(parts[1]) : nil
  }

  private static let hosts: Set<String> = [
    "notion.so", "www.notion.so", "notion.com", "www.notion.com", "app.notion.com",
  ]

  private static func path(of address: String) -> Substring? {
    if address.hasPrefix("/"), !address.hasPrefix("//") { return address.dropFirst() }
    guard let scheme = address.range(of: "://") else { return nil }
    guard ["http", "https", "notion"].contains(address[..<scheme.lowerBound].lowercased()) else { return nil }
    let rest = address[scheme.upperBound...]
    let host = rest.prefix { !"/?#".contains($0) }
    return isHost(host) ? rest[host.endIndex...] : nil
  }

  /// Returns whether a host is Notion's.
  package static func isHost(_ host: Substring) -> Bool {
    let name = host.lowercased()
    return hosts.contains(name) || name.hasSuffix(".notion.site")
  }

  /// Returns the id at the end of a path component, after a title or alone.
  private static func trailingID(_ part: Substring) -> ObjectID? {
    if let id = ObjectID(part) { return id }
    if part.count > 36, part.dropLast(36).last == "-", let id = ObjectID(part.suffix(36)) { return id }
    guard part.count > 32, part.dropLast(32).last == "-" else { return nil }
    return ObjectID(part.suffix(32))
  }
}

extension String {
  fileprivate func range(of text: String) -> Range<String.Index>? { firstRange(of: text) }
}
