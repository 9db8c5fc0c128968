/// The siblings of an object with nothing but its type and its payload.
enum NoSibling: Sendable {}
