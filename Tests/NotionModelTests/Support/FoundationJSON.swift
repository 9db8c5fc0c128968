import Foundation
import NotionModel

/// Foundation's result for a document, for a comparison with ours.
enum FoundationJSON {
  /// The tree that JSONSerialization returns, or `nil` if it rejects the document.
  static func read(_ bytes: some Collection<UInt8>) -> Any? {
    try? JSONSerialization.jsonObject(with: Data(bytes), options: [.fragmentsAllowed])
  }

  /// Returns the first difference between two trees, as a path and both values, or `nil` if they are equal.
  static func difference(_ ours: JSONValue, _ theirs: Any, at path: String = "$") -> String? {
    switch ours {
    case .null: return theirs is NSNull ? nil : "\(path): null, \(theirs)"
    case .bool(let bool):
      guard let number = theirs as? NSNumber, isBool(number), number.boolValue == bool else {
        return "\(path): \(bool), \(theirs)"
      }
    case .number(let ours):
      guard let number = theirs as? NSNumber, !isBool(number), number.doubleValue == ours.double else {
        return "\(path): \(ours), \(theirs)"
      }
    case .string(let ours):
      // By scalars: Swift's == calls texts of different normal forms equal.
      guard let string = theirs as? String, ours.unicodeScalars.elementsEqual(string.unicodeScalars) else {
        return "\(path): \(ours), \(theirs)"
      }
    case .array(let ours):
      guard let array = theirs as? [Any], array.count == ours.count else {
        return "\(path): \(ours.count) elements, \(theirs)"
      }
      for (index, (ours, theirs)) in zip(ours, array).enumerated() {
        if let found = difference(ours, theirs, at: "\(path)[\(index)]") { return found }
      }
    case .object(let ours):
      guard let object = theirs as? [String: Any], object.count == ours.members.count else {
        return "\(path): keys \(ours.keys), \(theirs)"
      }
      for member in ours.members {
        guard let theirs = object[member.key] else { return "\(path).\(member.key): only ours" }
        if let found = difference(member.value, theirs, at: "\(path).\(member.key)") { return found }
      }
    }
    return nil
  }

  /// The numbers of JSON are integers or doubles, never the single byte of a boolean.
  private static func isBool(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" }
}
