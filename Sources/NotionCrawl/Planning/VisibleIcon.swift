import NotionExportKit
import NotionModel

/// The visible part of the icon of a page, database or data source, without the expiry time of its address.
///
/// Lists, links and mentions show it with the title, in documents of other objects.
struct VisibleIcon: Equatable {
  private let type: String
  private let address: String
  private let texts: [String]

  /// Decodes the icon from the JSON of an object.
  ///
  /// - Throws: `JSONError` if the bytes are not valid JSON.
  init(ofObject json: [UInt8]) throws {
    let icon = try JSONValue(json: json)["icon"]
    type = icon?["type"]?.string ?? ""
    let content = icon?[type]
    address = content?["url"]?.string ?? ""
    texts = [content?.string, content?["id"]?.string, content?["name"]?.string, content?["color"]?.string]
      .map { $0 ?? "" }
  }

  /// Returns whether it is the picture with this key.
  func isFile(_ key: String) -> Bool {
    guard !address.isEmpty else { return false }
    return key == AssetKey(hostedURL: address).text || key == AssetKey(externalURL: address).text
  }
}
