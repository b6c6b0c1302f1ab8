// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/editors/editor.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QListWidget;
class QTimer;

namespace Quintette {

/// A list to choose one thing from, narrowed by what one types: here where all choices are known,
/// else by a search in the database. Deletes itself when closed.
class QUINTETTE_WIDGETS_EXPORT ChoicePopup : public QFrame
{
    Q_OBJECT
public:
    using Search = std::function<void(const QString &term, QObject *receiver,
                                      const EditorContext::Found &found)>;

    /// search may be empty; choices then are all there are, otherwise they stand before what was
    /// found.
    ChoicePopup(const QList<Choice> &choices, const Search &search, const QString &currentKey,
                QWidget *parent = nullptr);

    void popUpBelow(const QWidget &anchor);

Q_SIGNALS:
    void chosen(const Quintette::Choice &choice);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter();
    void setShown(const QList<Choice> &choices);
    void take();

    QList<Choice> m_choices;
    QList<Choice> m_shown;
    Search m_search;
    QString m_currentKey;
    QLineEdit *m_input;
    QListWidget *m_list;
    QLabel *m_note;
    QTimer *m_delay;
    int m_generation = 0; // answers to what was typed before are thrown away
};

} // namespace Quintette
