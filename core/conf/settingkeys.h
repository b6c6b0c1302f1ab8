// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/conf/settings.h"

#include <limits>
#include <variant>
#include <vector>

namespace Quintette {

/// The member of a Settings that a key sets.
using SettingTarget = std::variant<bool *, int *, qint64 *, double *, QString *, QStringList *>;

/// What is known about one key of quintette.toml. The one table of them drives loading, the
/// environment and docs/reference/settings.md.
struct QUINTETTE_CORE_EXPORT SettingKey
{
    QString section;
    QString name;
    SettingTarget (*target)(Settings &settings) = nullptr;
    /// One sentence or two for people, in Markdown.
    QString meaning;
    double minimum = 0;
    double maximum = std::numeric_limits<int>::max();
    /// The only texts allowed; any when empty.
    QStringList choices;

    /// "true or false", "an integer", "a list of strings" ...
    QString typeName() const;
    /// QUINTETTE_SERVER_MAX_BODY_SIZE.
    QString environmentName() const;
    /// The value that settings has for this key, as TOML.
    QString toToml(const Settings &settings) const;
};

/// All keys, section by section in the order of the reference.
QUINTETTE_CORE_EXPORT const std::vector<SettingKey> &settingKeys();

/// docs/reference/settings.md: every key with type, default, environment variable and meaning.
QUINTETTE_CORE_EXPORT QString settingsReference();

} // namespace Quintette
