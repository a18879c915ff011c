package import Signals

/// The models that can be had: those that ship with the program's `models.yaml`, and a streamer's own.
package struct ModelCatalogue: Equatable, Sendable {
    /// In the order of the file.
    package private(set) var entries: [CatalogueEntry]

    /// The model that she is written for; on air it is preferred to what the setup brings.
    package static let preferred = "llama-3.1-8b"

    package init(_ entries: [CatalogueEntry]) { self.entries = entries }

    /// Reads the text of a `models.yaml`.
    ///
    /// - Parameters:
    ///   - path: for messages.
    ///   - hub: takes the place of the file's own; "" = that one.
    /// - Throws: ``SettingsError`` with everything that is wrong with it.
    package init(_ text: String, path: String, hub: String = "") throws(SettingsError) {
        var reader = CatalogueReader(path: path, hub: hub)
        reader.read(text)
        guard reader.problems.isEmpty else { throw SettingsError(reader.problems) }
        entries = reader.entries
    }

    /// Those of `other` are added; where both have a name, the other's counts.
    package func merged(with other: ModelCatalogue) -> ModelCatalogue {
        var merged = self
        for entry in other.entries {
            if let index = merged.entries.firstIndex(where: { $0.name == entry.name }) {
                merged.entries[index] = entry
            } else {
                merged.entries.append(entry)
            }
        }
        return merged
    }

    /// - Throws: ``UnknownModel``.
    package func entry(named name: String) throws(UnknownModel) -> CatalogueEntry {
        if let entry = entries.first(where: { $0.name == name.lowercased() }) { return entry }
        throw UnknownModel(name: name, suggestion: nearest(to: name, among: entries.map(\.name)))
    }

    /// Whose file this is; a path counts by its last part.
    package func entry(ofFile path: String) -> CatalogueEntry? {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return entries.first { $0.files.contains { $0.name == name } }
    }

    /// The most demanding language model that makes do with this much memory, in MiB.
    package func largestLanguageModel(within memory: Int, besides path: String = "") -> CatalogueEntry? {
        let other = entry(ofFile: path)?.name
        return entries.filter { $0.kind == .language && $0.neededMiB <= memory && $0.name != other }
            .max { $0.neededMiB < $1.neededMiB }
    }
}

package struct UnknownModel: ExplainedError, Equatable {
    package let name: String
    package let suggestion: String?

    package var message: Bilingual {
        let remedy =
            suggestion.map { Bilingual(en: "Did you mean \($0)?", es: "¿Querías decir \($0)?") }
            ?? Bilingual(
                en: "`aneeka models list` shows those that there are.", es: "`aneeka models list` enseña los que hay.")
        return Bilingual(en: "There is no model called \(name). ", es: "No hay ningún modelo llamado \(name). ")
            + remedy
    }
}
