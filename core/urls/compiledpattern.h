// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/urls/converters.h"
#include "core/urls/pattern.h"
#include "core/urls/regextemplate.h"

#include <QRegularExpression>

#include <memory>
#include <optional>
#include <vector>

namespace Quintette::Internal {

/// A pattern made ready for matching from several threads at once.
class CompiledPattern
{
public:
    struct Hit
    {
        qsizetype length = 0; // of the path that was consumed
        ValueList args;
        Dict kwargs;
    };

    /// Throws ImproperlyConfigured for a pattern that cannot work. source must outlive this.
    CompiledPattern(const UrlPattern &source, const UrlConverters &converters);

    /// path is what the patterns above left over.
    std::optional<Hit> match(const QString &path) const;

    const UrlPattern &source() const { return *m_source; }
    bool isEndpoint() const { return bool(m_source->view); }
    const std::vector<CompiledPattern> &children() const { return m_children; }
    /// Its converters by parameter, the URLs it can stand for, and its expression without anchors
    /// at the start, to check such a URL by.
    const QMap<QString, UrlConverter> &converters() const { return m_converters; }
    QList<UrlTemplate> templates(int firstUnnamed) const;
    const QString &expression() const { return m_expression; }

private:
    void compileRoute(const UrlConverters &converters);
    void compileRegex();
    const UrlConverter &converterNamed(const QString &name, const UrlConverters &converters) const;

    const UrlPattern *m_source;
    std::vector<CompiledPattern> m_children;
    bool m_isLiteral = false;
    QString m_literalStart; // what a path must begin with, known without the expression
    QRegularExpression m_regex;
    QString m_expression;
    QMap<QString, UrlConverter> m_converters;
    QStringList m_groups; // parameter of each group of a route, in order
    UrlTemplate m_template; // of a route
};

} // namespace Quintette::Internal
