// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/list/listmemory.h"

#include <QSettings>

namespace Quintette {

namespace {

/// The parameter of a list's address that holds its order.
const QString orderParameter = u"o"_s;

} // namespace

QString ListMemory::columnsKey() const
{
    return u"list/%1/columns"_s.arg(m_label);
}

QString ListMemory::orderKey() const
{
    return u"list/%1/order"_s.arg(m_label);
}

ListState ListMemory::withOrder(const ListState &state) const
{
    const QString order = QSettings().value(orderKey()).toString();
    if (state.sorts || order.isEmpty())
        return state;
    ListState ordered = state;
    ordered.sorts = ListState::fromParameters({{orderParameter, order}}).sorts;
    return ordered;
}

void ListMemory::keepOrder(const ListState &state) const
{
    const Parameters parameters = state.toParameters();
    for (const auto &[name, value] : parameters) {
        if (name == orderParameter && !value.isEmpty()) {
            QSettings().setValue(orderKey(), value);
            return;
        }
    }
    forgetOrder();
}

void ListMemory::forgetOrder() const
{
    QSettings().remove(orderKey());
}

} // namespace Quintette
