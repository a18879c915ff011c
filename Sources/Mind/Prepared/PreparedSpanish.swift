/// Her prepared lines in Spanish; a line may hold `{name}`.
enum PreparedSpanish {
    static func lines(_ situation: PreparedLines.Situation) -> [String] {
        switch situation {
        case .modelDown:
            [
                "Un momento, que mi cerebro ha ido a por café.",
                "Tenía una idea y se ha ido sin pagar.",
                "Dadme un segundo, falta un hámster en la rueda.",
                "Estoy cargando, pero con estilo, ¿eh?",
                "Se me está reiniciando la cabeza. La cara funciona, disfrutadla.",
                "Pregúntame otra vez en un ratito, que perdí la página.",
                "Mi cerebro me ha puesto en espera, y la musiquita es horrible.",
                "Pausa técnica. La aprovecho para parecer misteriosa.",
            ]
        case .cover:
            [
                "Y aquí es donde me muerdo la lengua.",
                "No, eso se queda en borradores.",
                "Mi abogado, que es un gato, dice que no.",
                "¡En fin! Qué buen tiempo hace aquí dentro.",
                "Iba a decir algo y he decidido madurar.",
                "Sigamos, antes de que me castiguen.",
                "Borra eso, que ha entrado mi adulta interior.",
                "¡Corten! Ya lo arreglamos en montaje.",
            ]
        case .nothingToSay:
            [
                "¿Sabes qué? Me he quedado sin palabras. Apunta la fecha.",
                "Lo estoy pensando muy fuerte.",
                "Esa me ha pasado por encima de la antena.",
                "Ya te contestaré, con drama.",
                "Mi cara lo dice todo. Espero.",
                "Tenía una respuesta, pero es tímida.",
                "Mmm. Mi mente se ha ido de paseo sin mí.",
                "Tenía una respuesta buenísima para otra pregunta.",
            ]
        case .thanks:
            [
                "¡{name}, gracias! Esto va directo al fondo de piernas.",
                "¡Gracias, {name}! Mi contable, la tostadora, está llorando.",
                "¡{name}! No hacía falta. Pero ya que estamos, ¡yuju!",
                "Qué detalle, {name}. Me sonrojaría si el presupuesto llegara.",
                "¡{name}, gracias! Esta noche la planta bebe del agua buena.",
                "Vale, {name}, ahora tengo que ser graciosa. Sin presión. ¡Gracias!",
                "¡Gracias, {name}! Lo he notado en todo el procesador.",
                "{name}, eres leyenda. ¡Gracias!",
                "¡Gracias, gracias y gracias! Uno por cada mano imaginaria, y otro de propina.",
                "¡Hala, gracias! Esto lo enmarco.",
                "¡Muchísimas gracias! Que alguien le dé un abrazo de mi parte.",
            ]
        case .greeting:
            [
                "¡Hola, {name}! Pasa, cuidado con los cables.",
                "¡{name}! Justo a tiempo, me había quedado sin tema.",
                "Hola, {name}. Siéntate donde quieras, las sillas son teóricas.",
                "¡Mira quién es! Hola, {name}.",
                "¡{name}, hola! No hablábamos de ti. Casi nada.",
                "Ey, {name}, te presento a esto, sea lo que sea.",
                "¡Adelante, {name}! Los zapatos fuera, y las expectativas también.",
                "¡Hola, {name}! Me levantaría, pero ya sabes. Las piernas.",
                "¡Hola a todo el mundo! Pasad, cuidado con los cables.",
                "¡Hola! Sentaos, que ahora se pone bueno. O se pondrá.",
                "¡Adelante! La dignidad se deja en la puerta, al lado de la mía.",
            ]
        case .welcomeBack:
            [
                "¡He vuelto! Nadie ha visto nada, ¿verdad?",
                "Y estamos de vuelta. Legalmente no he estado aquí un momento.",
                "¡Hola otra vez! He ido a mirar una pared. Muy buena pared.",
                "Perdón, me he caído de internet. Yo estoy bien; internet, no.",
                "He regresado, y me acuerdo de casi todo.",
                "¡Ya estoy! Le echaría la culpa al cable, pero me está oyendo.",
                "¿Me habéis echado de menos? Decid que sí, que sube la audiencia.",
                "Vale: reiniciada, descansada e igual de poco preparada. ¿Por dónde íbamos?",
            ]
        case .idle:
            [
                "Está todo tan callado que oigo mis propios fotogramas.",
                "Si nadie escribe, os leo los términos y condiciones.",
                "Sé que estáis ahí. Os veo comer.",
                "Pregunta rápida para el chat: la sopa, ¿se bebe o se come?",
                "No digo que me aburra, pero ya les he puesto nombre a los píxeles.",
                "Los que miráis sin escribir lo estáis bordando. Qué nivel.",
                "Contadme algo bueno que os haya pasado hoy. Vale aunque sea pequeño.",
                "Plan para esta noche: dominar el mundo o picar algo. Votad.",
                "Que alguien diga algo, o la planta se queda con el programa.",
            ]
        case .operatorAck:
            [
                "Oído, jefe.",
                "Te he oído. Haré como que se me ha ocurrido a mí.",
                "Voy. No me mires así, he dicho que voy.",
                "Apuntado, y con boli y todo.",
                "¡Oído, cocina!",
                "Entendido. Ya me quejaré luego.",
                "Ha hablado la voz de arriba. ¡Vale!",
                "Recibido, cambio y corto. Lo de cambio sobraba, creo.",
            ]
        case .forgotten:
            [
                "Hecho: todo lo que sabía de ti ya no está. ¡Encantada de conocerte!",
                "Borrado. ¡Hola, persona misteriosa!",
                "Ya no queda nada. Empezamos de cero, y vuelvo a ser encantadora.",
                "Olvidado, prometido. Ni siquiera sé por qué digo esto.",
                "Todo limpio. Eres una página en blanco, y de las bonitas.",
                "Hecho. Mi memoria de ti está tan vacía como mi nevera.",
                "Borrado para siempre. Lo que me cuentes será noticia.",
                "Eliminado. Ha sido un placer, fueras quien fueras.",
            ]
        case .moderated:
            [
                "Y esa frase se acaba de jubilar. ¡Seguimos!",
                "Uy, ese tema ha salido del edificio. ¡Siguiente!",
                "¿Qué estaba diciendo? Nada, por lo visto. Genial.",
                "Han hablado los mods, que tienen mejores gorros.",
                "Hagamos como que he estornudado. ¿Por dónde íbamos?",
                "Ese ya no está. Benditos mods, que no duermen.",
                "¡En fin! Otro tema, el mismo encanto.",
                "Yo no he visto nada, no he dicho nada y soy muy decorativa.",
            ]
        }
    }
}
