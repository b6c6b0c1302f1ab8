// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/changelist.h"
#include "admin/widgets/global.h"

#include <QAbstractButton>

namespace Quintette {

/// One choice of a filter: its text, cut where it is too long, and its count at the end of the
/// line.
class QUINTETTE_WIDGETS_EXPORT FilterChoice : public QAbstractButton
{
    Q_OBJECT
public:
    explicit FilterChoice(const ChangeList::Choice &choice, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    QString m_count;
};

} // namespace Quintette
