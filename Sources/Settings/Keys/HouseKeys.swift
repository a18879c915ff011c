internal import Signals

extension SettingCatalogue {
    static let stage = SettingSection(
        name: "stage", title: Bilingual(en: "Overlay and panel", es: "Capa y panel"),
        keys: [
            SettingKey(
                "stage.host", \.stage.host, .host,
                en: "The address she listens at; 127.0.0.1 is reached from this computer only.",
                es: "La dirección en que escucha; a 127.0.0.1 solo se llega desde este equipo."),
            SettingKey(
                "stage.port", \.stage.port, .whole(0...65_535),
                en: "The port of overlay and panel; 0: any free one.",
                es: "El puerto de la capa y el panel; 0: cualquiera libre."),
            SettingKey(
                "stage.allowedHosts", \.stage.allowedHosts, .texts,
                en: "Further names by which browsers may reach her, such as pc.local.",
                es: "Otros nombres con que los navegadores pueden llegar a ella, como pc.local."),
        ])

    static let journal = SettingSection(
        name: "journal", title: Bilingual(en: "What is kept", es: "Lo que se guarda"),
        keys: [
            SettingKey(
                "journal.folder", \.journal.folder, .path,
                en: "The data folder; empty: aneeka in the XDG data folder (~/.local/share/aneeka).",
                es: "La carpeta de datos; vacío: aneeka en la carpeta de datos XDG (~/.local/share/aneeka)."),
            SettingKey(
                "journal.comments", \.journal.comments, .whole(100...10_000_000),
                unit: Bilingual(en: "comments", es: "comentarios"),
                en: "How many of the newest comments are kept.", es: "Cuántos de los últimos comentarios se guardan."),
            SettingKey(
                "journal.turns", \.journal.turns, .whole(100...1_000_000),
                unit: Bilingual(en: "turns", es: "turnos"),
                en: "How many of her newest turns are kept, with their times.",
                es: "Cuántos de sus últimos turnos se guardan, con sus tiempos."),
        ])

    static let simulation = SettingSection(
        name: "simulation", title: Bilingual(en: "The simulated audience", es: "El público simulado"),
        keys: [
            SettingKey(
                "simulation.enabled", \.simulation.enabled, .flag,
                en: "Whether a simulated audience writes too.", es: "Si escribe también un público simulado."),
            SettingKey(
                "simulation.seed", \.simulation.seed, .whole(0...2_147_483_647),
                en: "The same number brings the same audience; 0: another one each time.",
                es: "El mismo número trae el mismo público; 0: otro cada vez."),
            SettingKey(
                "simulation.pace", \.simulation.pace, .number(0.1...6_000),
                unit: Bilingual(en: "comments a minute", es: "comentarios por minuto"),
                en: "How much it writes.", es: "Cuánto escribe."),
            SettingKey(
                "simulation.languages", \.simulation.languages, .languages,
                en: "The languages it writes in.", es: "Los idiomas en que escribe."),
        ])

    static let log = SettingSection(
        name: "log", title: Bilingual(en: "The log", es: "El registro"),
        keys: [
            SettingKey(
                "log.level", \.log.level, .word,
                en: "How much is told; info is a page for a stream.",
                es: "Cuánto se cuenta; info es una página por directo.")
        ])
}
