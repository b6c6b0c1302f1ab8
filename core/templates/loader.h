// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

#include <QHash>
#include <QStringList>

#include <optional>

namespace Quintette {

/// Where an engine gets its templates from. Called from several threads at once.
class QUINTETTE_CORE_EXPORT TemplateLoader
{
public:
    struct Source
    {
        QString text;
        /// The place it came from (a file's path), for messages.
        QString origin;
    };

    virtual ~TemplateLoader();

    /// The template of that name ("blog/list.html"), or nothing; then the places looked in are
    /// added to tried. Places whose origin is in skip are passed over: a template may extend
    /// another one of its own name.
    virtual std::optional<Source> load(const QString &name, const QStringList &skip,
                                       QStringList &tried) const = 0;
    /// The names of all templates it can load, for checks and extraction.
    virtual QStringList names() const = 0;
    /// Changes when what the loader would return for a name may have changed.
    virtual quint64 stamp(const QString &name) const;
};

/// Templates in folders; the first that has the name wins. A name that leads out of its folder is
/// refused. A folder may be one in Qt's resources (":/admin/templates").
class QUINTETTE_CORE_EXPORT DirectoryLoader : public TemplateLoader
{
public:
    /// Relative directories are below the current folder.
    explicit DirectoryLoader(const QStringList &directories);

    std::optional<Source> load(const QString &name, const QStringList &skip,
                               QStringList &tried) const override;
    QStringList names() const override;
    quint64 stamp(const QString &name) const override;

private:
    QStringList m_directories;
};

/// Templates held in memory, for tests and for the render command.
class QUINTETTE_CORE_EXPORT MemoryLoader : public TemplateLoader
{
public:
    explicit MemoryLoader(const QHash<QString, QString> &templates) : m_templates(templates) { }

    std::optional<Source> load(const QString &name, const QStringList &skip,
                               QStringList &tried) const override;
    QStringList names() const override { return m_templates.keys(); }

private:
    QHash<QString, QString> m_templates;
};

} // namespace Quintette
