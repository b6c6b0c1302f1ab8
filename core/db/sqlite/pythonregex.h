// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

#include <QRegularExpression>

namespace Quintette::Internal {

/// A regular expression as Python's re reads it, for the lookups regex and iregex.
class QUINTETTE_CORE_EXPORT PythonRegex
{
public:
    explicit PythonRegex(const QString &pattern);

    /// What is wrong with the pattern; empty when it is valid.
    const QString &error() const { return m_error; }
    /// Whether it matches anywhere in the text. Django: re.search.
    bool search(const QString &text) const;

private:
    QString translate(const QString &pattern);
    qsizetype translateEscape(const QString &pattern, qsizetype at, QString &to);

    QRegularExpression m_expression;
    QString m_error;
    bool m_ignoresCase = false;
};

} // namespace Quintette::Internal
