internal import Signals

extension SettingCatalogue {
    static let mind = SettingSection(
        name: "mind", title: Bilingual(en: "The language model", es: "El modelo de lenguaje"),
        keys: [
            SettingKey(
                "mind.endpoint", \.mind.endpoint, .address,
                en:
                    "Address of an OpenAI-compatible server, such as http://127.0.0.1:11434/v1; empty: Aneeka runs one.",
                es: "Dirección de un servidor compatible con OpenAI, como http://127.0.0.1:11434/v1; "
                    + "vacío: Aneeka inicia uno."),
            SettingKey(
                "mind.key", \.mind.key, .text, isSecret: true,
                en: "The server's key. Better set by the environment than written here.",
                es: "La clave del servidor. Mejor en el entorno que escrita aquí."),
            SettingKey(
                "mind.model", \.mind.model, .text,
                en: "The model's name at the server, or the path of a GGUF file; empty: the default model.",
                es: "El nombre del modelo en el servidor, o la ruta de un archivo GGUF; vacío: el modelo por defecto."),
            SettingKey(
                "mind.adapter", \.mind.adapter, .path,
                en: "Path of a LoRA adapter in GGUF over the model she runs, as Tools/mind makes; empty: her own over "
                    + "the default model, none over others.",
                es: "Ruta de un adaptador LoRA en GGUF sobre el modelo que inicia ella, como los de Tools/mind; "
                    + "vacío: el suyo sobre el modelo por defecto, ninguno sobre los demás."),
            SettingKey(
                "mind.inside", \.mind.inside, .flag,
                en: "Whether the model runs inside the program, without a server: for small Llamas of Tools/mind.",
                es: "Si el modelo funciona dentro del programa, sin servidor: para los Llama pequeños de Tools/mind."),
            SettingKey(
                "mind.mini", \.mind.mini, .flag,
                en: "Whether her own small model, which comes with the program, answers when nobody else can. Only as "
                    + "Aneeka: it knows no other persona.",
                es: "Si su propio modelo pequeño, que viene con el programa, responde cuando nadie más puede. Solo "
                    + "como Aneeka: no conoce otra persona."),
            SettingKey(
                "mind.form", \.mind.form, .word,
                en:
                    "chat for models trained to follow instructions, transcript for bare ones, brief for those that "
                    + "Tools/mind trained; auto decides by the model.",
                es: "chat para modelos entrenados con instrucciones, transcript para los demás, brief para los de "
                    + "Tools/mind; auto lo decide según el modelo."),
            SettingKey(
                "mind.context", \.mind.context, .whole(512...1_048_576), unit: Bilingual(en: "tokens", es: "tokens"),
                en: "How much the model sees at once.", es: "Cuánto ve el modelo de una vez."),
            SettingKey(
                "mind.temperature", \.mind.temperature, .number(0...2),
                en: "Low: predictable; high: wild.", es: "Baja: previsible; alta: disparatada."),
            SettingKey(
                "mind.mayRepeat", \.mind.mayRepeat, .flag,
                en: "Whether she says a sentence again that she said in her last replies; else it is left out.",
                es: "Si repite una frase que ya dijo en sus últimas respuestas; si no, la omite."),
            SettingKey(
                "mind.firstToken", \.mind.firstToken, .duration(.milliseconds(100) ... .seconds(300)),
                en: "How long the model may take to begin before she makes do without it.",
                es: "Cuánto puede tardar el modelo en empezar antes de arreglárselas sin él."),
            SettingKey(
                "mind.fallbacks", \.mind.fallbacks, .texts,
                en: "Who answers when that server fails, best first: addresses, each with a model's name behind a "
                    + "space; managed: the server Aneeka runs.",
                es: "Quién responde cuando ese servidor falla, de mejor a peor: direcciones, cada una con el nombre "
                    + "del modelo tras un espacio; managed: el servidor que inicia Aneeka."),
            SettingKey(
                "mind.fallbackKey", \.mind.fallbackKey, .text, isSecret: true,
                en: "Their key. Better set by the environment than written here.",
                es: "Su clave. Mejor en el entorno que escrita aquí."),
            SettingKey(
                "mind.fallbackAfter", \.mind.fallbackAfter, .duration(.milliseconds(100) ... .seconds(300)),
                en: "How long a model may take to begin while another could answer.",
                es: "Cuánto puede tardar un modelo en empezar cuando otro podría responder."),
            SettingKey(
                "mind.server", \.mind.server, .path,
                en: "Path of llama-server for the model she runs herself; empty: searched on PATH.",
                es: "Ruta de llama-server para el modelo que inicia ella; vacío: se busca en PATH."),
            SettingKey(
                "mind.threads", \.mind.threads, .whole(0...256),
                en: "Threads of that server; 0: chosen from the number of cores.",
                es: "Hilos de ese servidor; 0: según el número de núcleos."),
        ])

