/// The origin of a setting's value; earlier cases take precedence over later ones.
enum SettingOrigin: Sendable, Hashable, CustomStringConvertible {
  /// The command line.
  case commandLine(String)
  /// A variable of the environment, by name.
  case environment(String)
  /// A line of the configuration file.
  case file(path: String, line: Int)
  /// The default.
  case builtIn

  /// The origin as the effective configuration shows it.
  var description: String {
    switch self {
    case .commandLine(let flag): flag
    case .environment(let name): name
    case .file(let path, let line): "\(path), line \(line)"
    case .builtIn: "default"
    }
  }

  /// The prefix of a message about the value; empty if the message names the option itself.
  var prefix: String {
    switch self {
    case .file(let path, let line): "\(path):\(line): "
    case .environment(let name): "\(name): "
    case .commandLine, .builtIn: ""
    }
  }
}
