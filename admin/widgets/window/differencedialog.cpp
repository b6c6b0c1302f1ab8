// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/window/differencedialog.h"

#include "admin/widgets/look/capitalized.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace Quintette {

DifferenceDialog::DifferenceDialog(const QList<ValueChange> &changes, QWidget *parent)
    : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(QN_TEXT("desktop", "Differences from now").toString());
    resize(640, 360);
    auto *layout = new QVBoxLayout(this);
    if (changes.isEmpty()) {
        layout->addWidget(
                new QLabel(QN_TEXT("desktop", "Nothing differs from now.").toString(), this));
        layout->addStretch();
    } else {
        auto *table = new QTreeWidget(this);
        table->setHeaderLabels({QN_TEXT("desktop", "Field").toString(),
                                QN_TEXT("desktop", "This version").toString(),
                                QN_TEXT("desktop", "Now").toString()});
        table->setRootIsDecorated(false);
        table->setAlternatingRowColors(true);
        table->setWordWrap(true);
        table->setAccessibleName(windowTitle());
        for (const ValueChange &change : changes) {
            const QString label = capitalized(change.label);
            auto *item = new QTreeWidgetItem(
                    table,
                    {change.object.isEmpty() ? label : u"%1: %2"_s.arg(change.object, label),
                     change.before, change.after});
            item->setToolTip(1, change.before.toHtmlEscaped());
            item->setToolTip(2, change.after.toHtmlEscaped());
        }
        table->header()->setSectionResizeMode(QHeaderView::Stretch);
        layout->addWidget(table, 1);
    }
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(QN_TEXT("desktop", "Close").toString(), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
}

} // namespace Quintette
