/// Endings of web addresses.
enum Domains {
    /// Hardly anything else after a point, and what "punto …" and "dot …" may be said with.
    static let clear = set(
        """
        com net org info biz gg tv io xyz ru cn app dev shop site online store club live link click top fun porn xxx \
        sex chat cam vip win bet casino icu ws ly gl tk ml ga cf gq page web tech space website mx ar uk eu fr br \
        pe cl \
        cat example lol
        """)

    /// Only as written without spaces.
    static let written = clear.union(
        set(
            """
            wtf gift gifts ninja rocks life world today news blog games pro social media cloud host pw cc jp kr de pl \
            nl pt it ch ua su gy ly gd sh im gt cr ec uy py hn sv pa cu au nz za il tr gr hu cz dk moe mobi pics \
            photos \
            cash money bid loan download stream trade center support agency digital email exchange finance fyi \
            guru ltd \
            market network party poker racing review rip science services solutions systems tips tools toys wiki zone \
            ink buzz cyou fans monster quest sbs bond cfd hair lat art tube adult dating singles webcam deals \
            discount free promo sale jobs fit gold plus run coupons credit futbol soy
            """))

    /// Endings that are also words, after a sentence's point without a space: only with a path or at the very end.
    static let doubtful = set(
        """
        es me to de la so is it in at be co my am fm us do no ai ve se tu ya si soy free run plus today life fit \
        gold sale
        """
    )

    /// Endings of files; what follows a path's sign behind them is no address ("node.js/express").
    static let files = set(
        """
        js ts py cpp h c rs swift png jpg jpeg gif txt md html css json exe dll mp3 mp4 dat zip rar pdf doc sh cs \
        gd bsp
        """
    )

    private static func set(_ text: String) -> Set<Substring> {
        Set(text.split(whereSeparator: \.isWhitespace).map { Substring(String($0)) })
    }
}
