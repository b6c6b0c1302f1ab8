// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/global.h"

#include <QDialog>
#include <QIcon>

class QLineEdit;
class QLabel;
class QTimer;
class QTreeWidget;

namespace Quintette {

/// Finds what one can do or open by a few letters of its name: models, commands with their
/// shortcuts, objects. A dialog that deletes itself when closed.
class QUINTETTE_WIDGETS_EXPORT CommandPalette : public QDialog
{
    Q_OBJECT
public:
    struct Entry
    {
        QIcon icon;
        QString text;
        QString hint; // the app of a model, the keys of a command
        std::function<void()> run;
        QString otherNames = {}; // found by these too, but not shown
    };

    using Found = std::function<void(const QList<Entry> &)>;
    /// Looks for more while one types, such as objects in the database; found is called later, on
    /// the GUI thread, and what comes of an older question is not shown.
    using Find = std::function<void(const QString &typed, const Found &found)>;

    explicit CommandPalette(const QList<Entry> &entries, QWidget *parent = nullptr);

    /// More entries, known only now.
    void add(const QList<Entry> &entries);
    void setFind(const Find &find) { m_find = find; }

    /// How well typed fits the names of an entry, in the same measure: other names count where the
    /// letters stand together, and less than the shown one.
    static int score(const QString &typed, const Entry &entry);
    /// How well words fits an entry: higher is better, -1 not at all. Letters in order, starts of
    /// words first.
    static int score(const QString &typed, const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void type(const QString &typed);
    void find();
    void filter(const QString &typed);
    void addItem(const Entry &entry);
    void choose();

    QList<Entry> m_entries;
    Find m_find;
    QList<Entry> m_found; // for what is typed
    QList<Entry> m_shown; // one per item of the list
    QTimer *m_pause; // one types on
    bool m_isFinding = false;
    QLineEdit *m_input;
    QTreeWidget *m_list;
    QLabel *m_nothing;
};

} // namespace Quintette
