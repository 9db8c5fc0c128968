/// An object whose `type` was looked at.
enum Tagged<Payload> {
  case known(Payload)
  case unknown(UnknownContent)
}
