/// The reason why no sink was created, with its remedy.
struct ScaffoldError: Error, Hashable, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
