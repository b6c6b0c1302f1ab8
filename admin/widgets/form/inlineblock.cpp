// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/form/inlineblock.h"

#include "admin/widgets/form/fieldcell.h"
#include "admin/widgets/look/capitalized.h"
#include "admin/widgets/look/card.h"
#include "admin/widgets/look/leadinglabel.h"
#include "admin/widgets/look/opentoggle.h"
#include "admin/widgets/look/textbindings.h"

#include <QGridLayout>
#include <QLabel>

#include <numeric>

namespace Quintette {

namespace {

constexpr int blockLabelWidth = 140; // before a cell
constexpr qreal headScale = 1.0;

} // namespace

InlineBlock::InlineBlock(const QList<FormContents::Inline::Group> &groups,
                         const QList<FieldCell *> &cells, QWidget *body)
    : QObject(body), m_body(body)
{
    qsizetype next = 0;
    for (const FormContents::Inline::Group &head : groups) {
        const int count = std::accumulate(head.lines.begin(), head.lines.end(), 0);
        // Without a heading there is nothing to open it with.
        const bool isOpen = !head.collapsed || head.name.isEmpty();
        m_groups.append({head, cells.mid(next, count), isOpen, nullptr, {}});
        next += count;
    }
    if (groups.isEmpty())
        m_groups.append({{QList<int>(cells.size(), 1)}, cells, true, nullptr, {}});
}

void InlineBlock::layOut(Labels labels)
{
    auto *grid = new QGridLayout(m_body);
    grid->setContentsMargins(0, 0, 0, 8);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    for (Group &group : m_groups) {
        addHead(group, grid);
        qsizetype next = 0;
        for (const int count : group.head.lines) {
            const QList<FieldCell *> line = group.cells.mid(next, count);
            next += count;
            if (labels == Labels::Beside) {
                addLine(group, line, labels, grid);
                continue;
            }
            for (FieldCell *cell : line)
                addLine(group, {cell}, labels, grid);
        }
        showCells(group);
    }
}

void InlineBlock::clear()
{
    qDeleteAll(std::exchange(m_heads, {}));
    for (Group &group : m_groups) {
        group.toggle = nullptr;
        qDeleteAll(std::exchange(group.labels, {}));
        for (FieldCell *cell : std::as_const(group.cells))
            cell->show();
    }
}

void InlineBlock::addHead(Group &group, QGridLayout *grid)
{
    const auto put = [this, grid](QWidget *head, Qt::Alignment alignment) {
        m_heads.append(head);
        grid->addWidget(head, grid->rowCount(), 0, 1, 2, alignment);
        head->show();
    };
    if (!group.head.name.isEmpty()) {
        QWidget *head = nullptr;
        if (group.head.collapsed) {
            group.toggle = new OpenToggle(headScale, m_body);
            group.toggle->setOpen(group.isOpen);
            connect(group.toggle, &OpenToggle::openChanged, this, [&group](bool open) {
                group.isOpen = open;
                showCells(group);
            });
            TextBindings::of(group.toggle).add([toggle = group.toggle, name = group.head.name] {
                toggle->setText(capitalized(name));
            });
            head = group.toggle;
        } else {
            auto *label = new LeadingLabel(m_body);
            label->setFont(headingFont(label->font(), headScale));
            TextBindings::of(label).add(
                    [label, name = group.head.name] { label->setText(capitalized(name)); });
            head = label;
        }
        put(head, Qt::AlignLeading);
    }
    if (!group.head.description.isEmpty()) {
        auto *description = new LeadingLabel(m_body);
        description->setWordWrap(true);
        description->setForegroundRole(QPalette::PlaceholderText);
        TextBindings::of(description).bind(description, &QLabel::setText, group.head.description);
        put(description, {});
    }
}

void InlineBlock::addLine(Group &group, const QList<FieldCell *> &cells, Labels labels,
                          QGridLayout *grid)
{
    const int row = grid->rowCount();
    if (cells.size() == 1 && labels == Labels::Beside) {
        if (QWidget *label = addLabel(group, cells.first())) {
            label->setFixedWidth(blockLabelWidth);
            grid->addWidget(label, row, 0, Qt::AlignTop);
        }
        grid->addWidget(cells.first(), row, 1);
        return;
    }
    // As in a form: those that share a line have their labels above them.
    auto *shared = new QHBoxLayout;
    shared->setSpacing(16);
    for (FieldCell *cell : cells) {
        auto *column = new QVBoxLayout;
        column->setSpacing(3);
        if (QWidget *label = addLabel(group, cell))
            column->addWidget(label);
        column->addWidget(cell);
        column->addStretch();
        shared->addLayout(column, 1);
    }
    grid->addLayout(shared, row, 0, 1, 2);
}

QWidget *InlineBlock::addLabel(Group &group, FieldCell *cell)
{
    QLabel *label = cell->makeLabel(m_body);
    if (label)
        group.labels.append(label);
    return label;
}

void InlineBlock::showCells(const Group &group)
{
    for (QWidget *label : group.labels)
        label->setVisible(group.isOpen);
    for (FieldCell *cell : group.cells)
        cell->setVisible(group.isOpen);
}

void InlineBlock::openWithErrors()
{
    for (Group &group : m_groups) {
        const bool isWrong = std::any_of(group.cells.cbegin(), group.cells.cend(),
                                         [](const FieldCell *cell) { return cell->hasErrors(); });
        if (!isWrong || group.isOpen)
            continue;
        if (group.toggle)
            group.toggle->setOpen(true);
        else
            group.isOpen = true; // for when it is laid out
    }
}

QWidget *InlineBlock::toggleBefore(const FieldCell *cell) const
{
    for (const Group &group : m_groups) {
        if (!group.cells.isEmpty() && group.cells.first() == cell)
            return group.toggle;
    }
    return nullptr;
}

} // namespace Quintette
