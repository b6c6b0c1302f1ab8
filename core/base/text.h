// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

#include <QStringList>

namespace Quintette {

/// A user-visible string that is translated when it is shown, in the language active on the showing
/// thread. A plain QString converts to a Text that is shown as it is. Django: gettext_lazy.
class QUINTETTE_CORE_EXPORT Text
{
public:
    Text() = default;
    Text(const QString &plain) : m_source(plain) { }
    /// context and source as lupdate finds them through QN_TEXT; both must outlive the program
    /// (literals).
    Text(const char *context, const char *source, const char *disambiguation = nullptr)
        : m_context(context), m_key(source), m_disambiguation(disambiguation),
          m_source(QString::fromUtf8(source))
    {
    }

    bool isEmpty() const { return m_source.isEmpty(); }
    bool isTranslatable() const { return m_context; }
    /// The untranslated string with its arguments put in.
    QString source() const;
    /// The string in the language active on this thread.
    QString toString() const;

    /// A copy whose lowest %1, %2 ... is replaced, after translation, by value; value itself may be
    /// a Text.
    Text arg(const Text &value) const;
    Text arg(qint64 value) const { return arg(Text(QString::number(value))); }
    /// A copy that picks the plural form for n and replaces %n by it.
    Text plural(qint64 n) const;

    const char *context() const { return m_context; }
    friend bool operator==(const Text &a, const Text &b) { return a.source() == b.source(); }

    /// Translates (context, source, disambiguation, n); the languages layer installs it once at
    /// start-up. Called from any thread; returns a null string where there is no translation.
    using Translate = QString (*)(const char *context, const char *source,
                                  const char *disambiguation, int n);
    static void setTranslate(Translate translate);

private:
    QString withArguments(QString pattern, bool translated) const;

    const char *m_context = nullptr;
    const char *m_key = nullptr;
    const char *m_disambiguation = nullptr;
    qint64 m_number = -1;
    QString m_source;
    QList<Text> m_arguments;
};

} // namespace Quintette

/// Marks a literal for lupdate (context, text) and makes a Text of it: QN_TEXT("admin", "Save").
#define QN_TEXT(context, ...) ::Quintette::Text(context, __VA_ARGS__)
/// The same for a text with %n in it; plural(n) then picks the form of the language.
#define QN_PLURAL(context, ...) QN_TEXT(context, __VA_ARGS__)
