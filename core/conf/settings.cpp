// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/conf/settings.h"

#include "core/base/nearestname.h"
#include "core/base/text.h"
#include "core/conf/settingkeys.h"

#include <QFile>
#include <QFileInfo>
#include <QUrl>

#include <toml++/toml.h>

#include <cmath>

namespace Quintette {

namespace {

constexpr qint64 maximumFileSize = 1024 * 1024;

QString toText(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

Failure failAt(const QString &place, const Text &what)
{
    return fail(place + u": "_s + what.toString());
}

const SettingKey *findKey(const QString &section, const QString &name)
{
    for (const SettingKey &key : settingKeys()) {
        if (key.section == section && key.name == name)
            return &key;
    }
    return nullptr;
}

QStringList sectionNames()
{
    QStringList names;
    for (const SettingKey &key : settingKeys()) {
        if (!names.contains(key.section))
            names += key.section;
    }
    return names;
}

QStringList keyNames(const QString &section)
{
    QStringList names;
    for (const SettingKey &key : settingKeys()) {
        if (key.section == section)
            names += key.name;
    }
    return names;
}

/// A misspelt section or key, with the place where a top-level key of that name would belong.
Failure unknownKey(const QString &place, const QString &name, const QStringList &valid)
{
    const QString nearest = nearestName(name, valid);
    if (!nearest.isEmpty()) {
        return failAt(
                place,
                QN_TEXT("conf", "unknown key \"%1\"; did you mean \"%2\"?").arg(name).arg(nearest));
    }
    for (const SettingKey &key : settingKeys()) {
        if (key.name == name) {
            return failAt(place,
                          QN_TEXT("conf", "unknown key \"%1\" here; it belongs below [%2]")
                                  .arg(name)
                                  .arg(key.section));
        }
    }
    return failAt(place,
                  QN_TEXT("conf", "unknown key \"%1\"; valid here are: %2")
                          .arg(name)
                          .arg(valid.join(u", "_s)));
}

/// What a TOML node or the text of an environment variable holds, in the kinds that settings have.
using RawValue = std::variant<std::monostate, bool, qint64, double, QString, QStringList>;

RawValue rawValue(const toml::node &node)
{
    if (const auto *boolean = node.as_boolean())
        return boolean->get();
    if (const auto *integer = node.as_integer())
        return qint64(integer->get());
    if (const auto *number = node.as_floating_point())
        return number->get();
    if (const auto *text = node.as_string())
        return toText(text->get());
    if (const auto *array = node.as_array()) {
        QStringList list;
        for (const toml::node &item : *array) {
            if (!item.is_string())
                return {};
            list += toText(item.as_string()->get());
        }
        return list;
    }
    return {};
}

RawValue rawValue(const QString &text, const SettingTarget &target)
{
    bool ok = true;
    RawValue value;
    if (std::holds_alternative<bool *>(target)) {
        const QString word = text.toLower();
        if (QStringList{u"true"_s, u"1"_s, u"yes"_s, u"on"_s}.contains(word))
            value = true;
        else if (QStringList{u"false"_s, u"0"_s, u"no"_s, u"off"_s}.contains(word))
            value = false;
    } else if (std::holds_alternative<int *>(target) || std::holds_alternative<qint64 *>(target)) {
        value = qint64(text.toLongLong(&ok));
    } else if (std::holds_alternative<double *>(target)) {
        value = text.toDouble(&ok);
    } else if (std::holds_alternative<QStringList *>(target)) {
        QStringList list;
        for (const QString &item : text.split(u',', Qt::SkipEmptyParts))
            list += item.trimmed();
        value = list;
    } else {
        value = text;
    }
    return ok ? value : RawValue();
}

/// Puts a value of the right kind where the key says; tells why it cannot.
class Assignment
{
public:
    Assignment(Settings &settings, const SettingKey &key)
        : m_key(key), m_target(key.target(settings))
    {
    }

    const SettingTarget &target() const { return m_target; }

    std::optional<Text> assign(const RawValue &value) const
    {
        if (const qint64 *integer = std::get_if<qint64>(&value)) {
            if (double *const *number = std::get_if<double *>(&m_target))
                return assignNumber(*number, double(*integer));
            if (int *const *small = std::get_if<int *>(&m_target))
                return assignNumber(*small, *integer);
            if (qint64 *const *large = std::get_if<qint64 *>(&m_target))
                return assignNumber(*large, *integer);
        } else if (const double *number = std::get_if<double>(&value)) {
            if (double *const *place = std::get_if<double *>(&m_target))
                return assignNumber(*place, *number);
        } else if (const bool *boolean = std::get_if<bool>(&value)) {
            if (bool *const *place = std::get_if<bool *>(&m_target)) {
                **place = *boolean;
                return std::nullopt;
            }
        } else if (const QString *text = std::get_if<QString>(&value)) {
            if (QString *const *place = std::get_if<QString *>(&m_target))
                return assignText(*place, *text);
        } else if (const QStringList *list = std::get_if<QStringList>(&value)) {
            if (QStringList *const *place = std::get_if<QStringList *>(&m_target)) {
                **place = *list;
                return std::nullopt;
            }
        }
        return QN_TEXT("conf", "\"%1\" must be %2").arg(m_key.name).arg(m_key.typeName());
    }

private:
    template <typename Place, typename Number>
    std::optional<Text> assignNumber(Place *place, Number number) const
    {
        if (!std::isfinite(double(number)) || double(number) < m_key.minimum
            || double(number) > m_key.maximum) {
            return QN_TEXT("conf", "\"%1\" must be between %2 and %3")
                    .arg(m_key.name)
                    .arg(qint64(m_key.minimum))
                    .arg(qint64(m_key.maximum));
        }
        *place = Place(number);
        return std::nullopt;
    }

    std::optional<Text> assignText(QString *place, const QString &text) const
    {
        if (!m_key.choices.isEmpty() && !m_key.choices.contains(text)) {
            return QN_TEXT("conf", "\"%1\" cannot be \"%2\"; choose one of: %3")
                    .arg(m_key.name)
                    .arg(text)
                    .arg(m_key.choices.join(u", "_s));
        }
        *place = text;
        return std::nullopt;
    }

    const SettingKey &m_key;
    SettingTarget m_target;
};

std::optional<Failure> readTable(Settings &settings, const toml::table &root,
                                 const QString &fileName)
{
    const auto place = [&fileName](const auto &keyOrNode) {
        return u"%1:%2"_s.arg(fileName).arg(keyOrNode.source().begin.line);
    };
    for (const auto &[sectionKey, sectionNode] : root) {
        const QString section = toText(sectionKey.str());
        const QStringList names = keyNames(section);
        if (names.isEmpty())
            return unknownKey(place(sectionKey), section, sectionNames());
        const toml::table *table = sectionNode.as_table();
        if (!table) {
            return failAt(place(sectionKey),
                          QN_TEXT("conf", "\"%1\" is a section; write [%1] and its keys below it")
                                  .arg(section));
        }
        for (const auto &[nameKey, node] : *table) {
            const QString name = toText(nameKey.str());
            const SettingKey *key = findKey(section, name);
            if (!key)
                return unknownKey(place(nameKey), name, names);
            if (const auto wrong = Assignment(settings, *key).assign(rawValue(node)))
                return failAt(place(nameKey), *wrong);
        }
    }
    return std::nullopt;
}

std::optional<Failure> readEnvironment(Settings &settings, const QProcessEnvironment &environment)
{
    QStringList names;
    for (const SettingKey &key : settingKeys()) {
        const QString name = key.environmentName();
        names += name;
        if (!environment.contains(name))
            continue;
        const Assignment assignment(settings, key);
        if (const auto wrong =
                    assignment.assign(rawValue(environment.value(name), assignment.target())))
            return failAt(name, *wrong);
    }
    // A variable that names a section but no key is a misspelling that would otherwise go
    // unnoticed.
    const QStringList sections = sectionNames();
    for (const QString &variable : environment.keys()) {
        const bool ours =
                std::any_of(sections.begin(), sections.end(), [&variable](const QString &section) {
                    return variable.startsWith(u"QUINTETTE_"_s + section.toUpper() + u'_');
                });
        if (ours && !names.contains(variable))
            return unknownKey(QN_TEXT("conf", "environment").toString(), variable, names);
    }
    return std::nullopt;
}

} // namespace

Result<Settings> Settings::fromToml(const QByteArray &toml, const QString &fileName,
                                    const QProcessEnvironment &environment)
{
    Settings settings;
    try {
        const toml::table root =
                toml::parse(std::string_view(toml.constData(), size_t(toml.size())));
        if (auto failure = readTable(settings, root, fileName))
            return *failure;
    } catch (const toml::parse_error &error) {
        const auto description = error.description();
        return failAt(u"%1:%2"_s.arg(fileName).arg(error.source().begin.line),
                      QN_TEXT("conf", "this is not valid TOML: %1").arg(toText(description)));
    }
    if (auto failure = readEnvironment(settings, environment))
        return *failure;
    return settings;
}

QString UrlSettings::scriptName() const
{
    QString name = prefix;
    while (name.endsWith(u'/'))
        name.chop(1);
    return name;
}

QString Settings::addressOf(const QString &url) const
{
    const bool isWhole = url.startsWith(u'/') || url.contains(u"://"_s);
    return isWhole
            ? url
            : QString::fromLatin1(QUrl::toPercentEncoding(urls.scriptName(), "/")) + u'/' + url;
}

Result<Settings> Settings::load(const QString &path, const QProcessEnvironment &environment)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(QN_TEXT("conf", "%1: cannot read the settings: %2")
                            .arg(path)
                            .arg(file.errorString())
                            .toString());
    }
    const QByteArray toml = file.read(maximumFileSize + 1);
    if (toml.size() > maximumFileSize) {
        return fail(QN_TEXT("conf", "%1: larger than 1 MiB, so these are no settings")
                            .arg(path)
                            .toString());
    }
    return fromToml(toml, QFileInfo(path).fileName(), environment);
}

} // namespace Quintette
