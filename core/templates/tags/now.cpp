// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/tags/tags.h"

#include "core/templates/format/dateformat.h"
#include "core/templates/format/localize.h"

namespace Quintette::Internal {

namespace {

class NowNode : public Node
{
public:
    NowNode(const QString &format, const QString &target) : m_format(format), m_target(target) { }
    void render(Context &context, Output &out) const override
    {
        DateTime now = inZone(DateTime::now(), context.timeZone());
        if (!context.useTimeZone())
            now = now.withoutZone();
        const Localization &localization = context.localization();
        const QString text = formatDate(now, namedDateFormat(m_format, localization), localization,
                                        context.timeZone());
        if (m_target.isNull())
            out.append(text);
        else
            context.set(m_target, text);
    }

private:
    QString m_format;
    QString m_target;
};

} // namespace

std::unique_ptr<Node> compileNow(Parser &, const Token &token)
{
    QStringList words = token.splitContents();
    QString target;
    if (words.size() == 4 && words[2] == u"as") {
        target = words[3];
        words = words.mid(0, 2);
    }
    if (words.size() != 2)
        throw TemplateSyntaxError(u"'now' statement takes one argument"_s);
    return std::make_unique<NowNode>(words[1].mid(1, words[1].size() - 2), target);
}

} // namespace Quintette::Internal
