// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/flatpages/flatpagetags.h"

#include "core/orm/queryset.h"
#include "core/templates/error.h"
#include "core/templates/node.h"
#include "core/templates/parser.h"
#include "core/templates/token.h"

namespace Quintette::Internal {

namespace {

/// The pages as values; one query each time the tag is rendered.
class FlatPagesNode : public Quintette::Node
{
public:
    FlatPagesNode(const QuerySet &pages, std::optional<FilterExpression> prefix,
                  std::optional<FilterExpression> user, const QString &variable)
        : m_pages(pages), m_prefix(std::move(prefix)), m_user(std::move(user)), m_variable(variable)
    {
    }

    void render(Context &context, Output &) const override
    {
        QuerySet pages = m_pages;
        if (m_prefix)
            pages = pages.filter({{u"url__startswith"_s, m_prefix->resolve(context)}});
        if (!m_user || !m_user->resolve(context).isTrue())
            pages = pages.filter({{u"registration_required"_s, false}});
        ValueList values;
        pages.forEach([&values](const Record &page) {
            values += toValue(page);
            return true;
        });
        context.set(m_variable, values);
    }

private:
    QuerySet m_pages;
    std::optional<FilterExpression> m_prefix;
    std::optional<FilterExpression> m_user;
    QString m_variable;
};

} // namespace

std::shared_ptr<const Library> flatPageTags(const Application &application)
{
    const QuerySet pages = objects(application.models().get(u"flatpages.FlatPage"_s))
                                   .filter({{u"sites"_s, application.settings().site.id}});
    auto library = std::make_shared<Library>();
    library->tag(
            u"get_flatpages"_s,
            [pages](Parser &parser, const Token &token) -> std::unique_ptr<Quintette::Node> {
                QStringList words = token.splitContents();
                const QString problem =
                        u"%1 expects the form: get_flatpages ['/url/prefix/'] [for user] as variable"_s
                                .arg(words.takeFirst());
                if (words.size() < 2 || words[words.size() - 2] != u"as")
                    throw TemplateSyntaxError(problem);
                const QString variable = words.takeLast();
                words.removeLast();
                std::optional<FilterExpression> user;
                if (words.size() >= 2 && words[words.size() - 2] == u"for") {
                    user = parser.compile(words.takeLast());
                    words.removeLast();
                }
                std::optional<FilterExpression> prefix;
                if (!words.isEmpty())
                    prefix = parser.compile(words.takeFirst());
                if (!words.isEmpty())
                    throw TemplateSyntaxError(problem);
                return std::make_unique<FlatPagesNode>(pages, std::move(prefix), std::move(user),
                                                       variable);
            });
    library->documentTag(u"get_flatpages"_s,
                         u"get_flatpages ['/prefix/'] [for user] as variable: the flat pages that "
                         u"everybody or that user may read."_s);
    return library;
}

} // namespace Quintette::Internal
