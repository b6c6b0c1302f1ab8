// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

#include <QStringList>

namespace Quintette {

/// What is known of a language; codes are lower-case tags as Django writes them: "de", "pt-br",
/// "zh-hans".
struct LanguageInfo
{
    QString code;
    /// In English: "German".
    QString name;
    /// In the language itself: "Deutsch".
    QString nativeName;
    bool isRightToLeft = false;
};

/// Name and direction of any language that Qt knows; for another one the code stands for both
/// names.
QUINTETTE_CORE_EXPORT LanguageInfo languageInfo(const QString &code);

/// The code and what it falls back to, nearest first: "zh-hant-tw" gives "zh-hant-tw", "zh-hant",
/// "zh".
QUINTETTE_CORE_EXPORT QStringList languageChain(const QString &code);

/// The offered language that is the wanted one, a general form of it, or another variant of it;
/// empty when none is. Django: get_supported_language_variant.
QUINTETTE_CORE_EXPORT QString supportedLanguage(const QString &wanted, const QStringList &offered);

/// The offered language an Accept-Language header (RFC 9110, 12.5.4) likes best; empty when it
/// likes none.
QUINTETTE_CORE_EXPORT QString negotiateLanguage(const QString &acceptLanguage,
                                                const QStringList &offered);

/// The language of this thread: that of the innermost LanguageScope, else the process's default.
QUINTETTE_CORE_EXPORT QString activeLanguage();

/// What threads outside any LanguageScope speak. Set at start-up, and by the desktop when its user
/// chooses another.
QUINTETTE_CORE_EXPORT void setDefaultLanguage(const QString &code);

/// Makes a language the active one of this thread until the scope ends; an empty code shows source
/// texts. Django: translation.override.
class QUINTETTE_CORE_EXPORT LanguageScope
{
public:
    explicit LanguageScope(const QString &code);
    ~LanguageScope();
    Q_DISABLE_COPY_MOVE(LanguageScope)

private:
    QString m_code;
    const QString *m_outer;
};

} // namespace Quintette
