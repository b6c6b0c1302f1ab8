// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/liststate.h"
#include "admin/widgets/global.h"

namespace Quintette {

/// What a person chose for the list of one model and finds again the next time.
class QUINTETTE_WIDGETS_EXPORT ListMemory
{
public:
    /// label: of the model, "news.Article".
    explicit ListMemory(const QString &label) : m_label(label) { }

    /// Under which the arrangement of the columns is stored.
    QString columnsKey() const;
    /// Adds the order of the last time to a state that asks for none.
    ListState withOrder(const ListState &state) const;
    void keepOrder(const ListState &state) const;
    void forgetOrder() const;

private:
    QString orderKey() const;

    QString m_label;
};

} // namespace Quintette
