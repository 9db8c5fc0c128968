/// A run of text as one would write it for JSONDecoder.
struct CodableRun: Decodable {
  struct Text: Decodable {
    struct Link: Decodable {
      let url: String?
    }

    let content: String
    let link: Link?
  }

  struct Mention: Decodable {
    struct Link: Decodable {
      let url: String?
      let href: String?
      let title: String?
    }

    let type: String
    let user: CodableUser?
    let date: CodableDate?
    let page: CodableReference?
    let database: CodableReference?
    let linkPreview: Link?
    let linkMention: Link?

    enum CodingKeys: String, CodingKey {
      case type, user, date, page, database
      case linkPreview = "link_preview"
      case linkMention = "link_mention"
    }
  }

  struct Equation: Decodable {
    let expression: String
  }

  struct Annotations: Decodable {
    let bold: Bool
    let italic: Bool
    let strikethrough: Bool
    let underline: Bool
    let code: Bool
    let color: String
  }

  let type: String
  let text: Text?
  let mention: Mention?
  let equation: Equation?
  let annotations: Annotations?
  let plainText: String?
  let href: String?

  enum CodingKeys: String, CodingKey {
    case type, text, mention, equation, annotations, href
    case plainText = "plain_text"
  }
}
