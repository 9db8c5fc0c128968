import HTMLRendering
import NotionExportKit
import NotionModel
import SinkRendering

/// The shared state of all documents of a site.
struct Site: Sendable {
  /// The context, with the published part of the workspace.
  let context: SinkContext
  let options: SiteSinkPlugin.Options
  let base: BaseAddress?
  let templates: TemplateLibrary
  let layout: SiteLayout
  let navigation: Navigation
  let relocations: Relocations
  let readdressed: Readdressed
  let replay: Replay
  /// The names of attachments.
  let attachments: AttachmentNames
  /// The rule of publication; `nil` publishes all pages.
  private let rule: PublishRule?
  /// The whole workspace, with the objects that are not published.
  let whole: any WorkspaceReader

  /// Reads the options and the templates.
  ///
  /// - Throws: ``OptionError`` if an option is invalid.
  init(_ options: SiteSinkPlugin.Options, in context: SinkContext) throws {
    self.options = options
    base = try BaseAddress(options.baseURL)
    templates = try TemplateLibrary(folder: options.templates)
    whole = context.workspace
    rule = try PublishRule(options.publishIf)
    self.context = SinkContext(
      workspace: PublishedWorkspace(context.workspace, by: rule, includesArchived: options.archived),
      output: context.output, logger: context.logger, report: context.report)
    relocations = Relocations(output: context.output)
    replay = Replay(in: context.output)
    readdressed = Readdressed(output: context.output, replay: base == nil ? nil : replay)
    layout = SiteLayout(of: self.context.workspace, output: context.output)
    attachments = AttachmentNames(of: self.context.workspace)
    navigation = Navigation(
      of: self.context.workspace, output: context.output, layout: layout, attachments: attachments)
  }

  /// The published part of the workspace.
  var workspace: any WorkspaceReader { context.workspace }
  var output: any OutputTree { context.output }
  var loading: ExternalLoading { ExternalLoading(frames: options.frames == .known, media: false) }

  /// Returns links from a document in a folder.
  func references(in folder: [String], layout: any OutputLayout) -> WorkspaceReferences {
    WorkspaceReferences(
      workspace: workspace, layout: layout, folder: folder, fileExtension: ".html",
      linksToFolders: options.links == .pretty)
  }

  /// Whether the site is written from right to left.
  var isRightToLeft: Bool { TextDirection.isRightToLeft(language: options.language) }

  /// Returns the address of a file of the site relative to a folder.
  func href(of file: [String], from folder: [String]) -> String {
    let link = RelativePath.link(from: folder, to: file)
    guard options.links == .pretty, file.last == "index.html" else { return link }
    let address = String(link.dropLast("index.html".count))
    return address.isEmpty ? "./" : address
  }

  /// Returns the reason why an object of the archive is not published, or `nil` if it is, or is not in the
  /// archive.
  func hiding(of id: ObjectID) async throws -> Hiding? {
    guard hidesPages, try await workspace.node(id) == nil, let node = try await whole.node(id) else {
      return nil
    }
    return node.isArchived && !options.archived ? .archived : .rule
  }

  /// Returns whether an object is in the archive and is not published.
  func isHidden(_ id: ObjectID) async throws -> Bool { try await hiding(of: id) != nil }

  /// Whether there may be unpublished pages.
  var hidesPages: Bool { rule != nil || !options.archived }

  /// The reasons why a page is not published.
  enum Hiding {
    /// The rule excludes it.
    case rule
    /// It is archived, or is inside an archived page.
    case archived

    /// The text in place of the undisclosed title.
    var title: String {
      switch self {
      case .rule: "Unpublished page"
      case .archived: "Archived page"
      }
    }

    /// The reason in words.
    var reason: String {
      switch self {
      case .rule: "it is not published"
      case .archived: "it is archived"
      }
    }
  }

  /// Reports problems of the rule of publication.
  func checkRule() async throws {
    guard let rule else { return }
    for diagnostic in try await PublishRuleCheck(rule: rule, workspace: whole).diagnostics() {
      context.report(diagnostic)
    }
  }

  /// Returns the name of the site.
  func title() async throws -> String {
    if !options.title.isEmpty { return options.title }
    if let home = try await layout.home(), let location = try await layout.location(of: home) {
      return location.title
    }
    return try await workspace.description().name ?? "Workspace"
  }
}
