import ArgumentParser
import NotionSimulator

/// `demo`, `empty`, `values`, `synthetic:100000`, `page:50000` or `files:1000`.
enum WorkspaceArgument: ExpressibleByArgument {
  case demo
  case empty
  case values
  case synthetic(pages: Int, seed: UInt64)
  case page(blocks: Int, seed: UInt64)
  case files(count: Int, seed: UInt64)

  init?(argument: String) {
    let parts = argument.split(separator: ":")
    switch (parts.first, parts.count) {
    case ("demo", 1): self = .demo
    case ("empty", 1): self = .empty
    case ("values", 1): self = .values
    case (let kind?, 2...3):
      guard let count = Int(parts[1]), count > 0 else { return nil }
      guard let seed = parts.count == 3 ? UInt64(parts[2]) : 1 else { return nil }
      switch kind {
      case "synthetic": self = .synthetic(pages: count, seed: seed)
      case "page": self = .page(blocks: count, seed: seed)
      case "files": self = .files(count: count, seed: seed)
      default: return nil
      }
    default: return nil
    }
  }

  var defaultValueDescription: String { "demo" }

  func make() -> SimulatedWorkspace {
    switch self {
    case .demo: DemoWorkspace.make()
    case .empty: SimulatedWorkspace()
    case .values: ValuesWorkspace.make()
    case .synthetic(let pages, let seed): .synthetic(pages: pages, seed: seed)
    case .page(let blocks, let seed): .longPage(blocks: blocks, seed: seed)
    case .files(let count, let seed): .files(count: count, seed: seed)
    }
  }
}
