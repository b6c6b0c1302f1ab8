// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/urls/compiledpattern.h"

namespace Quintette::Internal {

/// The way back from names to URLs, per namespace.
class ReverseTable
{
public:
    /// Adds what can be reached through patterns.
    void add(const std::vector<CompiledPattern> &patterns);

    /// Throws NoReverseMatch.
    QString reverse(const QString &viewName, const ValueList &args, const Dict &kwargs,
                    const QString &currentApp) const;

private:
    // What the patterns above contribute to each entry.
    struct Prefix
    {
        QList<UrlTemplate> templates = {{}};
        QString expression;
        QString route;
        QMap<QString, UrlConverter> converters;
        Dict defaults;
        int unnamed = 0;
    };
    struct Entry
    {
        UrlTemplate url;
        QStringList parameters;
        QMap<QString, UrlConverter> converters;
        Dict defaults;
        QRegularExpression check;
        QString route;
    };
    struct Space
    {
        QHash<QString, QList<Entry>> entries;
        QMap<QString, std::shared_ptr<Space>> spaces;
        QMap<QString, QStringList> instances; // by application namespace
    };

    static void collect(Space &space, const std::vector<CompiledPattern> &patterns,
                        const Prefix &prefix);
    static Prefix joined(const Prefix &prefix, const CompiledPattern &pattern);
    static std::optional<QString> build(const Entry &entry, const ValueList &args,
                                        const Dict &kwargs);
    const Space &find(QStringList nameSpaces, const QString &currentApp) const;

    Space m_root;
};

} // namespace Quintette::Internal
