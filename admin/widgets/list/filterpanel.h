// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/changelist.h"
#include "admin/widgets/editors/editor.h"

#include <QScrollArea>

class QVBoxLayout;

namespace Quintette {

/// The filters of a list: each a title that opens and closes, and its choices with counts if they
/// are wanted. A filter with many choices shows the first ones, and all on demand.
class QUINTETTE_WIDGETS_EXPORT FilterPanel : public QScrollArea
{
    Q_OBJECT
public:
    explicit FilterPanel(QWidget *parent = nullptr);

    /// Finds objects to filter by where there are too many to show.
    using Search = std::function<void(const FilterSearch &search, const QString &term,
                                      QObject *receiver, const EditorContext::Found &found)>;

    void setSearch(const Search &search) { m_search = search; }
    void setHead(const ChangeList &head);

Q_SIGNALS:
    void stateRequested(const ListState &state);

protected:
    void changeEvent(QEvent *event) override;

private:
    void rebuild();
    void addFilter(QVBoxLayout *column, const ChangeList::Filter &filter);
    QWidget *makeChoice(const ChangeList::Choice &choice, QWidget *parent);
    QWidget *makeSearch(const ChangeList::Filter &filter, QWidget *parent);

    Search m_search;
    ChangeList m_head;
    QSet<QString> m_closed; // names of filters
    QSet<QString> m_expanded; // those that show all their choices
};

} // namespace Quintette
