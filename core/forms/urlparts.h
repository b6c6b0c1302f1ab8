// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

#include <QString>

#include <optional>

namespace Quintette {

/// The five parts of a URL as Python's urlsplit() cuts them.
struct QUINTETTE_CORE_EXPORT UrlParts
{
    QString scheme;
    QString authority;
    QString path;
    QString query;
    QString fragment;

    /// Nothing for brackets that do not match.
    static std::optional<UrlParts> split(QString url);
    QString toString() const;
};

} // namespace Quintette
