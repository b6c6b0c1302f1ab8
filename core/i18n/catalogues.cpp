// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/i18n/catalogues.h"

#include "core/base/text.h"
#include "core/i18n/language.h"

#include <QDir>
#include <QMutex>
#include <QTranslator>

#include <atomic>

namespace Quintette {

namespace {

std::atomic<const Catalogues *> s_installed = nullptr;

QString translateText(const char *context, const char *source, const char *disambiguation, int n)
{
    const Catalogues *catalogues = s_installed;
    return catalogues ? catalogues->translate(activeLanguage(), context, source, disambiguation, n)
                      : QString();
}

} // namespace

Catalogues::Catalogues() = default;
Catalogues::~Catalogues() = default;

bool Catalogues::addFile(const QString &path)
{
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(path) || translator->language().isEmpty())
        return false;
    const QString language = translator->language().toLower().replace(u'_', u'-');
    auto &translators = m_translators[language];
    translators.insert(translators.begin(), std::move(translator));
    return true;
}

void Catalogues::addFolder(const QString &folder)
{
    const QDir dir(folder);
    for (const QString &file : dir.entryList({u"*.qm"_s}, QDir::Files, QDir::Name))
        addFile(dir.filePath(file));
}

QStringList Catalogues::languages() const
{
    QStringList codes;
    for (const auto &[code, translators] : m_translators)
        codes += code;
    return codes;
}

QString Catalogues::translate(const QString &language, const char *context, const char *source,
                              const char *disambiguation, int n) const
{
    QStringList chain = languageChain(language);
    if (n >= 0)
        chain += u"en"_s;
    for (const QString &code : chain) {
        const auto found = m_translators.find(code);
        if (found == m_translators.end())
            continue;
        for (const auto &translator : found->second) {
            const QString text = translator->translate(context, source, disambiguation, n);
            if (!text.isEmpty())
                return text;
        }
    }
    return {};
}

void Catalogues::install(std::unique_ptr<const Catalogues> catalogues)
{
    static QMutex mutex;
    static std::vector<std::unique_ptr<const Catalogues>> everInstalled;
    const QMutexLocker lock(&mutex);
    s_installed = catalogues.get();
    everInstalled.push_back(std::move(catalogues));
    Text::setTranslate(&translateText);
}

const Catalogues *Catalogues::installed()
{
    return s_installed;
}

} // namespace Quintette
