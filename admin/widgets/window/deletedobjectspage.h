// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/deletedobjects.h"
#include "admin/widgets/window/page.h"

class QLabel;
class QPushButton;
class QStackedWidget;
class QTreeWidget;
class QTreeWidgetItem;

namespace Quintette {

class EmptyState;
class PageTurner;

/// What was deleted of one model, newest first; unfolded, what each held. Restoring opens a form
/// with its values, which makes the object anew when it is saved.
class QUINTETTE_WIDGETS_EXPORT DeletedObjectsPage : public Page
{
    Q_OBJECT
public:
    DeletedObjectsPage(AdminSession &session, const ModelAdmin &admin, QWidget *parent = nullptr);

    PageAddress address() const override { return PageAddress::deleted(&m_admin); }
    QString title() const override;
    void reload() override;
    void objectsChanged(const ModelAdmin *) override { reload(); }
    void focusFirst() override;

    void setContents(const DeletedPage &contents);
    void restoreChosen();

protected:
    void changeEvent(QEvent *event) override;

private:
    void load(int page);
    void loadValues(QTreeWidgetItem *item);
    void retranslate();
    qint64 chosenVersion() const;

    const ModelAdmin &m_admin;
    QAction *m_restore;
    QLabel *m_title;
    QLabel *m_hint;
    QStackedWidget *m_stack;
    QTreeWidget *m_list;
    EmptyState *m_empty;
    QPushButton *m_restoreButton;
    PageTurner *m_turner;
};

} // namespace Quintette
