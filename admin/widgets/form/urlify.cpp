// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/form/urlify.h"

#include <QHash>

namespace Quintette {

namespace {

/// Letters without a decomposition that ends in ASCII, in lower case.
const QHash<QChar, QString> &transliterations()
{
    static const QHash<QChar, QString> table = [] {
        // Pairs of a letter and what it is written as.
        static constexpr auto pairs =
                u"ß ss æ ae ø o œ oe ð d þ th đ d ħ h ł l ı i "
                u"α a β b γ g δ d ε e ζ z η h θ 8 ι i κ k λ l μ m ν n ξ 3 ο o π p ρ r σ s ς s τ t "
                u"υ y φ f χ x ψ ps ω w "
                u"а a б b в v г g д d е e ё yo ж zh з z и i й j к k л l м m н n о o п p р r с s т "
                u"t у u ф f х h ц c "
                u"ч ch ш sh щ sh ы y э e ю yu я ya і i ї yi є ye ґ g ђ dj ј j љ lj њ nj ћ c џ dz";
        const QStringList words = QStringView(pairs).toString().split(u' ');
        QHash<QChar, QString> result;
        for (qsizetype i = 0; i + 1 < words.size(); i += 2)
            result.insert(words.at(i).at(0), words.at(i + 1));
        return result;
    }();
    return table;
}

} // namespace

QString urlify(const QString &text, int maxLength)
{
    QString slug;
    for (const QChar letter : text.toLower()) {
        // The table first: decomposing would make и of й.
        const QString written = transliterations().value(
                letter, QString(letter).normalized(QString::NormalizationForm_KD));
        for (const QChar c : written) {
            if (c.unicode() > 0x7f)
                continue;
            if (c.isLetterOrNumber() || c == u'_')
                slug += c;
            else if ((c.isSpace() || c == u'-') && !slug.isEmpty() && !slug.endsWith(u'-'))
                slug += u'-';
        }
    }
    slug.truncate(maxLength);
    while (slug.endsWith(u'-'))
        slug.chop(1);
    return slug;
}

} // namespace Quintette
