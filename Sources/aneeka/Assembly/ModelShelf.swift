import Engines
import Foundation
import Settings
import Signals

/// The models folder, seen through the catalogue: what can lie there, and what does.
struct ModelShelf {
    let catalogue: ModelCatalogue
    /// Where the files lie.
    let folder: String

    /// - Throws: `SettingsError` with what is wrong in the catalogue, or what reading it threw.
    init(_ settings: AneekaSettings, _ places: Places) throws {
        let shipped = Environment.programFolder + "/aneeka_Settings.resources/models.yaml"
        let hub = settings.models.hub
        var catalogue = try ModelCatalogue(try TextFile.text(of: shipped), path: shipped, hub: hub)
        if !settings.models.catalogue.isEmpty {
            let own = places.expand(settings.models.catalogue)
            catalogue = catalogue.merged(with: try ModelCatalogue(try TextFile.text(of: own), path: own, hub: hub))
        }
        self.catalogue = catalogue
        folder = places.dataFolder(settings) + "/models"
    }

    func path(_ file: CatalogueEntry.File) -> String { folder + "/" + file.name }

    /// Whether all its files lie there; ``check`` proves their bytes.
    func has(_ entry: CatalogueEntry) -> Bool {
        entry.files.allSatisfy { FileManager.default.fileExists(atPath: path($0)) }
    }

    /// What the setup brings has no address, and can only be checked.
    func order(_ file: CatalogueEntry.File, of entry: CatalogueEntry) -> FetchOrder {
        FetchOrder(
            address: file.address ?? "", path: path(file), sha256: file.sha256, bytes: file.bytes,
            isExact: entry.isMeasured)
    }

    /// MiB that a model file of the catalogue needs; nil of others.
    func need(of path: String) -> Int? { catalogue.entry(ofFile: path)?.neededMiB }

    /// Of all language models.
    var needs: [ModelNeed] {
        catalogue.entries.filter { $0.kind == .language }.map { ModelNeed(name: $0.name, mebibytes: $0.neededMiB) }
    }
}
