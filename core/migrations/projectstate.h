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
};

} // namespace Quintette
