import NotionExportKit

extension Asset {
  /// The asset's name with the extension of its address where it has none, as an emoji's has not, so that what opens
  /// it knows what it is.
  var fileName: String {
    let path = key.text.prefix { $0 != "?" && $0 != "#" }
    let last = path.split(separator: "/").last ?? ""
    guard !name.contains("."), let dot = last.lastIndex(of: "."), dot > last.startIndex else { return name }
    return name + last[dot...]
  }
}
