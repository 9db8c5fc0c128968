/// Why no sink was made, and what to do.
struct ScaffoldError: Error, Hashable, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
