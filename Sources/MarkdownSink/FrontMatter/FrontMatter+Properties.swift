import NotionExportKit
import NotionModel
import SinkRendering

extension FrontMatter {
  /// Returns the entries of a property under its name; `null` if it is empty.
  func entries(
    of property: PropertyValue, in document: PageDocument
  ) async throws -> [(name: String, value: YAMLValue)] {
    if flavor == .obsidian, let date = property.content.dateResult, let end = date.end {
      // A property in Obsidian has a single date.
      return [(property.name, time(date.start)), ("\(property.name) (end)", time(end))]
    }
    var value = try await value(of: property.content.shape(in: nil))
    if property.hasMore, case .richText = property.content {
      let text = try await PropertyText(references: links).text(
        of: property, schema: nil)
      value = string(text.plainText)
    } else if let mark = property.restMark {
      var nodes: [YAMLValue] = []
      switch value {
      case .list(let known): nodes = known
      case let known?: nodes = [known]
      case nil: break
      }
      value = .list(nodes + [string(mark)])
    }
    return [(property.name, value ?? .plain("null"))]
  }

  private func value(of shape: PropertyShape) async throws -> YAMLValue? {
    switch shape {
    case .number(let number, _): return .plain(number.text)
    case .checkbox(let isChecked): return .plain(isChecked ? "true" : "false")
    case .date(let value): return date(value)
    case .time(let value): return time(value)
    case .options(let options, .multiSelect): return .list(options.map { string($0.name) })
    case .people(let people, isList: true):
      var names: [YAMLValue] = []
      for user in people { names.append(string(try await links.name(of: user))) }
      return .list(names)
    case .pages(let pages):
      var targets: [YAMLValue] = []
      for page in pages { targets.append(try await relation(page.object)) }
      return .list(targets)
    case .files(let files):
      var locations: [YAMLValue] = []
      for file in files { if let location = try await self.file(file) { locations.append(location) } }
      return .list(locations)
    case .address(let address, .web):
      guard let file = try await links.hostedFile(at: address) else {
        return address.isEmpty ? nil : string(SignedURL.bare(address))
      }
      return wikiLink(file.link.local, file.name) ?? string(file.link.destination)
    case .list(let values):
      var nodes: [YAMLValue] = []
      for value in values {
        guard let node = try await self.value(of: value) else { continue }
        if case .list(let inner) = node { nodes += inner } else { nodes.append(node) }
      }
      return .list(nodes)
    case .text, .plainText, .uniqueID, .options, .people, .address, .verification, .place, .empty,
      .unresolved:
      let text = try await PropertyText(references: links).text(of: shape).plainText
      return text.isEmpty ? nil : string(text)
    @unknown default: return nil
    }
  }

  private func date(_ date: DateValue) -> YAMLValue {
    guard date.end != nil || date.timeZone != nil, flavor != .obsidian else { return time(date.start) }
    var entries = [YAMLValue.Entry(name: "start", value: time(date.start))]
    if let end = date.end { entries.append(YAMLValue.Entry(name: "end", value: time(end))) }
    if let zone = date.timeZone { entries.append(YAMLValue.Entry(name: "time_zone", value: string(zone))) }
    return .entries(entries)
  }

  private func relation(_ id: ObjectID) async throws -> YAMLValue {
    let reference = try await links.object(id, title: "")
    if let wikiLink = wikiLink(reference.link?.local, reference.text) { return wikiLink }
    guard let link = reference.link, SafeLink(link) != nil else { return string(reference.text) }
    let text = InlineWriter(flavor, in: .heading).markdown(StyledText(reference))
    return string(text)
  }
}
