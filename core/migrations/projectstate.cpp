// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrations/projectstate.h"

#include "core/base/error.h"

namespace Quintette {

bool ProjectState::contains(const QString &app, const QString &name) const
{
    return m_models.contains(ModelState::keyOf(app, name));
}

const ModelState &ProjectState::model(const QString &app, const QString &name) const
{
    const auto found = m_models.constFind(ModelState::keyOf(app, name));
    if (found == m_models.constEnd())
        throw ValueError(
                u"there is no model %1.%2 at this point of the migrations; a dependency may be missing"_s
                        .arg(app, name));
    return *found;
}

ModelState &ProjectState::edit(const QString &app, const QString &name)
{
    model(app, name); // throws where there is none
    return m_models[ModelState::keyOf(app, name)];
}

const ModelState &ProjectState::model(const QString &label) const
{
    return model(label.section(u'.', 0, 0), label.section(u'.', 1));
}

const ModelState &ProjectState::target(const QString &label) const
{
    const QString key = ModelState::keyOf(label.section(u'.', 0, 0), label.section(u'.', 1));
    return model(m_replacements.value(key, key));
}

void ProjectState::renameTarget(const QString &from, const QString &to)
{
    for (ModelState &model : m_models) {
        for (FieldState &field : model.fields) {
            for (const QString &option : {u"to"_s, u"through"_s}) {
                if (field.text(option).compare(from, Qt::CaseInsensitive) == 0)
                    field.options.insert(option, to);
            }
        }
    }
}

} // namespace Quintette
