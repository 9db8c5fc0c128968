import HTMLRendering
import Testing

/// Formulas become MathML if they are supported completely, and stay LaTeX otherwise.
struct FormulaTests {
  private func mathML(_ expression: String) async throws -> String? {
    let html = try await Rendered.html { try $0.equation(expression, isBlock: false) }
    guard html.hasPrefix("<math><semantics><mrow>") else { return nil }
    let inner = html.dropFirst("<math><semantics><mrow>".count)
    return inner.firstRange(of: "</mrow><annotation ").map { String(inner[..<$0.lowerBound]) }
  }

  @Test(
    "A formula is what its LaTeX says",
    arguments: [
      ("x", "<mi>x</mi>"), ("12.5", "<mn>12.5</mn>"), ("\\alpha", "<mi>α</mi>"),
      ("\\Omega", "<mi mathvariant=\"normal\">Ω</mi>"),
      ("a+b", "<mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow>"),
      ("x^2", "<msup><mi>x</mi><mn>2</mn></msup>"),
      ("x^23", "<mrow><msup><mi>x</mi><mn>2</mn></msup><mn>3</mn></mrow>"),
      ("x_i^{n+1}", "<msubsup><mi>x</mi><mi>i</mi><mrow><mi>n</mi><mo>+</mo><mn>1</mn></mrow></msubsup>"),
      (
        "f'(x)",
        "<mrow><msup><mi>f</mi><mo>′</mo></msup><mo stretchy=\"false\">(</mo><mi>x</mi><mo stretchy=\"false\">)</mo></mrow>"
      ),
      ("\\frac{a}{b}", "<mfrac><mrow><mi>a</mi></mrow><mrow><mi>b</mi></mrow></mfrac>"),
      ("\\frac12", "<mfrac><mn>1</mn><mn>2</mn></mfrac>"),
      ("\\sqrt[3]{x}", "<mroot><mrow><mi>x</mi></mrow><mn>3</mn></mroot>"),
      ("\\sqrt x", "<msqrt><mi>x</mi></msqrt>"),
      (
        "\\sum_{i}^{n}",
        "<munderover><mo movablelimits=\"true\">∑</mo><mrow><mi>i</mi></mrow><mrow><mi>n</mi></mrow></munderover>"
      ),
      ("\\int_0^1", "<msubsup><mo>∫</mo><mn>0</mn><mn>1</mn></msubsup>"),
      ("\\int\\limits_a", "<munder><mo>∫</mo><mi>a</mi></munder>"),
      ("\\lim_{x}", "<munder><mo movablelimits=\"true\">lim</mo><mrow><mi>x</mi></mrow></munder>"),
      (
        "\\left(x\\right]",
        "<mrow><mo fence=\"true\" form=\"prefix\">(</mo><mi>x</mi><mo fence=\"true\" form=\"postfix\">]</mo></mrow>"
      ),
      ("\\text{if } x", "<mrow><mtext>if\u{A0}</mtext><mi>x</mi></mrow>"), ("\\mathbb{R}", "<mi>ℝ</mi>"),
      ("\\mathbb{A}", "<mi>𝔸</mi>"), ("\\mathbf{v}", "<mi>𝐯</mi>"),
      ("\\mathrm{d}", "<mi mathvariant=\"normal\">d</mi>"),
      ("\\hat{x}", "<mover accent=\"true\"><mrow><mi>x</mi></mrow><mo stretchy=\"false\">^</mo></mover>"),
      ("\\sin x", "<mrow><mi>sin</mi><mi>x</mi></mrow>"), ("\\not=", "<mo>=\u{338}</mo>"),
      ("a\\,b", "<mrow><mi>a</mi><mspace width=\"0.167em\"></mspace><mi>b</mi></mrow>"),
      (
        "\\begin{matrix}a&b\\\\c&d\\end{matrix}",
        "<mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr><mtr><mtd><mi>c</mi></mtd><mtd><mi>d</mi></mtd></mtr></mtable>"
      ),
      (
        "\\begin{aligned}a&=b\\\\[4pt]&=c\\end{aligned}",
        "<mtable displaystyle=\"true\"><mtr><mtd class=\"right\"><mi>a</mi></mtd><mtd class=\"left\"><mrow><mo>=</mo><mi>b</mi></mrow></mtd></mtr><mtr><mtd class=\"right\"><mrow></mrow></mtd><mtd class=\"left\"><mrow><mo>=</mo><mi>c</mi></mrow></mtd></mtr></mtable>"
      ),
      (
        "\\binom{n}{k}",
        "<mrow><mo fence=\"true\" form=\"prefix\">(</mo><mfrac linethickness=\"0\"><mrow><mi>n</mi></mrow><mrow><mi>k</mi></mrow></mfrac><mo fence=\"true\" form=\"postfix\">)</mo></mrow>"
      ),
      ("_a", "<msub><mrow></mrow><mi>a</mi></msub>"),
    ])
  func understood(expression: String, expected: String) async throws {
    #expect(try await mathML(expression) == expected)
  }

  @Test(
    "A formula that is not wholly understood stays LaTeX",
    arguments: [
      "\\unknown", "{", "}", "a}", "\\frac{a}", "x^", "x^2^3", "x_a_b", "\\left( x", "x \\right)",
      "\\begin{foo}x\\end{foo}",
      "\\begin{matrix}a", "\\color{red}x", "\\text{$x$}", "% comment", "a & b", "\\", "#1",
      "\\href{javascript:alert(1)}{x}",
      "\\def\\x{y}", "\\begin{array}{l|c}a&b\\end{array}", "\\sqrt[3", "\\mathbb{\\alpha}",
      "\\operatorname{<b>}", "§", "\\not{ab}",
      String(repeating: "{", count: 500) + String(repeating: "}", count: 500),
    ])
  func unknown(expression: String) async throws {
    let html = try await Rendered.html { try $0.equation(expression, isBlock: true) }
    #expect(html.hasPrefix("<code class=\"latex\">"))
    #expect(!html.contains("<b>"))
  }

  @Test("A formula keeps its LaTeX, escaped")
  func annotation() async throws {
    let html = try await Rendered.html { try $0.equation("a < b", isBlock: true) }
    #expect(html.hasPrefix("<math display=\"block\">"))
    #expect(html.contains("<mo>&lt;</mo>"))
    #expect(html.contains("<annotation encoding=\"application/x-tex\">a &lt; b</annotation>"))
  }
}
