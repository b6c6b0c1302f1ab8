// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/tags/tags.h"

#include "core/templates/format/pythontext.h"

#include <array>

namespace Quintette::Internal {

namespace {

struct Bit
{
    QStringView name;
    const char *text;
};
constexpr std::array<Bit, 8> bits{{{u"openblock", "{%"},
                                   {u"closeblock", "%}"},
                                   {u"openvariable", "{{"},
                                   {u"closevariable", "}}"},
                                   {u"openbrace", "{"},
                                   {u"closebrace", "}"},
                                   {u"opencomment", "{#"},
                                   {u"closecomment", "#}"}}};

class TemplateTagNode : public Node
{
public:
    explicit TemplateTagNode(const char *text) : m_text(text) { }
    void render(Context &, Output &out) const override { out.append(QByteArrayView(m_text)); }

private:
    const char *m_text;
};

} // namespace

std::unique_ptr<Node> compileTemplateTag(Parser &, const Token &token)
{
    const QStringList words = splitWords(token.contents);
    if (words.size() != 2)
        throw TemplateSyntaxError(u"'templatetag' statement takes one argument"_s);
    QStringList names;
    for (const Bit &bit : bits) {
        if (bit.name == words[1])
            return std::make_unique<TemplateTagNode>(bit.text);
        names += u'\'' + bit.name.toString() + u'\'';
    }
    throw TemplateSyntaxError(u"Invalid templatetag argument: '%1'. Must be one of: %2"_s.arg(
            words[1], names.join(u", "_s)));
}

} // namespace Quintette::Internal
