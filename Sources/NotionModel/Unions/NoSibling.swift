/// The siblings of an object that holds its type and its payload only.
enum NoSibling: Sendable {}
