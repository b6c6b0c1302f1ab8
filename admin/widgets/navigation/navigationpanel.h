// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/indexpage.h"
#include "admin/widgets/window/pageaddress.h"

#include <QWidget>

class QLineEdit;
class QSortFilterProxyModel;
class QStandardItem;
class QStandardItemModel;
class QTreeView;

namespace Quintette {

/// The apps and models this person may see, as a tree with a filter box; a plus on each model one
/// may add to.
class QUINTETTE_WIDGETS_EXPORT NavigationPanel : public QWidget
{
    Q_OBJECT
public:
    explicit NavigationPanel(QWidget *parent = nullptr);

    void setApps(const QList<NavigationApp> &apps);
    const QList<NavigationApp> &apps() const { return m_apps; }
    /// Marks the model of the page in front; null for none.
    void setCurrent(const ModelAdmin *admin);
    void focusFilter();
    QTreeView &tree() { return *m_tree; }

Q_SIGNALS:
    void openRequested(const Quintette::PageAddress &address);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void rebuild();
    QStandardItem *makeModelItem(const NavigationModel &model) const;
    void open(const QModelIndex &index);
    void filter(const QString &text);
    void showContextMenu(const QPoint &position);

    QLineEdit *m_filter;
    QTreeView *m_tree;
    QStandardItemModel *m_model;
    QSortFilterProxyModel *m_shown;
    QList<NavigationApp> m_apps;
    const ModelAdmin *m_current = nullptr;
};

} // namespace Quintette
