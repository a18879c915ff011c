internal import Signals

extension SettingCatalogue {
    static let persona = SettingSection(
        name: "persona", title: Bilingual(en: "Who she is", es: "Quién es"),
        keys: [
            SettingKey(
                "persona.name", \.persona.name, .name,
                en: "Her name: what she calls herself and answers to.",
                es: "Su nombre: cómo se llama a sí misma y a qué responde."),
            SettingKey(
                "persona.file", \.persona.file, .path,
                en: "A persona file in YAML (docs/persona.md); empty: Aneeka as she ships.",
                es: "Un archivo de personaje en YAML (docs/persona.md); vacío: Aneeka tal como viene."),
            SettingKey(
                "persona.language", \.persona.language, .word,
                en: "The language she speaks; auto answers each viewer in the viewer's own.",
                es: "El idioma en que habla; auto responde a cada persona en el suyo."),
        ])

    static let twitch = SettingSection(
        name: "twitch", title: Bilingual(en: "Twitch", es: "Twitch"),
        keys: [
            SettingKey(
                "twitch.channel", \.twitch.channel, .channel,
                en: "The channel whose chat she reads; empty: no Twitch. Reading needs no account.",
                es: "El canal cuyo chat lee; vacío: sin Twitch. Para leer no hace falta cuenta."),
            SettingKey(
                "twitch.clientID", \.twitch.clientID, .text,
                en: "The Client ID of your application on dev.twitch.tv (type Public); with it `aneeka login twitch` "
                    + "signs her in. Empty: chat is read without an account.",
                es:
                    "El Client ID de tu aplicación en dev.twitch.tv (tipo público); con él `aneeka login twitch` inicia "
                    + "su sesión. Vacío: se lee el chat sin cuenta."),
            SettingKey(
                "twitch.replies", \.twitch.replies, .word,
                en: "Whether she also writes her answers in chat, as replies: off; short: her first sentence; full.",
                es: "Si además escribe sus respuestas en el chat: off (no); short: su primera frase; full: enteras."),
            SettingKey(
                "twitch.rewards", \.twitch.rewards, .rewards,
                en: "What channel point rewards do, such as \"Hydrate = say: Water, everybody!\", "
                    + "\"Wink = feel: joy\", \"Hush = skip\" or \"Emote only = ignore\"; others she answers.",
                es: "Qué hacen las recompensas de puntos, como «Agua = say: ¡A beber!», «Guiño = feel: joy», "
                    + "«Calla = skip» o «Solo emotes = ignore»; a las demás responde."),
            SettingKey(
                "twitch.eventSub", \.twitch.eventSub, .socket,
                en: "Where Twitch's events come from.", es: "De dónde llegan los eventos de Twitch."),
            SettingKey(
                "twitch.helix", \.twitch.helix, .address,
                en: "Twitch's API.", es: "La API de Twitch."),
            SettingKey(
                "twitch.auth", \.twitch.auth, .address,
                en: "Twitch's sign-in server.", es: "El servidor de acceso de Twitch."),
            SettingKey(
                "twitch.irc.host", \.twitch.irc.host, .host,
                en: "The chat server.", es: "El servidor de chat."),
            SettingKey(
                "twitch.irc.port", \.twitch.irc.port, .whole(1...65_535),
                en: "Its port: 6697 with TLS, 6667 without.", es: "Su puerto: 6697 con TLS, 6667 sin TLS."),
            SettingKey(
                "twitch.irc.tls", \.twitch.irc.tls, .flag,
                en: "Whether the connection is encrypted.", es: "Si la conexión va cifrada."),
        ])

    static let inbound = SettingSection(
        name: "inbound", title: Bilingual(en: "What other programs send", es: "Lo que envían otros programas"),
        keys: [
            SettingKey(
                "inbound.trustPaid", \.inbound.trustPaid, .flag,
                en: "Whether what they say about money, gifts and raids is believed and thanked for.",
                es: "Si se cree, y se agradece, lo que dicen de dinero, regalos y raids.")
        ])

