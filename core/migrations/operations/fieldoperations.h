// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/migrations/operations/operation.h"

namespace Quintette {

/// Each as Django's operation of that name; keys of the file are "model_name" and "field", and
/// "preserve_default": false where the field's default is for the rows of then only.
class AddField : public Operation
{
public:
    AddField(const QString &model, const FieldState &field, bool preserveDefault = true)
        : m_model(model), m_field(field), m_preserveDefault(preserveDefault)
    {
    }
    static std::unique_ptr<Operation> make(const Dict &dict);

    Dict toDict() const override;
    QString describe() const override;
    void applyToState(const QString &app, ProjectState &state) const override;
    void forwards(const OperationContext &, const ProjectState &before,
                  const ProjectState &after) const override;
    void backwards(const OperationContext &, const ProjectState &before,
                   const ProjectState &after) const override;

private:
    QString m_model;
    FieldState m_field;
    bool m_preserveDefault;
};

class RemoveField : public Operation
{
public:
    RemoveField(const QString &model, const QString &name) : m_model(model), m_name(name) { }
    static std::unique_ptr<Operation> make(const Dict &dict);

    Dict toDict() const override;
    QString describe() const override;
    void applyToState(const QString &app, ProjectState &state) const override;
    void forwards(const OperationContext &, const ProjectState &before,
                  const ProjectState &after) const override;
    void backwards(const OperationContext &, const ProjectState &before,
                   const ProjectState &after) const override;

private:
    QString m_model;
    QString m_name;
};

class AlterField : public Operation
{
public:
    AlterField(const QString &model, const FieldState &field, bool preserveDefault = true)
        : m_model(model), m_field(field), m_preserveDefault(preserveDefault)
    {
    }
    static std::unique_ptr<Operation> make(const Dict &dict);

    Dict toDict() const override;
    QString describe() const override;
    void applyToState(const QString &app, ProjectState &state) const override;
    void forwards(const OperationContext &, const ProjectState &before,
                  const ProjectState &after) const override;
    void backwards(const OperationContext &, const ProjectState &before,
                   const ProjectState &after) const override;

private:
    void change(const OperationContext &context, const ProjectState &from, const ProjectState &to,
                const FieldState &filling) const;

    QString m_model;
    FieldState m_field;
    bool m_preserveDefault;
};

} // namespace Quintette
