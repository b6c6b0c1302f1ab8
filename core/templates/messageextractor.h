// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

#include <QList>

namespace Quintette {

/// A text of a template that can be translated.
struct TemplateMessage
{
    QString file;
    int line = 0;
    /// The message's context ("menu"), mostly empty.
    QString context;
    /// As the catalogue has it: variables are %(name)s, percent signs are doubled.
    QString source;
    /// The form for several, or null.
    QString plural;
    /// What a {# Translators: ... #} before it says.
    QString comment;
};

/// Every translatable text of a template's source, in its order: {% translate %}, {% blocktranslate
/// %} and _("..."). A template with errors gives what can be found in it. Django: templatize, for
/// makemessages.
QUINTETTE_CORE_EXPORT QList<TemplateMessage> extractMessages(const QString &source,
                                                             const QString &file);

} // namespace Quintette
