// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/global.h"
#include "core/base/text.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace Quintette {

/// What stands where there is nothing to show yet: an icon, a sentence, and what one can do about
/// it.
class QUINTETTE_WIDGETS_EXPORT EmptyState : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyState(QWidget *parent = nullptr);

    /// No button where action is empty.
    void set(const QString &icon, const Text &title, const Text &detail = {},
             const Text &actionText = {}, const std::function<void()> &action = {});

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_detail;
    QPushButton *m_button;
    QString m_iconName;
    Text m_titleText;
    Text m_detailText;
    Text m_actionText;
    std::function<void()> m_action;
};

} // namespace Quintette
