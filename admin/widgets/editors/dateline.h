// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/editors/temporalline.h"

#include <QDate>

namespace Quintette {

/// A date in the person's way of writing, with a calendar to pick from. Arrow up and down go a day
/// on and back.
class QUINTETTE_WIDGETS_EXPORT DateLine : public TemporalLine
{
    Q_OBJECT
public:
    explicit DateLine(QWidget *parent = nullptr);

    void setText(const QString &text) override;
    /// ISO where it is a date, else as it was typed, for the form to refuse.
    QString text() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showCalendar();
    void setDate(const QDate &date);
    QDate date() const;
};

} // namespace Quintette
