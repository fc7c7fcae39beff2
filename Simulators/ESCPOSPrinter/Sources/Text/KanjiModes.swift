/// What FS !, FS - and FS W set for characters of two bytes; FS S their spaces.
struct KanjiModes {
    var widthTimes = 1
    var heightTimes = 1
    var isUnderlined = false
    var leftSpacing = 0
    var rightSpacing = 0
    /// Whether it was said that there are no letters for them.
    var isNoted = false

    /// The style of such characters beside that of others.
    func style(beside style: TextStyle) -> TextStyle {
        var style = style
        style.font = .kanji
        (style.widthTimes, style.heightTimes) = (widthTimes, heightTimes)
        style.isUnderlined = isUnderlined
        return style
    }
}
