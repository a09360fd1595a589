import ResourceWriter
import Testing

@Suite struct DigestTests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
  ])
  func `SHA-256 gives the known answers of FIPS 180-4`(_ text: String, _ digest: String) {
    let bytes = Array(text.utf8)
    #expect(sha256Hex(bytes.span) == digest)
  }

  @Test func `a UUID of version 5 is that of RFC 9562's example`() {
    #expect(UUIDv5(Array("www.example.com".utf8), in: .dns).text == "2ed6657d-e927-568b-95e1-2665a8aea6a2")
  }

  @Test func `the product's namespace is the UUID of its canonical base`() {
    #expect(UUIDv5(Array("https://fluoro.example/fhir".utf8), in: .url) == .product)
  }
}
