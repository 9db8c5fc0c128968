import ArgumentParser
import NotionSimulator

/// `demo` or `empty`.
enum WorkspaceArgument: ExpressibleByArgument {
  case demo
  case empty

  init?(argument: String) {
    let parts = argument.split(separator: ":")
    switch (parts.first, parts.count) {
    case ("demo", 1): self = .demo
    case ("empty", 1): self = .empty
    default: return nil
    }
  }

  var defaultValueDescription: String { "demo" }

  func make() -> SimulatedWorkspace {
    switch self {
    case .demo: DemoWorkspace.make()
    case .empty: SimulatedWorkspace()
    }
  }
}
