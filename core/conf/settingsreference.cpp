// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/conf/settingkeys.h"

namespace Quintette {

namespace {

QString quoted(const QString &text)
{
    QString escaped = text;
    escaped.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    return u'"' + escaped + u'"';
}

struct TypeName
{
    QString operator()(const bool *) const { return u"true or false"_s; }
    QString operator()(const int *) const { return u"an integer"_s; }
    QString operator()(const qint64 *) const { return u"an integer"_s; }
    QString operator()(const double *) const { return u"a number"_s; }
    QString operator()(const QString *) const { return u"a string"_s; }
    QString operator()(const QStringList *) const { return u"a list of strings"_s; }
};

struct TomlValue
{
    QString operator()(const bool *value) const { return *value ? u"true"_s : u"false"_s; }
    QString operator()(const int *value) const { return QString::number(*value); }
    QString operator()(const qint64 *value) const { return QString::number(*value); }
    QString operator()(const double *value) const { return QString::number(*value); }
    QString operator()(const QString *value) const { return quoted(*value); }
    QString operator()(const QStringList *value) const
    {
        QStringList items;
        for (const QString &item : *value)
            items += quoted(item);
        return u'[' + items.join(u", "_s) + u']';
    }
};

QString allowedValues(const SettingKey &key)
{
    if (!key.choices.isEmpty())
        return u"one of "_s + key.choices.join(u", "_s);
    return key.typeName();
}

} // namespace

QString SettingKey::typeName() const
{
    Settings settings;
    return std::visit(TypeName(), target(settings));
}

QString SettingKey::environmentName() const
{
    return u"QUINTETTE_%1_%2"_s.arg(section.toUpper(), name.toUpper());
}

QString SettingKey::toToml(const Settings &settings) const
{
    Settings copy = settings;
    return std::visit(TomlValue(), target(copy));
}

QString settingsReference()
{
    QString text = uR"(# Settings

<!-- Generated from core/conf/settingkeys.cpp; run QUINTETTE_UPDATE_REFERENCE=1 build/dev/tests/tst_core_conf_settings -->

A project has one file of settings, `quintette.toml`. What it leaves out has the default below. A key that does not
exist, or a value of the wrong kind, is refused with the line it stands on. Paths are relative to the project folder,
times are seconds, sizes are bytes.

An environment variable of the given name takes precedence over the file; the items of a list are separated by commas.
)"_s;
    const Settings defaults;
    QString section;
    for (const SettingKey &key : settingKeys()) {
        if (key.section != section) {
            section = key.section;
            text += u"\n## [%1]\n\n"_s.arg(section);
        }
        text += u"- **%1** = `%2` (%3; `%4`)  \n  %5\n"_s.arg(key.name, key.toToml(defaults),
                                                              allowedValues(key),
                                                              key.environmentName(), key.meaning);
    }
    return text;
}

} // namespace Quintette
