// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

#include <QStringList>

#include <map>
#include <memory>
#include <vector>

class QTranslator;

namespace Quintette {

/// Compiled translations (.qm) by language. They are loaded but never installed in
/// QCoreApplication, because an installed translator is one for the whole process, while a server
/// speaks another language in every request. Fill it at start-up, then install() it; after that it
/// is only read, by any thread.
class QUINTETTE_CORE_EXPORT Catalogues
{
public:
    Catalogues();
    ~Catalogues();
    Q_DISABLE_COPY_MOVE(Catalogues)

    /// The file says itself which language it is in. Later files are asked first, so a project
    /// overrides a plugin and a plugin the program. False when the file cannot be read or names no
    /// language.
    bool addFile(const QString &path);
    /// Every .qm of a folder, which need not exist; ":/translations" holds those of the program.
    void addFolder(const QString &folder);

    /// Languages with at least one catalogue.
    QStringList languages() const;
    /// In the language or one that it falls back to; for a plural (n of 0 or more) at last in
    /// English. Null where nobody translated it.
    QString translate(const QString &language, const char *context, const char *source,
                      const char *disambiguation = nullptr, int n = -1) const;

    /// From now on every Text is translated by these, in activeLanguage(). Former ones stay alive,
    /// because another thread may be using them.
    static void install(std::unique_ptr<const Catalogues> catalogues);
    /// The installed ones; null before install().
    static const Catalogues *installed();

private:
    std::map<QString, std::vector<std::unique_ptr<QTranslator>>> m_translators;
};

} // namespace Quintette
