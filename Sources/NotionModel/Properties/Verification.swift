/// The verification of a page of a wiki.
public struct Verification: Sendable, Hashable {
  /// `verified`, `expired` or `unverified`.
  public let state: String
  /// The start and the end of the verification.
  public let date: DateValue?
  /// The user who verified the page.
  public let verifiedBy: User?
}

extension Verification: JSONDecodable {
  private enum Key: String, CaseIterable { case state, date, verifiedBy = "verified_by" }
  private static let keys = JSONKeyTable<Key>()

  /// Reads a verification.
  public init(from reader: inout JSONReader) throws(JSONError) {
    reader.skipWhitespace()
    let start = reader.position
    var state: String?
    var date: DateValue?
    var verifiedBy: User?
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .state: state = try reader.readString()
      case .date: date = try DateValue?(from: &reader)
      case .verifiedBy: verifiedBy = try User?(from: &reader)
      }
    }
    self.state = try reader.require(state, "state", at: start)
    self.date = date
    self.verifiedBy = verifiedBy
  }
}
