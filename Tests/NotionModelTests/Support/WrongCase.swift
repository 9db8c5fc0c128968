/// A case of an enum that a test did not expect.
struct WrongCase: Error {}
