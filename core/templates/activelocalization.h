// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/templates/localization.h"

namespace Quintette {

/// A language of the installed catalogues as templates see it: its messages (context "templates"),
/// formats and number signs. Made once per language and kept; the reference stays valid for ever.
QUINTETTE_CORE_EXPORT std::shared_ptr<const Localization> localizationFor(const QString &language);

/// That of the language active on this thread.
QUINTETTE_CORE_EXPORT std::shared_ptr<const Localization> activeLocalization();

/// The languages that {% get_available_languages %} lists, in this order. Django: LANGUAGES.
QUINTETTE_CORE_EXPORT void setOfferedLanguages(const QStringList &codes);

} // namespace Quintette
