/// The forms of a listed noun: `word~` is a Spanish one, `word+` an English one.
enum Inflections {
    /// - Parameter word: as written in a list, with its mark.
    static func forms(of word: Substring) -> [String] {
        guard let mark = word.last, mark == "~" || mark == "+", word.count > 3 else { return [String(word)] }
        let noun = String(word.dropLast())
        return mark == "~" ? spanish(noun) : english(noun)
    }

    private static func spanish(_ noun: String) -> [String] {
        guard let last = noun.last else { return [] }
        var stem = noun
        let isFeminine = last == "a"
        let endings = "aeo"
        if endings.contains(last) { stem.removeLast() }
        let plural = endings.contains(last) ? noun + "s" : last == "z" ? String(noun.dropLast()) + "ces" : noun + "es"
        let vowel = isFeminine ? "a" : "o"
        var forms = [noun, plural]
        // "maricón" makes "mariconcito", "puta" makes "putita".
        let infix = endings.contains(last) || last == "l" ? "" : "c"
        // c, g and z before i are written qu, gu and c.
        let soft: String
        switch stem.last {
        case "c": soft = String(stem.dropLast()) + "qu"
        case "g": soft = stem + "u"
        case "z": soft = String(stem.dropLast()) + "c"
        default: soft = stem
        }
        for ending in ["it", "ill"] {
            let form = soft + infix + ending + vowel
            forms += [form, form + "s"]
        }
        for ending in ["az", "isim"] where endings.contains(last) || ending == "az" {
            let form = (ending == "isim" ? soft : stem) + ending + vowel
            forms += [form, form + "s"]
        }
        return forms
    }

    private static func english(_ noun: String) -> [String] {
        let hisses = ["s", "x", "z", "ch", "sh"].contains { noun.hasSuffix($0) }
        var forms = [noun, noun + (hisses ? "es" : "s"), noun + "z"]
        if noun.hasSuffix("y") { forms.append(noun.dropLast() + "ies") }
        if noun.hasSuffix("er") { forms.append(noun.dropLast(2) + "a") }
        return forms
    }
}
