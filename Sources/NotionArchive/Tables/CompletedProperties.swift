import DurableFiles
import Foundation
import GRDB
package import NotionExportKit
package import NotionModel

/// The responses of the property endpoint for one page, combined by property.
package struct CompletedProperties {
  package private(set) var properties: [PropertyID: CompletedProperty] = [:]

  /// Decodes rows of `property` and `body`, ordered by property and response; one without a body is a
  /// response that could not be fetched.
  init(_ rows: [Row], decode: (Data) throws -> [UInt8]) throws {
    for row in rows {
      let id = PropertyID(try row.value("property") as String)
      let before = properties[id]
      var items = before?.items ?? []
      let stored: Data? = try row.value("body")
      guard let stored else {
        properties[id] = CompletedProperty(items: items, summary: before?.summary, isWhole: false)
        continue
      }
      let response: PropertyItemResponse
      let body = try decode(stored)
      do {
        response = try PropertyItemResponse(json: body)
      } catch {
        throw ArchiveError.damagedBody
      }
      switch response {
      case .item(let item):
        items.append(item)
        properties[id] = CompletedProperty(items: items, summary: before?.summary)
      case .list(let list):
        // The last response decides: a list with a next cursor was not read completely.
        properties[id] = CompletedProperty(
          items: items + list.results, summary: list.propertyItem ?? before?.summary, isWhole: !list.hasMore)
      }
    }
  }
}
