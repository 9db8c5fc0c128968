import HTMLRendering
import NotionExportKit
import NotionModel
import NotionRendering

/// What all documents of a site have in common.
struct Site: Sendable {
  /// The context, whose workspace is the part that is published.
  let context: SinkContext
  let options: SiteSinkPlugin.Options
  let base: BaseAddress?
  let templates: TemplateLibrary
  let places: SitePlaces
  let navigation: Navigation
  let unsettled: Unsettled
  /// The names of attachments.
  let attachments: AttachmentNames
  /// Which pages are published; all where there is no rule.
  private let rule: PublishRule?
  /// The whole workspace, for whoever has to know that something is hidden.
  private let whole: any WorkspaceReader

  /// Reads the options and the templates.
  ///
  /// - Throws: ``OptionError`` where an option makes no sense.
  init(_ options: SiteSinkPlugin.Options, in context: SinkContext) throws {
    self.options = options
    base = try BaseAddress(options.baseURL)
    templates = try TemplateLibrary(folder: options.templates)
    whole = context.workspace
    rule = try PublishRule(options.publishIf)
    let workspace = rule.map { PublishedWorkspace(context.workspace, by: $0) as any WorkspaceReader }
    self.context = SinkContext(
      workspace: workspace ?? context.workspace, output: context.output, logger: context.logger,
      report: context.report)
    unsettled = Unsettled(in: context.output)
    places = SitePlaces(of: self.context.workspace, output: context.output)
    attachments = AttachmentNames(of: self.context.workspace)
    navigation = Navigation(
      of: self.context.workspace, output: context.output, places: places, attachments: attachments)
  }

  /// The part of the workspace that is published.
  var workspace: any WorkspaceReader { context.workspace }
  var output: any OutputTree { context.output }
  var loading: ExternalLoading { ExternalLoading(frames: options.frames == .known, media: false) }

  /// Links from a document in a folder.
  func references(in folder: [String], places: any DocumentLocator) -> WorkspaceReferences {
    WorkspaceReferences(
      workspace: workspace, places: places, folder: folder, fileExtension: ".html",
      linksToFolders: options.links == .pretty)
  }

  /// Whether the site is read from right to left.
  var isRightToLeft: Bool { TextDirection.isRightToLeft(language: options.language) }

  /// The address of a file of the site as seen from a folder.
  func href(of file: [String], from folder: [String]) -> String {
    let link = RelativePath.link(from: folder, to: file)
    guard options.links == .pretty, file.last == "index.html" else { return link }
    let address = String(link.dropLast("index.html".count))
    return address.isEmpty ? "./" : address
  }

  /// Whether an object is in the archive and is not published.
  func isHidden(_ id: ObjectID) async throws -> Bool {
    guard !options.publishIf.isEmpty, try await workspace.node(id) == nil else { return false }
    return try await whole.node(id) != nil
  }

  /// Reports where the rule that says what is published cannot be meant so.
  func checkRule() async throws {
    guard let rule else { return }
    for diagnostic in try await PublishRuleCheck(rule: rule, workspace: whole).diagnostics() {
      context.report(diagnostic)
    }
  }

  /// The name of the site.
  func title() async throws -> String {
    if !options.title.isEmpty { return options.title }
    if let home = try await places.home(), let place = try await places.place(of: home) { return place.title }
    return try await workspace.description().name ?? "Workspace"
  }
}
