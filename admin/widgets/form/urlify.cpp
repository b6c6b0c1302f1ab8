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
                u"ß ss æ ae ø o œ oe ð d þ th đ dj ħ h ł l ı i ə e "
                u"α a β b γ g δ d ε e ζ z η h θ 8 ι i κ k λ l μ m ν n ξ 3 ο o π p ρ r σ s ς s τ t "
                u"υ y φ f χ x ψ ps ω w "
                u"а a б b в v г g д d е e ё yo ж zh з z и i й j к k л l м m н n о o п p р r с s т "
                u"t у u ф f х h ц c "
                u"ч ch ш sh щ sh ы y э e ю yu я ya і i ї yi є ye ґ g ђ dj ј j љ lj њ nj ћ c џ dz "
                u"أ a ب b ت t ث th ج g ح h خ kh د d ذ th ر r ز z س s ش sh ص s ض d ط t ظ th ع aa "
                u"غ gh ف f ق k ك k ل l م m ن n ه h و o ي y "
                u"ა a ბ b გ g დ d ე e ვ v ზ z თ t ი i კ k ლ l მ m ნ n ო o პ p ჟ j რ r ს s ტ t უ u "
                u"ფ f ქ q ღ g ყ y შ sh ჩ ch ც c ძ dz წ w ჭ ch ხ x ჯ j ჰ h";
        const QStringList words = QStringView(pairs).toString().split(u' ');
        QHash<QChar, QString> result;
        for (qsizetype i = 0; i + 1 < words.size(); i += 2)
            result.insert(words.at(i).at(0), words.at(i + 1));
        return result;
    }();
    return table;
}

/// The table first: decomposing would make и of й. Then that of the letter below the marks.
QString inLatin(QChar letter)
{
    const QHash<QChar, QString> &table = transliterations();
    if (table.contains(letter))
        return table.value(letter);
    QString written;
    for (const QChar part : QString(letter).normalized(QString::NormalizationForm_KD))
        written += table.value(part, part);
    return written;
}

} // namespace

QString urlify(const QString &text, int maxLength)
{
    QString slug;
    for (const QChar letter : text.toLower()) {
        for (const QChar c : inLatin(letter)) {
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
