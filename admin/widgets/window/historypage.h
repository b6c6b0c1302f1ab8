// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/historypage.h"
#include "admin/widgets/window/page.h"

class QLabel;
class QPushButton;
class QStackedWidget;
class QTreeWidget;

namespace Quintette {

class EmptyState;
class PageTurner;

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

    struct Contents
    {
        HistoryPage history;
        bool mayRestore = false;
    };
    void setContents(const Contents &contents);
    /// Opens the form with the values that the chosen line left behind.
    void restoreChosen();
    /// Shows what differs between them and now, or between the versions of two chosen lines.
    void compareChosen();

protected:
    void changeEvent(QEvent *event) override;

private:
    void load(int page);
    /// What a field was and became, each cut to so many letters.
    QString valuesText(const ValueChange &change, qsizetype letters) const;
    void addLine(const HistoryPage::Line &line);
    void updateActions();
    /// Of the chosen lines, oldest first; lines without a kept version are left out.
    QList<qint64> chosenVersions() const;

    const ModelAdmin &m_admin;
    QString m_quotedPk;
    HistoryPage m_history;
    bool m_mayRestore = false;
    QAction *m_compare;
    QAction *m_restore;
    QPushButton *m_compareButton;
    QPushButton *m_restoreButton;
    QLabel *m_title;
    QStackedWidget *m_stack;
    QTreeWidget *m_list;
    EmptyState *m_empty;
    PageTurner *m_turner;
};

} // namespace Quintette
