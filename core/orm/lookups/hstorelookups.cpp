// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/fields/arrayfield.h"
#include "core/orm/fields/postgresqlonly.h"
#include "core/orm/lookups/containertransforms.h"
#include "core/orm/lookups/lookuptable.h"
#include "core/orm/lookups/operatorlookup.h"
#include "core/orm/lookups/preparevalue.h"
#include "core/orm/lookups/templatetransform.h"
#include "core/orm/sql/compiler.h"

#include "core/base/error.h"

namespace Quintette::Internal {

namespace {

/// has_key, has_keys, has_any_keys: by functions, as the operators for it have a question mark.
class HStoreHasKeys : public LookupKind
{
public:
    HStoreHasKeys(const QString &name, QLatin1StringView function)
        : LookupKind(name), m_function(function)
    {
    }

    bool takesList() const override { return name() != "has_key"_L1; }

    Value prepare(const Field *, const Value &value) const override
    {
        if (!takesList())
            return Value(patternText(value));
        if (!value.isList())
            throw TypeError(
                    u"The lookup '%1' needs a list of keys, not %2."_s.arg(name(), value.toRepr()));
        ValueList keys;
        for (const Value &key : value.list())
            keys.append(Value(patternText(key)));
        return Value(keys);
    }

    Outcome compile(const LookupNode &lookup, Compiler &to) const override
    {
        requirePostgreSql(to.backend(), *lookup.left()->outputField());
        to.write(m_function);
        to.write(u'(');
        to.compileValue(lookup.left());
        to.write(", "_L1);
        lookup.compileRight(to);
        to.write(takesList() ? "::text[])"_L1 : "::text)"_L1);
        return Outcome::Sql;
    }

private:
    QLatin1StringView m_function;
};

} // namespace

NodePtr hstoreTransform(const NodePtr &hstore, QStringView name)
{
    const Field *text = fieldOfKind(FieldKind::Text);
    if (name == "keys"_L1 || name == "values"_L1) {
        return std::make_shared<TemplateTransform>(
                hstore, QStringList{name == "keys"_L1 ? u"AKEYS("_s : u"AVALS("_s, u")"_s},
                arrayOf(*text));
    }
    const QString key =
            Backend::of(DatabaseSettings::Engine::PostgreSql).quoteText(name.toString());
    return std::make_shared<TemplateTransform>(hstore, QStringList{u"("_s, u" -> "_s + key + u')'},
                                               text);
}

void addHStoreLookups(LookupTable &table)
{
    constexpr FieldKind kind = FieldKind::HStore;
    table.add(std::make_unique<OperatorLookup>(u"contains"_s, " @> "_L1), kind);
    table.add(std::make_unique<OperatorLookup>(u"contained_by"_s, " <@ "_L1), kind);
    table.add(std::make_unique<HStoreHasKeys>(u"has_key"_s, "EXIST"_L1), kind);
    table.add(std::make_unique<HStoreHasKeys>(u"has_keys"_s, "EXISTS_ALL"_L1), kind);
    table.add(std::make_unique<HStoreHasKeys>(u"has_any_keys"_s, "EXISTS_ANY"_L1), kind);
}

} // namespace Quintette::Internal
