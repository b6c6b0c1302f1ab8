// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/format/striptags.h"

#include "core/base/error.h"
#include "core/templates/format/htmlparser.h"

namespace Quintette {

namespace {

constexpr int depthLimit = 50;

class Stripper : public Internal::HtmlParser
{
public:
    Stripper() : HtmlParser(References::Report) { }

    QString text;

protected:
    void onText(const QString &data) override { text += data; }
    void onStartTag(const QString &, const QString &, bool) override { }
    void onEndTag(const QString &) override { }
    void onReference(const QString &reference) override { text += u'&' + reference + u';'; }
};

[[noreturn]] void refuse()
{
    throw SuspiciousOperation(u"a text for striptags holds too many tags that are never closed"_s);
}

/// Refuses a tag that is never closed and holds many others.
void checkOpenTags(const QString &html)
{
    static const QRegularExpression longTag(u"<[a-zA-Z][^>]{1000,}"_s);
    auto matches = longTag.globalMatch(html);
    while (matches.hasNext()) {
        if (matches.next().captured().count(u'<') >= depthLimit)
            refuse();
    }
}

} // namespace

QString stripTags(const QString &html)
{
    checkOpenTags(html);
    QString text = html;
    // Taking tags away may leave new ones: <<b>b>.
    for (int depth = 0; text.contains(u'<') && text.contains(u'>'); ++depth) {
        if (depth >= depthLimit)
            refuse();
        Stripper stripper;
        stripper.feed(text);
        stripper.finish();
        if (stripper.text.count(u'<') == text.count(u'<'))
            break;
        text = stripper.text;
    }
    return text;
}

} // namespace Quintette
