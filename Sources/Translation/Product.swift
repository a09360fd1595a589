/// What this program is, in one place: the version stands nowhere else.
public enum Product {
  /// Semantic version of the product; Provenance names it in every document.
  public static let version = "0.1.0"
  /// The FHIR version that is written.
  public static let fhirVersion = "4.0.1"
  /// The US Core version whose profiles are claimed where they are met.
  public static let usCoreVersion = "6.1.0"
}
