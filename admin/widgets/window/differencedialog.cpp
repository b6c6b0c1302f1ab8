// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/window/differencedialog.h"

#include "admin/widgets/look/capitalized.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace Quintette {

DifferenceDialog::DifferenceDialog(const QList<ValueChange> &changes, Against against,
                                   QWidget *parent)
    : QDialog(parent)
{
    const bool isNow = against == Against::Now;
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle((isNow ? QN_TEXT("desktop", "Differences from now")
                          : QN_TEXT("desktop", "Differences between two versions"))
                           .toString());
    resize(640, 360);
    auto *layout = new QVBoxLayout(this);
    if (changes.isEmpty()) {
        layout->addWidget(new QLabel((isNow ? QN_TEXT("desktop", "Nothing differs from now.")
                                            : QN_TEXT("desktop", "These versions do not differ."))
                                             .toString(),
                                     this));
        layout->addStretch();
    } else {
        auto *table = new QTreeWidget(this);
        table->setHeaderLabels(
                {QN_TEXT("desktop", "Field").toString(),
                 (isNow ? QN_TEXT("desktop", "This version")
                        : QN_TEXT("desktop", "Earlier version"))
                         .toString(),
                 (isNow ? QN_TEXT("desktop", "Now") : QN_TEXT("desktop", "Later version"))
                         .toString()});
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
