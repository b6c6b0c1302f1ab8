// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/libraries/libraries.h"

#include "core/templates/engine.h"
#include "core/templates/format/pythonnumber.h"
#include "core/templates/format/pythontext.h"
#include "core/templates/tags/tags.h"

namespace Quintette::Internal {

namespace {

/// {% get_admin_log 10 as entries for_user user %}
class AdminLogNode : public Node
{
public:
    AdminLogNode(qint64 limit, const QString &target, const QString &user)
        : m_limit(limit), m_target(target), m_user(user)
    {
    }
    void render(Context &context, Output &) const override
    {
        const auto &adminLog = context.engine().options().adminLog;
        std::optional<Value> user;
        if (!m_user.isEmpty())
            user = userIn(context);
        context.set(m_target, adminLog ? adminLog(m_limit, user) : ValueList());
    }

private:
    /// A number is the user's key, anything else a variable.
    Value userIn(Context &context) const
    {
        if (const std::optional<Value> key = integerFromText(m_user))
            return *key;
        return context.value(m_user);
    }

    qint64 m_limit;
    QString m_target;
    QString m_user;
};

std::unique_ptr<Node> compileAdminLog(Parser &, const Token &token)
{
    const QStringList words = splitWords(token.contents);
    if (words.size() < 4)
        throw TemplateSyntaxError(u"'get_admin_log' statements require two arguments"_s);
    const std::optional<qint64> limit = toPythonIndex(words[1]);
    if (!limit)
        throw TemplateSyntaxError(u"First argument to 'get_admin_log' must be an integer"_s);
    if (words[2] != u"as")
        throw TemplateSyntaxError(u"Second argument to 'get_admin_log' must be 'as'"_s);
    if (words.size() > 4 && words[4] != u"for_user")
        throw TemplateSyntaxError(u"Fourth argument to 'get_admin_log' must be 'for_user'"_s);
    return std::make_unique<AdminLogNode>(*limit, words[3], words.value(5));
}

} // namespace

std::shared_ptr<const Library> logLibrary()
{
    static const std::shared_ptr<const Library> shared = [] {
        auto library = std::make_shared<Library>();
        library->tag(u"get_admin_log"_s, compileAdminLog);
        library->documentTag(
                u"get_admin_log"_s,
                u"get_admin_log count as variable [for_user user]: the latest entries in "
                u"the history of the administration."_s);
        return library;
    }();
    return shared;
}

} // namespace Quintette::Internal
