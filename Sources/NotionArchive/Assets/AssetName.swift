internal import Foundation
package import NotionExportKit

/// The name of a file, derived from its address.
package enum AssetName {
  /// Returns the last part of the path, decoded, or `file` if the path is empty.
  package static func name(in key: AssetKey) -> String {
    let path = key.text.prefix { $0 != "?" && $0 != "#" }
    guard let last = path.split(separator: "/").last else { return "file" }
    return String(last).removingPercentEncoding ?? String(last)
  }
}