    static let attention = SettingSection(
        name: "attention", title: Bilingual(en: "What she answers", es: "Qué responde"),
        keys: [
            SettingKey(
                "attention.idleAfter", \.attention.idleAfter, .duration(.zero ... .seconds(3_600)),
                en: "After this long without anything to answer she says something by herself; 0s: never.",
                es: "Tras este rato sin nada que responder, habla por su cuenta; 0s: nunca."),
            SettingKey(
                "attention.repeatWindow", \.attention.repeatWindow, .duration(.zero ... .seconds(3_600)),
                en: "A line repeated within this time is left out; 0s turns that off.",
                es: "Una línea repetida dentro de este tiempo se descarta; 0s lo desactiva."),
            SettingKey(
                "attention.maximumAge", \.attention.maximumAge, .duration(.seconds(1) ... .seconds(3_600)),
                en: "A comment that has waited longer is not answered any more.",
                es: "Un comentario que ha esperado más ya no se responde."),
            SettingKey(
                "attention.queue", \.attention.queue, .whole(1...10_000),
                unit: Bilingual(en: "comments", es: "comentarios"),
                en: "How many comments may wait; the least interesting ones drop out.",
                es: "Cuántos comentarios pueden esperar; salen los menos interesantes."),
        ])

    static let moderation = SettingSection(
        name: "moderation", title: Bilingual(en: "What she never reads or says", es: "Lo que nunca lee ni dice"),
        keys: [
            SettingKey(
                "moderation.words", \.moderation.words, .texts,
                en: "Your own forbidden words, beside the built-in Spanish and English lists.",
                es: "Tus palabras prohibidas, además de las listas incluidas en español e inglés."),
            SettingKey(
                "moderation.wordFiles", \.moderation.wordFiles, .paths,
                en: "Files with one forbidden word a line.",
                es: "Archivos con una palabra prohibida por línea."),
            SettingKey(
                "moderation.links", \.moderation.links, .word,
                en: "Whether comments with links are read.",
                es: "Si se leen comentarios con enlaces."),
            SettingKey(
                "moderation.profanity", \.moderation.profanity, .word,
                en: "Swearing that insults nobody: refuse; soften: read, never said; allow: read and said.",
                es:
                    "Palabrotas que no insultan a nadie: refuse; soften: se leen, nunca las dice; allow: se leen y las dice."
            ),
            SettingKey(
                "moderation.softWords", \.moderation.softWords, .texts,
                en: "Words that may be read and that she never says.",
                es: "Palabras que se pueden leer y que ella nunca dice."),
            SettingKey(
                "moderation.allowedWords", \.moderation.allowedWords, .texts,
                en: "Words that pass although the lists would refuse them.",
                es: "Palabras que pasan aunque las listas las rechazarían."),
            SettingKey(
                "moderation.allowedDomains", \.moderation.allowedDomains, .texts,
                en: "Web addresses that may be read and said, such as twitch.tv.",
                es: "Direcciones web que se pueden leer y decir, como twitch.tv."),
            SettingKey(
                "moderation.guard.endpoint", \.moderation.guard.endpoint, .address,
                en: "Address of a guard model that judges each of her sentences; empty: none.",
                es: "Dirección de un modelo vigilante que juzga cada frase suya; vacío: ninguno."),
            SettingKey(
                "moderation.guard.key", \.moderation.guard.key, .text, isSecret: true,
                en: "Its key. Better set by the environment than written here.",
                es: "Su clave. Mejor en el entorno que escrita aquí."),
            SettingKey(
                "moderation.guard.model", \.moderation.guard.model, .text,
                en: "The guard model's name at that server.", es: "El nombre del modelo vigilante en ese servidor."),
            SettingKey(
                "moderation.guard.deadline", \.moderation.guard.deadline,
                .duration(.milliseconds(50) ... .seconds(5)),
                en: "How long it may take over a sentence.", es: "Cuánto puede tardar con una frase."),
            SettingKey(
                "moderation.guard.whenLate", \.moderation.guard.whenLate, .word,
                en: "What happens to a sentence it did not judge in time.",
                es: "Qué pasa con una frase que no juzgó a tiempo."),
        ])

    static let memory = SettingSection(
        name: "memory", title: Bilingual(en: "What she remembers of people", es: "Lo que recuerda de la gente"),
        keys: [
            SettingKey(
                "memory.learns", \.memory.learns, .word,
                en: "off: nothing about viewers; rules: what they plainly say of themselves; model: what the model "
                    + "finds in quiet moments too.",
                es: "off: nada de nadie; rules: lo que cada cual dice claramente de sí; model: además lo que "
                    + "encuentra el modelo en ratos tranquilos."),
            SettingKey(
                "memory.quiet", \.memory.quiet, .duration(.milliseconds(200) ... .seconds(600)),
                en: "After this much quiet she takes notes and sums up.",
                es: "Tras este rato de calma toma notas y resume."),
        ])
}
