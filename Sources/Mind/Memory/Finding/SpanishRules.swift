extension FactRule {
    /// How viewers tell of themselves in Spanish; folded words, the first rule that fits wins.
    static let spanish = table(
        """
        [name]
        name: me llamo @name
        name: mi nombre es @name
        [birthday]
        birthday: mi cumple|cumpleaños|cumpleanos es el? @thing
        birthday: cumplo años el|en @thing
        birthday: #time es mi cumple|cumpleaños|cumpleanos
        [home]
        home from: soy de @place
        home from: yo soy de @place
        home: vivo ahora|aqui? en @place
        home: estoy viviendo en @place
        home: me he mudado a @place
        home: me mude a @place
        home: me acabo de mudar a @place
        home: saludos|saludo|saludetes|besos desde @place
        home: te|os|la veo|escribo|leo|sigo|vemos desde @place
        [work]
        work: trabajo de|como|en @thing
        work: curro de|como|en @thing
        work: soy #job @rest
        work study: estudio @thing
        work study: estoy estudiando @thing
        [pet]
        pet+: mi otro|otra? #pet se llama @name
        pet+: mis #few? #pet se llaman @list
        pet+: tengo #few? #few? #pet que se llama @name
        pet+: tengo #few? #few? #pet que se llaman @list
        pet+: tengo #few? #few? #pet y se llama @name
        pet+: tengo #few? #few? #pet y se llaman @list
        pet+: tengo #few? #few? #pet llamado|llamada @name
        pet+: he adoptado|rescatado a? #few #pet que se llama @name
        pet+: he adoptado|rescatado a? #few #pet y se llama @name
        pet: he adoptado|rescatado a? #few #pet
        pet: adopte a? #few #pet
        pet: tengo #few #few? #pet
        pet+: mi #pet @capital
        [family]
        family: mi #kin se llama @name
        family: mi #kin pequeño|pequeña|mayor se llama @name
        family: mis #kin se llaman @list
        family home: mi #kin vive en @place
        family work: mi #kin trabaja de|como|en @thing
        family study: mi #kin estudia @thing
        family plays: mi #kin juega a|al @thing
        family plays: mi #kin toca @thing
        family: tengo #few #kin que se llama|llaman @list
        family: tengo #few #kin y se llama|llaman @list
        family: tengo #few #kin @rest
        [dislikes]
        likes+: no me gusta|gustan nada? @thing
        likes+: odio @thing
        likes+: no soporto|aguanto @thing
        likes+: detesto @thing
        likes+: me da|dan mucho|mucha? asco|miedo|panico|repelus @thing
        [likes]
        likes favorite: mi * favorito|favorita|preferido|preferida es @thing
        likes favorite: mis * favoritos|favoritas|preferidos|preferidas son @list
        likes team: mi equipo es @thing
        likes+: me encanta|encantan|flipa|flipan|mola|molan|chifla|chiflan|apasiona|apasionan mucho|mazo? @thing
        likes+: me gusta|gustan mucho|muchisimo|mazo|bastante? @thing
        likes+: soy muy|super? fan|superfan de @thing
        likes+: adoro @thing
        [plays]
        plays main: mi main es @thing
        plays main: maineo a? @thing
        plays+: juego mucho|bastante|siempre? a|al @thing
        plays+: estoy jugando mucho? a|al @thing
        plays+: me he viciado a|al @thing
        plays+: estoy viciado|viciada|enganchado|enganchada a|al @thing
        plays+: toco el|la|los @thing
        plays+: estoy aprendiendo a tocar el|la|los @thing
        [plans]
        plan+: #time tengo @thing
        plan+: #time voy|viajo|vuelo a|al|de @thing
        plan+: #time me voy|mudo|examino a|al|de @thing
        plan+: #time nos vamos a|al|de @thing
        plan+: #time empiezo|presento|estreno|hago @thing
        plan+: #time es mi|la @thing
        plan+: tengo @thing #time
        plan+: me voy|mudo a|al|de @thing #time
        plan+: nos vamos a|al|de @thing #time
        plan+: voy|viajo|vuelo a|al @thing #time
        plan+: empiezo|presento|estreno @thing #time
        plan+: mi @thing es #time
        """)
}
