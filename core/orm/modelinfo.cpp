// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/modelinfo.h"

#include "core/base/error.h"
#include "core/orm/fields/arrayfield.h"
#include "core/orm/fields/generatedfield.h"
#include "core/orm/sql/getplan.h"

namespace Quintette {

/// "FlatPage" -> "flat page", as Django words a model that has no verbose name.
static QString spacedName(const QString &camelCase)
{
    QString result;
    for (qsizetype i = 0; i < camelCase.size(); ++i) {
        const QChar c = camelCase[i];
        const bool afterLower = i > 0 && !camelCase[i - 1].isUpper();
        const bool beforeLower = i + 1 < camelCase.size() && camelCase[i + 1].isLower();
        if (i > 0 && c.isUpper() && (afterLower || beforeLower))
            result += u' ';
        result += c.toLower();
    }
    return result;
}

ModelInfo::ModelInfo(const QString &appLabel, const QString &name, ModelOptions options)
    : m_appLabel(appLabel), m_name(name), m_modelName(name.toLower()),
      m_options(std::move(options)), m_getPlans(std::make_unique<Internal::GetPlans>())
{
    m_table = m_options.dbTable.isEmpty() ? m_appLabel + u'_' + m_modelName : m_options.dbTable;
}

ModelInfo::~ModelInfo() = default;

Text ModelInfo::verboseName() const
{
    return m_options.verboseName.isEmpty() ? Text(spacedName(m_name)) : m_options.verboseName;
}

Text ModelInfo::verboseNamePlural() const
{
    if (!m_options.verboseNamePlural.isEmpty())
        return m_options.verboseNamePlural;
    return Text(u"%1s"_s).arg(verboseName());
}

QList<const Field *> ModelInfo::allFields() const
{
    return m_fields + m_manyToMany;
}

const Field *ModelInfo::findField(QStringView name) const
{
    if (name == u"pk")
        return m_primaryKey;
    return m_byName.value(QString::fromRawData(name.data(), name.size()));
}

const Field &ModelInfo::field(QStringView name) const
{
    if (const Field *found = findField(name))
        return *found;
    throw FieldError(u"%1 has no field named '%2'. Choices are: %3"_s.arg(
            label(), name.toString(), validNames().join(u", "_s)));
}

const ReverseRelation *ModelInfo::findRelated(QStringView queryName) const
{
    const auto found = std::find_if(m_relatedObjects.cbegin(), m_relatedObjects.cend(),
                                    [queryName](const ReverseRelation &relation) {
                                        return relation.queryName == queryName;
                                    });
    return found == m_relatedObjects.cend() ? nullptr : &*found;
}

const ReverseRelation *ModelInfo::findAccessor(QStringView accessorName) const
{
    if (accessorName.isEmpty())
        return nullptr;
    const auto found = std::find_if(m_relatedObjects.cbegin(), m_relatedObjects.cend(),
                                    [accessorName](const ReverseRelation &relation) {
                                        return relation.accessorName == accessorName;
                                    });
    return found == m_relatedObjects.cend() ? nullptr : &*found;
}

QStringList ModelInfo::validNames() const
{
    QStringList names = m_byName.keys();
    for (const ReverseRelation &relation : m_relatedObjects) {
        if (!relation.queryName.isEmpty())
            names += relation.queryName;
    }
    names.removeDuplicates();
    names.sort();
    return names;
}

Field &ModelInfo::addField(std::unique_ptr<Field> field)
{
    Field &added = *field;
    added.m_model = this;
    // What a generated field holds, and the items of an array, ask the same project for its time
    // zone and its database.
    if (added.kind() == FieldKind::Generated)
        const_cast<Field &>(static_cast<GeneratedField &>(added).output()).m_model = this;
    for (const Field *array = &added; array->kind() == FieldKind::Array;) {
        array = &static_cast<const ArrayField *>(array)->base();
        const_cast<Field *>(array)->m_model = this;
    }
    added.m_column = added.columnName();
    place(added);
    m_owned.push_back(std::move(field));
    return added;
}

void ModelInfo::place(Field &field)
{
    if (m_byName.contains(field.name())) {
        throw ImproperlyConfigured(u"%1 declares the field \"%2\" twice; rename one of them"_s.arg(
                label(), field.name()));
    }
    m_byName.insert(field.name(), &field);
    if (field.isManyToMany()) {
        m_manyToMany += &field;
    } else if (field.kind() == FieldKind::GenericRelation) {
        m_genericRelations += &field;
    } else if (!field.column().isEmpty()) {
        field.m_index = int(m_fields.size());
        m_fields += &field;
        if (!field.isInherited())
            m_localFields += &field;
        m_byName.insert(field.attname(), &field);
    }
    if (field.isPrimaryKey() && !m_primaryKey)
        setPrimaryKey(field);
}

void ModelInfo::layOut()
{
    m_byName.clear();
    m_fields.clear();
    m_localFields.clear();
    m_manyToMany.clear();
    m_genericRelations.clear();
    m_primaryKey = nullptr;
    for (const auto &field : m_owned)
        place(*field);
}

void ModelInfo::setPrimaryKey(const Field &field)
{
    m_primaryKey = &field;
    m_keyFields = {&field};
}

int ModelInfo::indexOf(const Field &field) const
{
    const int index = field.index();
    if (index >= 0 && index < m_fields.size()) {
        const Field *here = m_fields.at(index);
        if (here == &field || &here->declared() == &field.declared())
            return index;
    }
    // An abstract base's fields are not ours, but we have copies; a second parent's lie further on.
    const Field *here = findField(field.name());
    return here ? here->index() : -1;
}

bool ModelInfo::isKindOf(const ModelInfo &other) const
{
    return m_concrete == other.m_concrete
            || std::any_of(m_parents.cbegin(), m_parents.cend(),
                           [&other](const ParentModel &p) { return p.model->isKindOf(other); });
}

} // namespace Quintette
