/// An object with a decoded `type`.
enum Tagged<Payload> {
  case known(Payload)
  case unknown(UnknownContent)
}
