// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/changelist.h"
#include "admin/widgets/global.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QTimer;

namespace Quintette {

/// What stands above a list: its name and size, the search, and the buttons for adding, editing,
/// columns and filters. The search asks after a pause in typing, the button to stop appears when an
/// answer is slow.
class QUINTETTE_WIDGETS_EXPORT ListTools : public QWidget
{
    Q_OBJECT
public:
    explicit ListTools(QWidget *parent = nullptr);

    /// Where head is not loaded yet, it says no numbers.
    void setHead(const ChangeList &head, bool isLoaded);
    void setTitle(const QString &title, const Text &objectName);
    /// Leaves alone what somebody is typing.
    void showSearch(const QString &text);
    void setSearch(const QString &text);
    void focusSearch();
    void setLoading(bool loading);

    /// Buttons that stand for actions of the page.
    QPushButton &editButton() const { return *m_edit; }
    QPushButton &addButton() const { return *m_add; }
    /// Hidden until somebody shows it: the way to what was deleted.
    QPushButton &deletedButton() const { return *m_deleted; }
    /// Checkable: the panel with filters.
    QPushButton &filtersButton() const { return *m_filters; }
    QMenu &columnsMenu() const;

Q_SIGNALS:
    void searchRequested(const QString &text);
    void stopRequested();

private:
    void buildSearch();
    QPushButton *makeButton(const QString &icon);
    QHBoxLayout *makeHeadLine();
    QHBoxLayout *makeToolLine();
    void search();

    QLabel *m_title;
    QLabel *m_count;
    QLineEdit *m_search;
    QTimer *m_searchDelay;
    QString m_searched; // for what was asked last
    QPushButton *m_stop;
    QTimer *m_stopDelay;
    QPushButton *m_edit;
    QPushButton *m_columns;
    QPushButton *m_filters;
    QPushButton *m_deleted;
    QPushButton *m_add;
};

} // namespace Quintette
