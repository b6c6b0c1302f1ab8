// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/fields/filepathfield.h"

#include <QDir>
#include <QRegularExpression>

namespace Quintette {
namespace {

constexpr qsizetype mostChoices = 10'000;

/// Collects in Python's order: each folder's files, then its folders, sorted by name, before what
/// is in them.
class Collector
{
public:
    Collector(const FilePathFormFieldOptions &options, QList<Choice> &choices)
        : m_options(options), m_pattern(options.match), m_choices(choices)
    {
    }

    void readOne()
    {
        QStringList names = entries(m_options.path, QDir::Files | QDir::Dirs);
        for (const QString &name : std::as_const(names)) {
            const QFileInfo info(m_options.path + separator(m_options.path) + name);
            if (info.isDir() ? m_options.allowFolders : m_options.allowFiles)
                add(info.filePath(), name, name);
        }
    }

    void readTree(const QString &folder)
    {
        const QStringList folders = entries(folder, QDir::Dirs);
        if (m_options.allowFiles)
            addAll(folder, entries(folder, QDir::Files));
        if (m_options.allowFolders)
            addAll(folder, folders);
        for (const QString &name : folders) {
            const QString path = folder + separator(folder) + name;
            if (!QFileInfo(path).isSymLink() && m_choices.size() < mostChoices)
                readTree(path);
        }
    }

private:
    static QString separator(const QString &folder)
    {
        return folder.endsWith(u'/') ? QString() : u"/"_s;
    }
    static QStringList entries(const QString &folder, QDir::Filters filters)
    {
        QStringList names = QDir(folder).entryList(
                filters | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::NoSort);
        std::sort(names.begin(), names.end());
        return names;
    }
    void addAll(const QString &folder, const QStringList &names)
    {
        for (const QString &name : names) {
            const QString path = folder + separator(folder) + name;
            add(path, name, path.mid(m_options.path.size()));
        }
    }
    void add(const QString &path, const QString &name, const QString &label)
    {
        const bool matches = m_options.match.isEmpty() || m_pattern.match(name).hasMatch();
        if (matches && m_choices.size() < mostChoices)
            m_choices += {path, label};
    }

    const FilePathFormFieldOptions &m_options;
    QRegularExpression m_pattern;
    QList<Choice> &m_choices;
};

QList<Choice> choicesOf(const FilePathFormFieldOptions &files, bool required)
{
    QList<Choice> choices;
    if (!required)
        choices += {QString(), QString(u"---------"_s)};
    Collector collector(files, choices);
    if (files.recursive)
        collector.readTree(files.path);
    else
        collector.readOne();
    return choices;
}

} // namespace

FilePathFormField::FilePathFormField(const FilePathFormFieldOptions &files,
                                     const FormFieldOptions &options)
    : ChoiceFormField(choicesOf(files, options.required), options)
{
}

} // namespace Quintette
