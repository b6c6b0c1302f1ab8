// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/global.h"

#include <QWidget>

class QLineEdit;

namespace Quintette {

/// A time of day as a line of text, with the times people want most in a menu.
class QUINTETTE_WIDGETS_EXPORT TimeLine : public QWidget
{
    Q_OBJECT
public:
    explicit TimeLine(QWidget *parent = nullptr);

    void setText(const QString &text);
    QString text() const;

Q_SIGNALS:
    void edited();

private:
    void showMenu();

    QLineEdit *m_line;
};

} // namespace Quintette
