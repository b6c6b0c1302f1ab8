// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/global.h"

#include <QHash>
#include <QList>
#include <QObject>

namespace Quintette {

class FieldCell;

/// Fills fields from others of the same form or row while a person types into those, until they
/// type into the field itself. Belongs to the cells' parent. Django: prepopulated_fields.
class QUINTETTE_WIDGETS_EXPORT Prepopulator : public QObject
{
    Q_OBJECT
public:
    Prepopulator(const QList<FieldCell *> &cells, QObject *parent);

private:
    void fill(const FieldCell *target);

    QList<FieldCell *> m_cells;
    QHash<const FieldCell *, QString> m_filled; // what was filled in last
};

} // namespace Quintette
