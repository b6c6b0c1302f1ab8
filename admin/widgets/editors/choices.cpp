// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/editors/choices.h"

#include "admin/widgets/editors/editor.h"

namespace Quintette {

namespace {

auto hasKey(const QString &key)
{
    return [key](const Choice &choice) { return submittedText(choice.value) == key; };
}

} // namespace

const Choice *findChoice(const QList<Choice> &choices, const QString &key)
{
    const auto found = std::find_if(choices.begin(), choices.end(), hasKey(key));
    return found == choices.end() ? nullptr : &*found;
}

bool renameChoice(QList<Choice> &choices, const QString &key, const Choice &now)
{
    const auto found = std::find_if(choices.begin(), choices.end(), hasKey(key));
    if (key.isEmpty() || found == choices.end())
        return false;
    found->value = now.value;
    found->label = now.label;
    return true;
}

bool removeChoice(QList<Choice> &choices, const QString &key)
{
    return !key.isEmpty() && choices.removeIf(hasKey(key)) > 0;
}

} // namespace Quintette
