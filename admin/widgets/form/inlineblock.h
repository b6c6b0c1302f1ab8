// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/form/formcontents.h"

#include <QObject>

class QGridLayout;
class QWidget;

namespace Quintette {

class FieldCell;
class OpenToggle;

/// The cells of an inline's row one below the other, in the groups that the inline declares: with a
/// heading and an explanation where they have them, and closed with the heading where they are
/// declared collapsed.
class InlineBlock : public QObject
{
    Q_OBJECT
public:
    enum class Labels : quint8 { Beside, Above };

    /// The cells are body's children and stay so.
    InlineBlock(const QList<FormContents::Inline::Group> &groups, const QList<FieldCell *> &cells,
                QWidget *body);

    /// Gives the body a layout, which it must not have yet.
    void layOut(Labels labels);
    /// Takes away what layOut() made but the layout.
    void clear();
    /// Opens the groups in which something is wrong.
    void openWithErrors();
    /// What opens the group that begins with that cell; null where there is no such thing.
    QWidget *toggleBefore(const FieldCell *cell) const;

private:
    struct Group
    {
        FormContents::Inline::Group head;
        QList<FieldCell *> cells;
        bool isOpen = true;
        OpenToggle *toggle = nullptr;
        QList<QWidget *> labels; // of the cells
    };

    void addHead(Group &group, QGridLayout *grid);
    void addLine(Group &group, const QList<FieldCell *> &cells, Labels labels, QGridLayout *grid);
    QWidget *addLabel(Group &group, FieldCell *cell);
    static void showCells(const Group &group);

    QWidget *m_body;
    QList<Group> m_groups;
    QList<QWidget *> m_heads;
};

} // namespace Quintette
