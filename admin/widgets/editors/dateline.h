// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/global.h"

#include <QWidget>

class QLineEdit;

namespace Quintette {

/// A date as a line of text in the person's way of writing, with a calendar to pick from. Arrow up
/// and down go a day on and back.
class QUINTETTE_WIDGETS_EXPORT DateLine : public QWidget
{
    Q_OBJECT
public:
    explicit DateLine(QWidget *parent = nullptr);

    /// ISO, or whatever else was typed.
    void setText(const QString &text);
    /// ISO where it is a date, else as it was typed, for the form to refuse.
    QString text() const;

Q_SIGNALS:
    void edited();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showCalendar();
    void setDate(const QDate &date);
    QDate date() const;

    QLineEdit *m_line;
};

} // namespace Quintette
