package import Signals

/// A model that can be had.
package struct CatalogueEntry: Equatable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case language, recogniser, voice
    }

    package struct File: Equatable, Sendable {
        /// In the models folder.
        package let name: String
        /// Whole; nil for what the setup brings.
        package let address: String?
        package let bytes: Int64
        /// In lower case; nil where it is learned at the first fetch.
        package let sha256: String?

        package init(name: String, address: String?, bytes: Int64, sha256: String?) {
            self.name = name
            self.address = address
            self.bytes = bytes
            self.sha256 = sha256
        }
    }

    package let name: String
    package let kind: Kind
    package let purpose: Bilingual
    package let licence: String
    /// Whether bytes and memory were measured; else they are approximate.
    package let isMeasured: Bool
    /// While it runs.
    package let neededMiB: Int
    /// `make setup` brings it.
    package let comesWithSetup: Bool
    package let files: [File]

    package init(
        name: String, kind: Kind, purpose: Bilingual, licence: String, isMeasured: Bool, neededMiB: Int,
        comesWithSetup: Bool = false, files: [File]
    ) {
        self.name = name
        self.kind = kind
        self.purpose = purpose
        self.licence = licence
        self.isMeasured = isMeasured
        self.neededMiB = neededMiB
        self.comesWithSetup = comesWithSetup
        self.files = files
    }

    package var bytes: Int64 { files.reduce(0) { $0 + $1.bytes } }
}
