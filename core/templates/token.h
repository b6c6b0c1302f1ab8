// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

#include <QStringList>

namespace Quintette {

/// One piece of a template's source: text, {{ variable }}, {% block %} or {# comment #}.
struct QUINTETTE_CORE_EXPORT Token
{
    enum class Kind : quint8 { Text, Variable, Block, Comment };

    Kind kind = Kind::Text;
    /// Without the braces and the space inside them.
    QString contents;
    int line = 1;
    /// Offsets in the source, braces included.
    qsizetype start = 0;
    qsizetype end = 0;

    /// The words of a tag; quoted words and _("...") keep their spaces. Django:
    /// Token.split_contents.
    QStringList splitContents() const;
    /// The first word.
    QString command() const;
};

/// Splits at white space, but not inside quotes; the quotes stay. Django: smart_split.
QUINTETTE_CORE_EXPORT QStringList smartSplit(QStringView text);
/// Whether text is a literal in single or double quotes.
QUINTETTE_CORE_EXPORT bool isQuoted(QStringView text);
/// A literal without its quotes and the backslashes before quotes. Only for isQuoted() text.
QUINTETTE_CORE_EXPORT QString unquoted(const QString &literal);

/// Cuts a source into tokens. Time linear in the source's length, whatever it holds.
QUINTETTE_CORE_EXPORT QList<Token> tokenize(const QString &source);

} // namespace Quintette
