// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace Quintette::Internal {

/// A URL with holes: literal text and the places of parameters, in order.
struct UrlTemplate
{
    struct Part
    {
        QString text; // literal, or the parameter's name
        bool isParameter = false;
    };
    QList<Part> parts;

    QStringList parameters() const;
};

/// The URLs a regular expression can stand for, with its groups as holes; unnamed groups are "_0",
/// "_1" from first on. An optional part gives a template without and one with it. Empty when it
/// cannot be undone (alternatives, references). Django: regex_helper.normalize.
QList<UrlTemplate> templatesOfRegex(const QString &regex, int firstUnnamed);

} // namespace Quintette::Internal
