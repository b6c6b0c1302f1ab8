// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrations/operations/postgresqloperations.h"

#include "core/base/error.h"
#include "core/db/backend.h"
#include "core/db/databaseerror.h"

namespace Quintette {

std::unique_ptr<Operation> CreateExtension::make(const Dict &dict)
{
    static const QHash<QString, QString> known = {
            {u"BloomExtension"_s, u"bloom"_s},          {u"BtreeGinExtension"_s, u"btree_gin"_s},
            {u"BtreeGistExtension"_s, u"btree_gist"_s}, {u"CITextExtension"_s, u"citext"_s},
            {u"CryptoExtension"_s, u"pgcrypto"_s},      {u"HStoreExtension"_s, u"hstore"_s},
            {u"TrigramExtension"_s, u"pg_trgm"_s},      {u"UnaccentExtension"_s, u"unaccent"_s}};
    const QString step = requiredText(dict, u"op");
    const QString name = known.value(step);
    return std::make_unique<CreateExtension>(step,
                                             name.isEmpty() ? requiredText(dict, u"name") : name);
}

Dict CreateExtension::toDict() const
{
    Dict dict{{u"op"_s, m_step}};
    if (m_step == "CreateExtension"_L1)
        dict.insert(u"name"_s, m_name);
    return dict;
}

QString CreateExtension::describe() const
{
    return u"Create extension "_s + m_name;
}

void CreateExtension::forwards(const OperationContext &context, const ProjectState &,
                               const ProjectState &) const
{
    if (!context.isPostgreSqlStep())
        return;
    const QString sql = u"CREATE EXTENSION IF NOT EXISTS "_s + context.backend.quoteName(m_name);
    try {
        context.editor.execute(sql);
    } catch (const DatabaseError &error) {
        throw ProgrammingError(
                QN_TEXT("migrations",
                        "The extension \"%1\" cannot be made in the database \"%2\": %3. Install "
                        "it "
                        "on the server if it is not there, let a superuser run \"%4\" in that "
                        "database, and migrate again.")
                        .arg(m_name)
                        .arg(context.connection.settings().name)
                        .arg(error.message())
                        .arg(sql)
                        .toString(),
                sql);
    }
}

void CreateExtension::backwards(const OperationContext &context, const ProjectState &,
                                const ProjectState &) const
{
    if (context.isPostgreSqlStep())
        context.editor.execute(u"DROP EXTENSION IF EXISTS "_s + context.backend.quoteName(m_name));
}

CollationOperation::Collation CollationOperation::collationFrom(const Dict &dict)
{
    Collation collation{requiredText(dict, u"name"), requiredText(dict, u"locale")};
    if (dict.contains(u"provider"_s))
        collation.provider = requiredText(dict, u"provider");
    if (collation.provider != "libc"_L1 && collation.provider != "icu"_L1)
        throw ValueError(u"the collation \"%1\" has the provider \"%2\"; use libc or icu"_s.arg(
                collation.name, collation.provider));
    if (const Value *is = dict.find(u"deterministic"))
        collation.isDeterministic = is->isTrue();
    return collation;
}

Dict CollationOperation::toDict(const QString &step) const
{
    Dict dict{{u"op"_s, step}, {u"name"_s, m_collation.name}, {u"locale"_s, m_collation.locale}};
    if (m_collation.provider != "libc"_L1)
        dict.insert(u"provider"_s, m_collation.provider);
    if (!m_collation.isDeterministic)
        dict.insert(u"deterministic"_s, false);
    return dict;
}

void CollationOperation::create(const OperationContext &context) const
{
    if (!context.isPostgreSqlStep())
        return;
    QString options = u"locale = "_s + context.backend.quoteText(m_collation.locale);
    if (m_collation.provider != "libc"_L1)
        options += u", provider = "_s + m_collation.provider;
    if (!m_collation.isDeterministic)
        options += u", deterministic = false"_s;
    context.editor.execute(u"CREATE COLLATION %1 (%2)"_s.arg(
            context.backend.quoteName(m_collation.name), options));
}

void CollationOperation::remove(const OperationContext &context) const
{
    if (context.isPostgreSqlStep())
        context.editor.execute(u"DROP COLLATION "_s + context.backend.quoteName(m_collation.name));
}

std::unique_ptr<Operation> CreateCollation::make(const Dict &dict)
{
    return std::make_unique<CreateCollation>(collationFrom(dict));
}

Dict CreateCollation::toDict() const
{
    return CollationOperation::toDict(u"CreateCollation"_s);
}

QString CreateCollation::describe() const
{
    return u"Create collation "_s + m_collation.name;
}

void CreateCollation::forwards(const OperationContext &context, const ProjectState &,
                               const ProjectState &) const
{
    create(context);
}

void CreateCollation::backwards(const OperationContext &context, const ProjectState &,
                                const ProjectState &) const
{
    remove(context);
}

std::unique_ptr<Operation> RemoveCollation::make(const Dict &dict)
{
    return std::make_unique<RemoveCollation>(collationFrom(dict));
}

Dict RemoveCollation::toDict() const
{
    return CollationOperation::toDict(u"RemoveCollation"_s);
}

QString RemoveCollation::describe() const
{
    return u"Remove collation "_s + m_collation.name;
}

void RemoveCollation::forwards(const OperationContext &context, const ProjectState &,
                               const ProjectState &) const
{
    remove(context);
}

void RemoveCollation::backwards(const OperationContext &context, const ProjectState &,
                                const ProjectState &) const
{
    create(context);
}

} // namespace Quintette
