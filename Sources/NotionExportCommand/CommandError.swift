internal import ArgumentParser

/// A failure that ends the command, with the suggested remedy.
struct CommandError: Error, CustomStringConvertible {
  /// A description of the failure and its remedy, in sentences.
  let description: String
  /// The exit code of the command.
  let exitCode: ExitCode
  /// Whether it is an error; otherwise it is only an explanation.
  let isError: Bool

  init(_ text: TerminalText, exitCode: ExitCode = .exportFailed, isError: Bool = true) {
    description = text.description
    self.exitCode = exitCode
    self.isError = isError
  }
}

extension CommandError {
  /// Returns the command error for any error.
  static func describing(_ error: any Error) -> CommandError {
    error as? CommandError ?? CommandError("\(error)")
  }
}

extension ExitCode {
  /// The command line is invalid, or a required setting is missing (`EX_USAGE`).
  static let wrongUsage = ExitCode(64)
  /// The export failed.
  static let exportFailed = ExitCode(1)
  /// The export finished, and some objects were skipped; the report lists each with the reason.
  static let someSkipped = ExitCode(3)
  /// The export was interrupted; the next run resumes it.
  static let interrupted = ExitCode(130)
}

/// Advice about the failures of a first use.
enum Guidance {
  /// Returns the introduction for a call without arguments.
  static func firstContact(formats: [String]) -> CommandError {
    CommandError(
      """
      notion-export exports a Notion workspace. The first run exports everything, later runs only changes.

        notion-export --demo --format markdown      export a demo workspace; no token needed
        NOTION_TOKEN=ntn_… notion-export --format json --output my-workspace
                                                    export your workspace; without NOTION_TOKEN, this
                                                    command explains how to get a token
        notion-export --help                        everything else

      Formats: \(formats.joined(separator: ", "))
      """, exitCode: .wrongUsage, isError: false)
  }

  static let noToken = CommandError(
    """
    No token was found. The quickest is a personal access token, which can read what you can:
      1. Create one at https://www.notion.so/developers/tokens (with the capability to use the Notion API).
      2. Run: NOTION_TOKEN=ntn_… notion-export --format json --output my-workspace
      It is valid for at most a year, and cannot list the members of the workspace.
    Alternatively, an internal connection belongs to the workspace and can read what is shared with it:
      1. Create one at https://www.notion.so/profile/integrations ("Read content" is enough).
      2. Share pages with it: open a page in Notion, then ••• > Connections > your connection.
      3. Run the same command with its token.
    To try it without a token: notion-export --demo --format json
    """, exitCode: .wrongUsage)

  static let nothingRead: TerminalText = """
    Error: Nothing was exported, because no object could be read. The findings above give the reasons.
      Run the same command again.

    """

  static let nothingShared: TerminalText = """
    Error: Nothing was exported. The token is valid, but no page is shared with its integration.
      In Notion, open a page to export, then ••• > Connections > your integration.
      A personal access token needs no connection: it can read what its creator can.
      Pages below a shared page are shared too, so sharing the top pages of a teamspace is enough.
      Then run the same command again.

    """

  static func unreadableTokenFile(_ path: String, reason: String) -> CommandError {
    CommandError("The token file \(path) cannot be read: \(reason)", exitCode: .wrongUsage)
  }

  static func emptyTokenFile(_ path: String) -> CommandError {
    CommandError(
      "The token file \(path) is empty. Put the token (ntn_…) in it, and nothing else.",
      exitCode: .wrongUsage)
  }
}
