import ArgumentParser
import NotionSimulator

/// `demo`, `empty` or `synthetic:100000`.
enum WorkspaceArgument: ExpressibleByArgument {
  case demo
  case empty
  case synthetic(pages: Int, seed: UInt64)

  init?(argument: String) {
    let parts = argument.split(separator: ":")
    switch (parts.first, parts.count) {
    case ("demo", 1): self = .demo
    case ("empty", 1): self = .empty
    case ("synthetic", 2...3):
      guard let pages = Int(parts[1]), pages > 0 else { return nil }
      let seed = parts.count == 3 ? UInt64(parts[2]) : 1
      guard let seed else { return nil }
      self = .synthetic(pages: pages, seed: seed)
    default: return nil
    }
  }

  var defaultValueDescription: String { "demo" }

  func make() -> SimulatedWorkspace {
    switch self {
    case .demo: DemoWorkspace.make()
    case .empty: SimulatedWorkspace()
    case .synthetic(let pages, let seed): .synthetic(pages: pages, seed: seed)
    }
  }
}
