// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/historypage.h"
#include "admin/widgets/window/page.h"

class QLabel;
class QStackedWidget;
class QToolButton;
class QTreeWidget;

namespace Quintette {

class EmptyState;

/// What was done to one object, by whom and when, newest first.
class QUINTETTE_WIDGETS_EXPORT ObjectHistoryPage : public Page
{
    Q_OBJECT
public:
    ObjectHistoryPage(AdminSession &session, const ModelAdmin &admin, const QString &quotedPk,
                      QWidget *parent = nullptr);

    PageAddress address() const override { return PageAddress::history(&m_admin, m_quotedPk); }
    QString title() const override;
    void reload() override;
    void objectsChanged(const ModelAdmin *) override { reload(); }
    void focusFirst() override;

    void setHistory(const HistoryPage &history);

protected:
    void changeEvent(QEvent *event) override;

private:
    void load(int page);

    const ModelAdmin &m_admin;
    QString m_quotedPk;
    HistoryPage m_history;
    QLabel *m_title;
    QStackedWidget *m_stack;
    QTreeWidget *m_list;
    EmptyState *m_empty;
    QToolButton *m_newer;
    QToolButton *m_older;
    QLabel *m_position;
};

} // namespace Quintette
