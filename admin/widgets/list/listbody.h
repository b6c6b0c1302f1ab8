// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/changelist.h"
#include "admin/widgets/global.h"

#include <QSplitter>

class QPushButton;
class QStackedWidget;

namespace Quintette {

class AdminSession;
class FilterPanel;
class ListPlaceholder;
class ListTable;

/// The rows of a list, or what stands where there are none, with the filters beside them. It
/// remembers how wide the filters are and whether they are shown.
class ListBody : public QSplitter
{
    Q_OBJECT
public:
    /// Takes the table. filtersButton, a checkable one, shows and hides the filters.
    ListBody(AdminSession &session, ListTable *table, QPushButton &filtersButton,
             QWidget *parent = nullptr);

    void setHead(const ChangeList &head);
    /// Somebody did not want to wait for the list.
    void showStopped();
    void retranslate();
    FilterPanel &filters() const { return *m_filters; }
    ListPlaceholder &placeholder() const { return *m_empty; }

private:
    void showFilters(bool shown);

    ListTable *m_table;
    QPushButton &m_button;
    ListPlaceholder *m_empty;
    QStackedWidget *m_stack;
    FilterPanel *m_filters;
    bool m_hasFilters = false;
    bool m_isDecided = false; // whether the filters are shown at first
};

} // namespace Quintette
