// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/format/loremipsum.h"

#include <QRandomGenerator>
#include <QStringList>

namespace Quintette {

namespace {

const QString commonParagraph = u"Lorem ipsum dolor sit amet, consectetur adipisicing elit, sed do "
                                u"eiusmod tempor incididunt ut labore et "
                                "dolore magna aliqua. Ut enim ad minim veniam, quis nostrud "
                                "exercitation ullamco laboris nisi ut aliquip ex "
                                "ea commodo consequat. Duis aute irure dolor in reprehenderit in "
                                "voluptate velit esse cillum dolore eu "
                                "fugiat nulla pariatur. Excepteur sint occaecat cupidatat non "
                                "proident, sunt in culpa qui officia deserunt "
                                "mollit anim id est laborum."_s;

/// How many words of the common beginning there are before chance takes over.
constexpr qsizetype commonWords = 19;

const QStringList &words()
{
    static const QStringList all = [] {
        QString plain = commonParagraph.toLower();
        return plain.remove(u',').remove(u'.').split(u' ');
    }();
    return all;
}

const QString &randomWord()
{
    return words()[QRandomGenerator::global()->bounded(words().size())];
}

int between(int lowest, int highest)
{
    return QRandomGenerator::global()->bounded(lowest, highest + 1);
}

} // namespace

QString LoremIpsum::word()
{
    const qsizetype index = m_given++;
    return m_common && index < commonWords ? words()[index] : randomWord();
}

QString LoremIpsum::sentence() const
{
    QStringList sections;
    for (int count = between(1, 5); count > 0; --count) {
        QStringList section;
        for (int length = between(3, 12); length > 0; --length)
            section += randomWord();
        sections += section.join(u' ');
    }
    QString text = sections.join(u", "_s);
    text[0] = text[0].toUpper();
    return text + (between(0, 1) ? u'?' : u'.');
}

QString LoremIpsum::paragraph()
{
    if (m_common && m_given++ == 0)
        return commonParagraph;
    QStringList sentences;
    for (int count = between(1, 4); count > 0; --count)
        sentences += sentence();
    return sentences.join(u' ');
}

} // namespace Quintette
