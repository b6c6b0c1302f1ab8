// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/editors/temporalline.h"

#include <QString>

namespace Quintette {

/// A time of day, with the times people want most in a menu.
class QUINTETTE_WIDGETS_EXPORT TimeLine : public TemporalLine
{
    Q_OBJECT
public:
    explicit TimeLine(QWidget *parent = nullptr);

    /// Fractions of a second are not shown, and kept as long as nobody edits the time.
    void setText(const QString &text) override;
    QString text() const override;

private:
    void showMenu();

    QString m_given; // with every digit,
    QString m_shown; // and as it was shown
};

} // namespace Quintette
