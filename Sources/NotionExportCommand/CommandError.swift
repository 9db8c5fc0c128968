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
      notion-export exports a Notion workspace: everything, once, and from then on what has changed.

        notion-export --demo --format markdown      a look at it, without a token or an account
        NOTION_TOKEN=ntn_… notion-export --format json --output my-workspace
                                                    your workspace; how to get a token: the command without it
        notion-export --help                        everything else

      Formats: \(formats.joined(separator: ", "))
      """, exitCode: .wrongUsage, isError: false)
  }

  static let noToken = CommandError(
    """
    No token. The shortest way is a personal access token, which sees what you see, private pages included:
      1. Make one at https://www.notion.so/developers/tokens (with the capability to use the Notion API).
      2. Run: NOTION_TOKEN=ntn_… notion-export --format json --output my-workspace
      It is valid for a year at most, and cannot list the members of the workspace.
    An internal connection belongs to the workspace and sees what is shared with it:
      1. Make one at https://www.notion.so/profile/integrations ("Read content" is enough).
      2. Share with it what you want to export: open a page, then ••• > Connections > your connection.
      3. Run the same command with its token.
    To see it work without a token: notion-export --demo --format json
    """, exitCode: .wrongUsage)

  static let nothingRead: TerminalText = """
    Error: Nothing was exported, as what there is could not be read; the findings above say why.
      Run the same command again.

    """

  static let nothingShared: TerminalText = """
    Error: The token is valid, but nothing is shared with its integration, so there is nothing to export.
      In Notion, open a page that is to be exported, then ••• > Connections > your integration.
      A personal access token needs no connection: it sees what its creator sees.
      What lies below a shared page is shared too; the topmost pages of a teamspace are enough for all of it.
      Then run the same command again.

    """

  static func unreadableTokenFile(_ path: String, reason: String) -> CommandError {
    CommandError("The token file \(path) could not be read: \(reason)", exitCode: .wrongUsage)
  }

  static func emptyTokenFile(_ path: String) -> CommandError {
    CommandError(
      "The token file \(path) is empty. It should hold the token (ntn_…) and nothing else.",
      exitCode: .wrongUsage)
  }
}
