// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/tags/tags.h"

#include "core/templates/format/loremipsum.h"
#include "core/templates/format/pythonnumber.h"

namespace Quintette::Internal {

namespace {

enum class Form : quint8 { Words, Paragraphs, Blocks };

class LoremNode : public Node
{
public:
    LoremNode(FilterExpression count, Form form, bool common)
        : m_count(std::move(count)), m_form(form), m_common(common)
    {
    }

    void render(Context &context, Output &out) const override
    {
        const qint64 count = toPythonIndex(m_count.resolve(context)).value_or(1);
        LoremIpsum text(m_common);
        for (qint64 i = 0; i < count; ++i) {
            if (m_form == Form::Words) {
                if (i)
                    out.append(u" ");
                out.append(text.word());
                continue;
            }
            if (i)
                out.append(u"\n\n");
            const QString paragraph = text.paragraph();
            out.append(m_form == Form::Paragraphs ? u"<p>"_s + paragraph + u"</p>"_s : paragraph);
        }
    }

private:
    FilterExpression m_count;
    Form m_form;
    bool m_common;
};

} // namespace

std::unique_ptr<Node> compileLorem(Parser &parser, const Token &token)
{
    QStringList words = token.splitContents();
    const bool common = words.last() != u"random";
    if (!common)
        words.removeLast();
    Form form = Form::Blocks;
    if (!words.isEmpty()
        && (words.last() == u"w" || words.last() == u"p" || words.last() == u"b")) {
        const QString letter = words.takeLast();
        form = letter == u"w" ? Form::Words : letter == u"p" ? Form::Paragraphs : Form::Blocks;
    }
    const QString count = words.size() > 1 ? words.takeLast() : u"1"_s;
    FilterExpression expression = parser.compile(count);
    if (words.size() != 1)
        throw TemplateSyntaxError(u"Incorrect format for 'lorem' tag"_s);
    return std::make_unique<LoremNode>(std::move(expression), form, common);
}

} // namespace Quintette::Internal
