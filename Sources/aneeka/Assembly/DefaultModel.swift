import Settings

extension AneekaSettings {
    /// On air the model that she is written for answers, once it has been fetched, where no other was chosen.
    func onAir(_ places: Places) -> AneekaSettings {
        guard mind.model.isEmpty, mind.endpoint.isEmpty, !mind.inside, let shelf = try? ModelShelf(self, places),
            let preferred = try? shelf.catalogue.entry(named: ModelCatalogue.preferred), shelf.has(preferred)
        else { return self }
        var settings = self
        settings.mind.model = preferred.files[0].name
        return settings
    }
}
