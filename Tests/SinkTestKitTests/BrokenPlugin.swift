import Foundation
import NotionExportKit

/// Today's date in the format of a careless sink.
enum Today {
  static var text: String { Date().formatted(.iso8601.year().month().day()) }
}

/// The plugin of a sink with a flaw that its option names.
struct BrokenPlugin: SinkPlugin {
  struct Options: SinkOptions {
    var flaw = Flaw.none.rawValue
    static let help = ["flaw": "what is wrong with it"]
  }

  static let format = "broken"
  static let summary = "a sink that breaks a rule"

  static func requirements(of options: Options) -> SinkRequirements {
    SinkRequirements(pagesInParallel: true)
  }

  func makeSink(_ options: Options, in context: SinkContext) -> any Sink {
    let flaw = Flaw(rawValue: options.flaw) ?? .none
    if flaw == .writesElsewhere {
      let file = FileManager.default.temporaryDirectory.appending(path: "sink-compliance-escape.txt")
      try? Data().write(to: file)
    }
    return BrokenSink(flaw, in: context)
  }
}

/// A plugin without a description in the list of formats.
struct UndescribedPlugin: SinkPlugin {
  struct Options: SinkOptions {
    var depth = 1
    static let help: [String: String] = [:]
  }

  static let format = "un-described"
  static let summary = "a plugin without help"

  func makeSink(_ options: Options, in context: SinkContext) -> any Sink { BrokenSink(.none, in: context) }
}

/// A plugin that `--format` could not name.
struct MisnamedPlugin: SinkPlugin {
  static let format = "My Format"
  static let summary = "a plugin with a name of two words"

  func makeSink(_ options: NoOptions, in context: SinkContext) -> any Sink { BrokenSink(.none, in: context) }
}
