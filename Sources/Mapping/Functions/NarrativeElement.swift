/// What becomes of one element of a CDA narrative in XHTML (CDA R2 §4.3.5; FHIR R4 §2.4.0.1, txt-1).
struct NarrativeElement {
  /// How its children are to be written.
  enum Kind {
    /// Words and what stands among words.
    case phrase
    /// A paragraph of its own.
    case block
    /// Holds rows, cells or items and no words; without any of them it is not written.
    case frame
    /// Has no content.
    case empty
    /// A list's or table's title.
    case caption
    /// CDA `list`.
    case list
    /// CDA `renderMultiMedia`: a picture that stands among the entries.
    case media
    /// CDA `footnoteRef`.
    case footnoteReference
  }

  /// The XHTML element.
  var tag: String
  let kind: Kind
  /// Style that the element itself means.
  var style = ""

  /// By local name. CDA's own; of HTML's, which some systems write by mistake, those that FHIR allows.
  static func named(_ name: String) -> NarrativeElement? {
    switch name {
    case "content", "span": NarrativeElement(tag: "span", kind: .phrase)
    case "paragraph", "p": NarrativeElement(tag: "p", kind: .block)
    case "td", "th": NarrativeElement(tag: name, kind: .block)
    case "tr", "table", "thead", "tbody", "tfoot", "colgroup", "ul", "ol": NarrativeElement(tag: name, kind: .frame)
    case "br", "col", "hr": NarrativeElement(tag: name, kind: .empty)
    case "list": NarrativeElement(tag: "ul", kind: .list)
    case "item", "li": NarrativeElement(tag: "li", kind: .block)
    case "caption": NarrativeElement(tag: "caption", kind: .caption)
    case "linkHtml", "a": NarrativeElement(tag: "a", kind: .phrase)
    case "footnote": NarrativeElement(tag: "small", kind: .phrase)
    case "footnoteRef": NarrativeElement(tag: "a", kind: .footnoteReference)
    case "renderMultiMedia": NarrativeElement(tag: "span", kind: .media)
    case "sub", "sup", "b", "i", "em", "strong", "big", "small", "tt", "code", "pre", "q", "cite", "abbr":
      NarrativeElement(tag: name, kind: .phrase)
    case "u": NarrativeElement(tag: "span", kind: .phrase, style: "text-decoration: underline")
    case "div", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6": NarrativeElement(tag: name, kind: .block)
    default: nil
    }
  }

  /// The XHTML attribute that a CDA one becomes, without those that need a look at their value.
  static func attribute(_ name: String, on tag: String) -> String? {
    switch name {
    case "@ID": "id"
    case "@language": "lang"
    case "@colspan", "@rowspan", "@abbr", "@axis", "@headers", "@scope":
      ["td", "th"].contains(tag) ? String(name.dropFirst()) : nil
    case "@span": ["col", "colgroup"].contains(tag) ? "span" : nil
    case "@width": ["table", "col", "colgroup"].contains(tag) ? "width" : nil
    case "@align", "@valign", "@char", "@charoff": cells.contains(tag) ? String(name.dropFirst()) : nil
    case "@border", "@frame", "@rules", "@cellspacing", "@cellpadding", "@summary":
      tag == "table" ? String(name.dropFirst()) : nil
    case "@name" where tag == "a": "name"
    case "@title": "title"
    default: nil
    }
  }

  private static let cells = ["td", "th", "tr", "thead", "tbody", "tfoot", "col", "colgroup"]

  /// What a code of `styleCode` looks like (CDA R2 §4.3.5.11); nil for a system's own, which say something to it alone.
  static func style(_ code: Substring) -> String? {
    switch code {
    case "Bold": "font-weight: bold"
    case "Italics", "Emphasis": "font-style: italic"
    case "Underline": "text-decoration: underline"
    case "Lrule": "border-left: 1px solid"
    case "Rrule": "border-right: 1px solid"
    case "Toprule": "border-top: 1px solid"
    case "Botrule": "border-bottom: 1px solid"
    case "Arabic": "list-style-type: decimal"
    case "LittleRoman": "list-style-type: lower-roman"
    case "BigRoman": "list-style-type: upper-roman"
    case "LittleAlpha": "list-style-type: lower-alpha"
    case "BigAlpha": "list-style-type: upper-alpha"
    case "Disc": "list-style-type: disc"
    case "Circle": "list-style-type: circle"
    case "Square": "list-style-type: square"
    default: nil
    }
  }
}
