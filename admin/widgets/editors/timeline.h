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

    /// Fractions of a second are not shown, and kept as long as nobody edits the time.
    void setText(const QString &text);
    QString text() const;

Q_SIGNALS:
    void edited();

private:
    void showMenu();

    QLineEdit *m_line;
    QString m_given; // with every digit,
    QString m_shown; // and as it was shown
};

} // namespace Quintette
