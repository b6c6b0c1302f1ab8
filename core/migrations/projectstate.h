// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/migrations/modelstate.h"

#include <QMap>

namespace Quintette {

/// All models at some point of the history, by "app.model". A cheap implicitly shared value.
/// Django: ProjectState.
class QUINTETTE_CORE_EXPORT ProjectState
{
public:
    bool contains(const QString &app, const QString &name) const;
    /// Throws ValueError naming the model that the history does not know at this point.
    const ModelState &model(const QString &app, const QString &name) const;
    ModelState &edit(const QString &app, const QString &name);
    /// By "app.Model".
    const ModelState &model(const QString &label) const;
    /// The model that a relation to label leads to: that one, or what replaces it in this project.
    const ModelState &target(const QString &label) const;
    /// From now on relations to one model lead to another, and migrations leave its tables alone.
    /// Both by key ("auth.user"). Django: swappable models.
    void replace(const QString &key, const QString &by) { m_replacements.insert(key, by); }
    bool isReplaced(const ModelState &model) const { return m_replacements.contains(model.key()); }
    void insert(const ModelState &model) { m_models.insert(model.key(), model); }
    void remove(const QString &app, const QString &name)
    {
        m_models.remove(ModelState::keyOf(app, name));
    }
    QList<ModelState> models() const { return m_models.values(); }
    /// Lets every foreign key and many-to-many field that names one model name the other.
    void renameTarget(const QString &from, const QString &to);

private:
    QMap<QString, ModelState> m_models;
    QMap<QString, QString> m_replacements;
};

} // namespace Quintette
