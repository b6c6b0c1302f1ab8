// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/window/discardquestion.h"

#include "core/base/text.h"

#include <QMessageBox>
#include <QPushButton>

namespace Quintette {

bool mayDiscard(QWidget *parent, const QString &title)
{
    QMessageBox box(
            QMessageBox::NoIcon, QN_TEXT("desktop", "Unsaved changes").toString(),
            QN_TEXT("desktop", "“%1” has changes that are not saved. Leave without saving them?")
                    .arg(title)
                    .toString(),
            QMessageBox::NoButton, parent);
    box.setTextFormat(Qt::PlainText);
    QPushButton *leave = box.addButton(QN_TEXT("desktop", "Discard changes").toString(),
                                       QMessageBox::DestructiveRole);
    QPushButton *stay =
            box.addButton(QN_TEXT("desktop", "Stay").toString(), QMessageBox::RejectRole);
    box.setDefaultButton(stay);
    box.setEscapeButton(stay);
    box.exec();
    return box.clickedButton() == leave;
}

} // namespace Quintette
