// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/lookups/transforms.h"
#include "core/orm/sql/sqldialect.h"

namespace Quintette::Internal {

/// A key of a JSON object, or an index of a list. Keys of keys are one path. Django: KeyTransform.
class JsonKeyNode : public TransformNode
{
public:
    JsonKeyNode(NodePtr source, const QString &key);

    const QString &key() const { return m_key; }
    /// The column all keys are of.
    NodePtr root() const;
    /// All keys from the root on.
    QStringList path() const;

    const LookupKind *ownLookup(QStringView name) const override;
    NodePtr ownTransform(QStringView name) const override;
    NodePtr withSources(NodeList sources) const override;
    Outcome compile(Compiler &to) const override;
    Outcome compileAs(Compiler &to, SqlDialect::JsonResult result) const;
    const Field *outputField() const override { return fieldOfKind(FieldKind::Json); }
    Value fromDatabase(const Value &raw, const Backend &backend) const override;

private:
    QString m_key;
};

const JsonKeyNode *asJsonKey(const NodePtr &node);
/// Lookups of a key, which differ from those of the whole column; null for other names.
const LookupKind *findJsonKeyLookup(QStringView name);
/// JSON text as Django stores it.
QString jsonText(const Value &value);

} // namespace Quintette::Internal
