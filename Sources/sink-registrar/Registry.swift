internal import Foundation

/// The generated source: the registry of a target's sinks.
struct Registry {
  let source: String

  /// Reads the plugin types of the modules.
  ///
  /// - Throws: ``RegistrationFailure`` with everything that is missing, so that all problems can be fixed
  ///   together.
  init(sinks: [RegistrarArguments.Module], target: String) throws {
    guard !sinks.isEmpty else {
      throw RegistrationFailure([
        RegistrationError(
          file: nil, line: 1,
          message:
            "\(target) uses RegisterSinks and depends directly on no module whose name ends in 'Sink'; "
            + "add one to its dependencies, as in .product(name: \"MarkdownSink\", package: \"notion-export\")"
        )
      ])
    }
    var errors: [RegistrationError] = []
    var declarations: [PluginDeclaration] = []
    for sink in sinks {
      do {
        declarations.append(try Self.declaration(of: sink))
      } catch let failure as RegistrationFailure {
        errors += failure.errors
      }
    }
    errors += Self.duplicates(among: declarations)
    guard errors.isEmpty else { throw RegistrationFailure(errors) }
    source = Self.source(of: declarations.map(\.module), target: target)
  }

  private static func declaration(of sink: RegistrarArguments.Module) throws -> PluginDeclaration {
    let file = URL(filePath: sink.path)
    guard file.pathExtension == "swift" else {
      throw RegistrationFailure([
        RegistrationError(
          file: sink.path, line: 1,
          message: "\(sink.name) has no file \(sink.name)Plugin.swift; a module whose name ends in 'Sink' "
            + "declares its plugin there, as 'public struct \(sink.name)Plugin: SinkPlugin'. If it is no sink, "
            + "give it a name with another ending")
      ])
    }
    let text: String
    do {
      text = try String(contentsOf: file, encoding: .utf8)
    } catch {
      throw RegistrationFailure([
        RegistrationError(file: sink.path, line: 1, message: "cannot be read: \(error.localizedDescription)")
      ])
    }
    return try PluginDeclaration(of: sink.name, file: sink.path, source: text)
  }

  private static func duplicates(among declarations: [PluginDeclaration]) -> [RegistrationError] {
    var owners: [String: PluginDeclaration] = [:]
    var errors: [RegistrationError] = []
    for declaration in declarations {
      guard let format = declaration.format else { continue }
      if let other = owners[format.name] {
        errors.append(
          RegistrationError(
            file: declaration.file, line: format.line,
            message: "the format '\(format.name)' is that of \(other.module) (\(other.file)) already; give "
              + "one of the two another name, or depend on one of them only"))
      } else {
        owners[format.name] = declaration
      }
    }
    return errors
  }

  private static func source(of modules: [String], target: String) -> String {
    let imports = (modules + ["NotionExportKit"]).sorted().map { "import \($0)" }.joined(separator: "\n")
    func list(_ name: (String) -> String) -> String {
      modules.map { "    \(name($0)).self,\n" }.joined()
    }
    return """
      // Written by the RegisterSinks plugin at every build.
      \(imports)

      /// The sinks that \(target) depends on.
      enum RegisteredSinks: SinkRegistry {
        #if compiler(>=6.3)
        static let plugins: [any SinkPlugin.Type] = [
      \(list { "\($0)::\($0)Plugin" })  ]
        #else
        static let plugins: [any SinkPlugin.Type] = [
      \(list { "\($0)Plugin" })  ]
        #endif
      }

      """
  }
}

/// A problem that prevents the registration of a sink, in the format of compiler errors.
struct RegistrationError: Hashable, CustomStringConvertible {
  /// The file of the problem.
  let file: String?
  /// The line in it, from 1.
  let line: Int
  /// A description of the problem and its remedy.
  let message: String

  var description: String { file.map { "\($0):\(line):1: error: \(message)" } ?? "error: \(message)" }
}

/// All problems that prevent writing a registry.
struct RegistrationFailure: Error {
  let errors: [RegistrationError]

  init(_ errors: [RegistrationError]) { self.errors = errors }
}
