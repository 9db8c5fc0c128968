internal import ArgumentParser

/// What to do about the failures that most people meet first.
enum Guidance {
  static let noToken = CommandError(
    """
    No token. notion-export reads your workspace through an integration of your own:
      1. Make one at https://www.notion.so/profile/integrations ("Read content" is enough).
      2. Share with it what you want to export: open a page, then ••• > Connections > your integration.
      3. Run: NOTION_TOKEN=ntn_… notion-export --format json --output my-workspace
    To see it work without a token: notion-export --demo --format json
    """, exitCode: .wrongUsage)

  static func unreadableTokenFile(_ path: String, reason: String) -> CommandError {
    CommandError("The token file \(path) could not be read: \(reason)", exitCode: .wrongUsage)
  }

  static func emptyTokenFile(_ path: String) -> CommandError {
    CommandError(
      "The token file \(path) is empty. It should hold the token (ntn_…) and nothing else.",
      exitCode: .wrongUsage)
  }
}
