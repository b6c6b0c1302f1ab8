// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrations/operations/constraintoperations.h"

namespace Quintette {

static const QString constraints = u"constraints"_s;

AddConstraint::AddConstraint(const QString &model, const Dict &constraint)
    : RuleOperation(Change::Add, constraints, model, requiredText(constraint, u"name"), constraint)
{
}

std::unique_ptr<Operation> AddConstraint::make(const Dict &dict)
{
    return std::make_unique<AddConstraint>(requiredText(dict, u"model_name"),
                                           requiredDict(dict, u"constraint"));
}

Dict AddConstraint::toDict() const
{
    return {{u"op"_s, u"AddConstraint"_s},
            {u"model_name"_s, m_model},
            {u"constraint"_s, m_description}};
}

QString AddConstraint::describe() const
{
    return u"Create constraint %1 on %2"_s.arg(m_name, m_model);
}

RemoveConstraint::RemoveConstraint(const QString &model, const QString &name)
    : RuleOperation(Change::Remove, constraints, model, name, {})
{
}

std::unique_ptr<Operation> RemoveConstraint::make(const Dict &dict)
{
    return std::make_unique<RemoveConstraint>(requiredText(dict, u"model_name"),
                                              requiredText(dict, u"name"));
}

Dict RemoveConstraint::toDict() const
{
    return {{u"op"_s, u"RemoveConstraint"_s}, {u"model_name"_s, m_model}, {u"name"_s, m_name}};
}

QString RemoveConstraint::describe() const
{
    return u"Remove constraint %1 from %2"_s.arg(m_name, m_model);
}

std::unique_ptr<Operation> AlterConstraint::make(const Dict &dict)
{
    return std::make_unique<AlterConstraint>(requiredText(dict, u"model_name"),
                                             requiredText(dict, u"name"),
                                             requiredDict(dict, u"constraint"));
}

Dict AlterConstraint::toDict() const
{
    return {{u"op"_s, u"AlterConstraint"_s},
            {u"model_name"_s, m_model},
            {u"name"_s, m_name},
            {u"constraint"_s, m_constraint}};
}

QString AlterConstraint::describe() const
{
    return u"Alter constraint %1 on %2"_s.arg(m_name, m_model);
}

void AlterConstraint::applyToState(const QString &app, ProjectState &state) const
{
    ModelState &model = state.edit(app, m_model);
    findRule(model, constraints, m_name);
    ValueList altered;
    for (const Value &item : model.list(constraints))
        altered += item.dict().value(u"name") == Value(m_name) ? Value(m_constraint) : item;
    model.options.insert(constraints, altered);
}

} // namespace Quintette
