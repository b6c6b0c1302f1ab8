// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/messageextractor.h"

#include <QTest>

using namespace Quintette;

class TestMessageExtractor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void extract_findsEveryKindOfMessage();
    void extract_ofBrokenTemplate_findsTheRest();
};

void TestMessageExtractor::extract_findsEveryKindOfMessage()
{
    const QList<TemplateMessage> messages = extractMessages(
            u"{# Translators: a button #}{% translate \"Save\" context \"menu\" as x %}\n"
            "{{ v|default:_('None') }}{% if a == _(\"50%\") %}{% endif %}\n"
            "{% blocktranslate count n=l|length trimmed %}\n one {{ a }}\n{% plural %}\n {{ n }} "
            "5%\n{% endblocktranslate %}\n"
            "{% trans 'it\\'s'|upper %}{% trans v %}{% comment %}{% trans 'hidden' %}{% endcomment %}"_s,
            u"a.html"_s);
    QCOMPARE(messages.size(), 5);
    QCOMPARE(messages[0].source, u"Save"_s);
    QCOMPARE(messages[0].context, u"menu"_s);
    QCOMPARE(messages[0].comment, u"Translators: a button"_s);
    QCOMPARE(messages[1].source, u"None"_s);
    QCOMPARE(messages[1].line, 2);
    QCOMPARE(messages[1].comment, QString());
    QCOMPARE(messages[2].source, u"50%%"_s);
    QCOMPARE(messages[3].source, u"one %(a)s"_s);
    QCOMPARE(messages[3].plural, u"%(n)s 5%%"_s);
    QCOMPARE(messages[3].line, 3);
    QCOMPARE(messages[4].source, u"it's"_s);
    QCOMPARE(messages[4].file, u"a.html"_s);
}

void TestMessageExtractor::extract_ofBrokenTemplate_findsTheRest()
{
    const QList<TemplateMessage> messages = extractMessages(
            u"{% blocktranslate %}a{% if %}{% translate _(\"x %}{% translate 'b' %}"_s,
            u"a.html"_s);
    QCOMPARE(messages.size(), 2);
    QCOMPARE(messages[1].source, u"b"_s);
}

QTEST_GUILESS_MAIN(TestMessageExtractor)
#include "tst_messageextractor.moc"
