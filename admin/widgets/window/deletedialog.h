// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/deletepage.h"
#include "admin/widgets/window/pageaddress.h"

#include <QDialog>

namespace Quintette {

/// Asks before something is deleted: what goes, what goes with it, or what forbids it. Deletes
/// itself when closed.
class QUINTETTE_WIDGETS_EXPORT DeleteDialog : public QDialog
{
    Q_OBJECT
public:
    explicit DeleteDialog(const DeletePage &page, QWidget *parent = nullptr);

Q_SIGNALS:
    /// Somebody wants to look at an object of the tree instead.
    void openRequested(const Quintette::PageAddress &address);

private:
    QWidget *makeTree(const QList<DeletePage::Node> &nodes);
    QWidget *makeSummary(const DeletePage &page);
};

} // namespace Quintette