    static let models = SettingSection(
        name: "models", title: Bilingual(en: "Models to fetch", es: "Modelos para descargar"),
        keys: [
            SettingKey(
                "models.hub", \.models.hub, .address,
                en: "Address that takes the place of the catalogue's hub, such as a mirror's; empty: that hub.",
                es: "Dirección que sustituye a la del catálogo, como la de una réplica; vacío: la del catálogo."),
            SettingKey(
                "models.catalogue", \.models.catalogue, .path,
                en:
                    "Path of a models.yaml of one's own, which adds models or changes those of the same name; empty: none.",
                es: "Ruta de un models.yaml propio, que añade modelos o cambia los del mismo nombre; vacío: ninguno."),
        ])

    static let voice = SettingSection(
        name: "voice", title: Bilingual(en: "Her voice", es: "Su voz"),
        keys: [
            SettingKey(
                "voice.engine", \.voice.engine, .word,
                en: "What speaks: espeak (built in where installed) or openai (a server).",
                es: "Qué habla: espeak (si está instalado) u openai (un servidor)."),
            SettingKey(
                "voice.output", \.voice.output, .output,
                en: "Where she is heard; auto: the overlay in OBS if it plays sound, else the sound device.",
                es: "Dónde se la oye; auto: la capa en OBS si da sonido, si no el dispositivo de sonido."),
            SettingKey(
                "voice.espeak.es", \.voice.espeak.es, .name,
                en: "espeak-ng's voice for Spanish.", es: "La voz de espeak-ng para el español."),
            SettingKey(
                "voice.espeak.en", \.voice.espeak.en, .name,
                en: "espeak-ng's voice for English.", es: "La voz de espeak-ng para el inglés."),
            SettingKey(
                "voice.espeak.rate", \.voice.espeak.rate, .whole(80...450),
                unit: Bilingual(en: "words a minute", es: "palabras por minuto"),
                en: "How fast it speaks.", es: "A qué velocidad habla."),
            SettingKey(
                "voice.espeak.pitch", \.voice.espeak.pitch, .whole(0...99),
                en: "How high it speaks.", es: "Qué tan aguda es."),
            SettingKey(
                "voice.openai.endpoint", \.voice.openai.endpoint, .address,
                en: "Address of the voice server, such as http://127.0.0.1:8880/v1.",
                es: "Dirección del servidor de voz, como http://127.0.0.1:8880/v1."),
            SettingKey(
                "voice.openai.key", \.voice.openai.key, .text, isSecret: true,
                en: "Its key. Better set by the environment than written here.",
                es: "Su clave. Mejor en el entorno que escrita aquí."),
            SettingKey(
                "voice.openai.model", \.voice.openai.model, .name,
                en: "The model's name at the voice server.", es: "El nombre del modelo en el servidor de voz."),
            SettingKey(
                "voice.openai.voice", \.voice.openai.voice, .name,
                en: "The voice's name at the voice server.", es: "El nombre de la voz en el servidor de voz."),
            SettingKey(
                "voice.openai.rate", \.voice.openai.rate, .whole(8_000...48_000), unit: Bilingual(en: "Hz", es: "Hz"),
                en: "Sample rate of the PCM sound that the server sends.",
                es: "Frecuencia de muestreo del sonido PCM que envía el servidor."),
            SettingKey(
                "voice.openai.firstSound", \.voice.openai.firstSound, .duration(.milliseconds(100) ... .seconds(60)),
                en: "How long the voice server may take to begin before espeak-ng speaks the clause.",
                es: "Cuánto puede tardar en empezar el servidor de voz antes de que la frase la diga espeak-ng."),
        ])
}
