/// What assistants say and she never does; folded, without apostrophes.
enum AssistantPhrases {
    /// Clauses that are dropped only when they are nothing else.
    static let whole: Set<[String]> = Set(
        ["is there anything else", "anything else", "hay algo mas", "algo mas"]
            .map { $0.split(separator: " ").map(String.init) })

    static let byFirstWord: [String: [[String]]] = {
        let phrases = (english + spanish).map { $0.split(separator: " ").map(String.init) }
        return Dictionary(grouping: phrases) { $0.first ?? "" }
    }()

    private static let english = [
        "as an ai language model", "as a language model", "as a large language model", "as an ai assistant",
        "as an artificial intelligence", "as an ai i cannot", "as an ai i cant", "as an ai i dont", "as an ai i do not",
        "im an ai language model", "i am an ai language model", "im just a language model", "im a language model",
        "i am a language model", "im an ai assistant", "i am an ai assistant", "im a virtual assistant",
        "i am a virtual assistant", "how can i help you", "how can i assist you", "how may i help you",
        "how may i assist you", "what can i help you with", "what can i do for you today", "how can i be of assistance",
        "is there anything else i can", "is there anything else you", "is there something else i can",
        "anything else i can help", "anything else i can do for you", "let me know if you need",
        "let me know if you have any", "let me know if there is anything", "let me know if theres anything",
        "feel free to ask", "feel free to reach out", "feel free to let me know", "dont hesitate to",
        "do not hesitate to", "i hope this helps", "i hope that helps", "im here to help", "i am here to help",
        "im here to assist", "i am here to assist", "im happy to assist", "id be happy to help",
        "i would be happy to help", "im happy to help", "i cannot assist with", "i cant assist with",
        "im unable to assist", "i am unable to assist", "i cannot fulfill", "i cant fulfill", "i cannot comply",
        "i dont have personal opinions", "i do not have personal opinions", "i dont have personal feelings",
        "i do not have personal feelings", "my training data", "my knowledge cutoff", "i was trained by",
        "i was created by openai", "thank you for reaching out", "sure heres a", "sure here is a", "heres a response",
        "here is a response", "heres my response", "here is my response", "its important to note",
        "it is important to note", "its important to remember",
    ]

    private static let spanish = [
        "como modelo de lenguaje", "como un modelo de lenguaje", "como modelo de ia", "como asistente virtual",
        "como asistente de ia", "como asistente de inteligencia artificial", "como inteligencia artificial",
        "como una inteligencia artificial", "como ia no puedo", "como ia no tengo", "como una ia no puedo",
        "como una ia no tengo", "soy un modelo de lenguaje", "soy solo un modelo de lenguaje",
        "soy un asistente virtual", "soy una asistente virtual", "soy tu asistente", "soy un asistente de ia",
        "en que puedo ayudarte", "en que te puedo ayudar", "en que puedo ayudarle", "en que puedo ayudaros",
        "en que puedo asistirte", "en que puedo servirte", "como puedo ayudarte", "como te puedo ayudar",
        "como puedo asistirte", "puedo ayudarte en algo mas", "puedo ayudarte con algo mas", "hay algo mas en lo que",
        "hay algo mas en que", "algo mas en lo que pueda ayudarte", "hay algo mas que pueda hacer",
        "si necesitas algo mas", "si tienes alguna otra pregunta", "si tienes mas preguntas", "no dudes en preguntar",
        "no dudes en decirme", "no dudes en contactar", "no dudes en pedir", "estoy aqui para ayudarte",
        "estoy aqui para ayudar", "estoy aqui para ayudaros", "estoy aqui para asistirte", "espero que esto te ayude",
        "espero que te sirva", "espero haberte ayudado", "estare encantada de ayudarte", "no puedo ayudarte con eso",
        "no puedo ayudarte con esa", "no puedo cumplir con", "no tengo opiniones personales",
        "no tengo sentimientos personales", "mis datos de entrenamiento", "fui entrenada por", "fui entrenado por",
        "fui creada por openai", "gracias por contactar", "claro aqui tienes", "aqui tienes una respuesta",
        "es importante tener en cuenta", "es importante recordar que",
    ]
}
