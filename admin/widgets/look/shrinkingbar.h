// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/global.h"

#include <QWidget>

class QHBoxLayout;
class QPushButton;

namespace Quintette {

/// A line of buttons that never makes its window wider: where there is too little room, those that
/// may, show only their icon; their names stay for tool tips and screen readers.
class QUINTETTE_WIDGETS_EXPORT ShrinkingBar : public QWidget
{
    Q_OBJECT
public:
    explicit ShrinkingBar(QWidget *parent = nullptr);

    enum class Shrinks : quint8 { First, Last, Never };
    /// The button becomes a child; its text is set by setText() from now on.
    void addButton(QPushButton *button, Shrinks shrinks);
    void addStretch();
    void setText(QPushButton *button, const QString &text);
    /// To be called after buttons were shown or hidden.
    void arrange();

    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Entry
    {
        QPushButton *button;
        Shrinks shrinks;
        QString text;
        int wide = 0;
        int narrow = 0; // with the icon alone
    };
    bool isNarrow(const Entry &entry, int step) const;
    int widthAt(int step) const;
    void apply(int step);

    QHBoxLayout *m_line;
    QList<Entry> m_entries;
};

} // namespace Quintette
