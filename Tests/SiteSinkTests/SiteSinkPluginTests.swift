import SiteTemplates
import Testing

@testable import SiteSink

/// The description of the format.
struct SiteSinkPluginTests {
  @Test("The templates are part of the program")
  func embedsTemplates() { #expect(SiteTemplates.text(of: "page.mustache") != nil) }

  @Test("Each option has a line of help")
  func help() throws {
    let names = Mirror(reflecting: SiteSinkPlugin.Options()).children.compactMap(\.label)
    #expect(Set(names) == Set(SiteSinkPlugin.Options.help.keys))
  }
}
