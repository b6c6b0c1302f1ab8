// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

namespace Quintette {

/// Latin-looking text without meaning. The common beginning comes first, then words at random.
/// Django: lorem_ipsum.
class QUINTETTE_CORE_EXPORT LoremIpsum
{
public:
    explicit LoremIpsum(bool common) : m_common(common) { }

    QString word();
    QString paragraph();

private:
    QString sentence() const;

    bool m_common;
    qsizetype m_given = 0;
};

} // namespace Quintette
