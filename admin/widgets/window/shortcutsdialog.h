// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/global.h"
#include "core/base/text.h"

#include <QDialog>

class QAction;

namespace Quintette {

/// Lists every keyboard shortcut that works now. Deletes itself when closed.
class QUINTETTE_WIDGETS_EXPORT ShortcutsDialog : public QDialog
{
    Q_OBJECT
public:
    struct Group
    {
        QString title;
        QList<QAction *> actions; // those without a shortcut are left out
        QList<QPair<QString, Text>> keys = {}; // what no action stands for
    };

    explicit ShortcutsDialog(const QList<Group> &groups, QWidget *parent = nullptr);
};

} // namespace Quintette
