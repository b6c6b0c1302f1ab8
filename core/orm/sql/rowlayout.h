// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/sql/node.h"

namespace Quintette::Internal {

/// Which columns of a row make which object. Filled by the compiler, read by RowReader.
struct RowLayout
{
    struct Column
    {
        NodePtr node; // null for a plain column of `field`
        const Field *field = nullptr;
        QString name; // its alias; empty for columns of an object
        int join = 0;
        bool isAnnotation = false; // others may refer to it by its name
    };
    /// The main object (first), then each object of selectRelated().
    struct Object
    {
        const ModelInfo *model = nullptr;
        int parent = -1; // position in objects
        const Field *relation = nullptr; // the foreign key between parent and this
        bool forward = true;
        QString name = {}; // that selectRelated() had for it
        bool isFiltered = false; // by a filtered relation: kept under its name only
        int firstColumn = 0;
        QList<const Field *> fields; // of the columns, in order
        bool isComplete = true; // no field deferred
    };

    QList<Column> columns;
    QList<Object> objects;
    int firstAnnotation = 0; // columns from here on have names
    int visibleColumns = 0; // the rest was only selected for DISTINCT
};

} // namespace Quintette::Internal
