// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/global.h"

#include <QWidget>

class QHBoxLayout;
class QLineEdit;
class QString;

namespace Quintette {

/// A line of text for a date or a time, with a sign in it that opens something to choose from.
class QUINTETTE_WIDGETS_EXPORT TemporalLine : public QWidget
{
    Q_OBJECT
public:
    /// ISO, or whatever else was typed.
    virtual void setText(const QString &text) = 0;
    virtual QString text() const = 0;

Q_SIGNALS:
    void edited();

protected:
    /// digits: how many the line is wide.
    TemporalLine(int digits, QWidget *parent);

    QHBoxLayout *row() const { return m_row; }
    QLineEdit *line() const { return m_line; }
    /// Where what the sign opens belongs.
    QPoint below() const;
    /// As if it were typed, so that it can be undone.
    void type(const QString &text);

private:
    QHBoxLayout *m_row;
    QLineEdit *m_line;
};

} // namespace Quintette
