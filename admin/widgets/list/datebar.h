// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/changelist.h"
#include "admin/widgets/global.h"

#include <QWidget>

class QHBoxLayout;

namespace Quintette {

/// The dates one can drill into above a list: years, then months, then days, and the way back.
/// Hidden without any.
class QUINTETTE_WIDGETS_EXPORT DateBar : public QWidget
{
    Q_OBJECT
public:
    explicit DateBar(QWidget *parent = nullptr);

    void setHead(const ChangeList &head);

Q_SIGNALS:
    void stateRequested(const ListState &state);

protected:
    void changeEvent(QEvent *event) override;

private:
    void rebuild();
    void addChoice(QHBoxLayout *line, const ChangeList::Choice &choice, bool isBack);

    ChangeList m_head;
    QWidget *m_content = nullptr;
};

} // namespace Quintette
