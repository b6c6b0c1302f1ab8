// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/form/inlinerow.h"

#include "admin/widgets/form/errorlines.h"
#include "admin/widgets/form/fieldcell.h"
#include "admin/widgets/form/inlinerowbuttons.h"
#include "admin/widgets/form/prepopulator.h"
#include "admin/widgets/look/capitalized.h"
#include "admin/widgets/look/leadinglabel.h"
#include "admin/widgets/look/shownnumber.h"
#include "admin/widgets/look/textbindings.h"

#include <QGridLayout>
#include <QLabel>

namespace Quintette {

namespace {

constexpr int leastColumn = 70;
constexpr int leastWideColumn = 200;
constexpr int blockLabelWidth = 140; // before a cell of a block

} // namespace

InlineRow::InlineRow(const FormContents::Inline &group, const FormContents::Inline::Row &row,
                     const EditorContext &context, QWidget *parent)
    : QWidget(parent), m_prefix(group.prefix), m_rowName(group.rowName), m_lines(group.lines),
      m_row(row), m_title(new LeadingLabel(this)), m_errors(new LeadingLabel(this)),
      m_body(new QWidget(this)), m_buttons(new InlineRowButtons(row, this))
{
    for (const FormContents::Field &field : row.fields) {
        auto *cell = new FieldCell(field, context, m_body);
        m_cells.append(cell);
        connect(cell, &FieldCell::edited, this, &InlineRow::edited);
    }
    if (row.isNew)
        new Prepopulator(m_cells, this);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setForegroundRole(QPalette::PlaceholderText);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_errors->setWordWrap(true);
    connect(m_buttons, &InlineRowButtons::openClicked, this,
            [this] { Q_EMIT openRequested(PageAddress::change(m_row.ownAdmin, m_row.quotedPk)); });
    connect(m_buttons, &InlineRowButtons::removeClicked, this, &InlineRow::removeRequested);
    connect(m_buttons, &InlineRowButtons::markedChanged, this, [this](bool marked) {
        setMarked(marked);
        Q_EMIT edited();
    });
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(0);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(0, 1);
    grid->addWidget(m_title, 0, 0);
    grid->addWidget(m_errors, 1, 0);
    grid->addWidget(m_body, 2, 0);
    grid->addWidget(m_buttons, 0, 1, 3, 1, Qt::AlignBottom);
    (new TextBindings(this))->add([this] { refresh(); });
    showErrors(row);
    setMarked(row.isMarkedDeleted);
}

int InlineRow::widthOf(qsizetype column) const
{
    // Of the layout: the cell's own minimum is what arrange() set.
    const FieldCell *cell = m_cells.at(column);
    const bool isWide = cell->editor() && cell->editor()->isWide();
    return std::max(isWide ? leastWideColumn : leastColumn, cell->layout()->minimumSize().width());
}

QLabel *InlineRow::labelOf(FieldCell *cell)
{
    QLabel *label = cell->makeLabel(m_body);
    if (label) {
        label->show();
        m_labels.append(label);
    }
    return label;
}

void InlineRow::layOutLine()
{
    auto *grid = new QGridLayout(m_body);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(columnGap);
    for (int i = 0; i < m_cells.size(); ++i) {
        FieldCell *cell = m_cells.at(i);
        cell->setHelpShown(false);
        cell->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        grid->addWidget(cell, 0, i, Qt::AlignTop);
    }
}

void InlineRow::layOutBlock(Shape shape)
{
    auto *grid = new QGridLayout(m_body);
    grid->setContentsMargins(0, 0, 0, 8);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    for (FieldCell *cell : std::as_const(m_cells)) {
        cell->setHelpShown(true);
        cell->setMinimumWidth(0);
        cell->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    }
    qsizetype next = 0;
    for (int line = 0; next < m_cells.size(); ++line) {
        const bool isNarrow = shape == Shape::Narrow;
        const qsizetype count = isNarrow ? 1 : std::max(m_lines.value(line, 1), 1);
        if (count == 1 && !isNarrow) {
            FieldCell *cell = m_cells.at(next++);
            if (QLabel *label = labelOf(cell)) {
                label->setFixedWidth(blockLabelWidth);
                grid->addWidget(label, line, 0, Qt::AlignTop);
            }
            grid->addWidget(cell, line, 1);
            continue;
        }
        // As in a form: those that share a line have their labels above them.
        auto *shared = new QHBoxLayout;
        shared->setSpacing(16);
        for (qsizetype end = std::min(next + count, m_cells.size()); next < end; ++next) {
            FieldCell *cell = m_cells.at(next);
            auto *column = new QVBoxLayout;
            if (QLabel *label = labelOf(cell))
                column->addWidget(label);
            column->addWidget(cell);
            column->addStretch();
            shared->addLayout(column, 1);
        }
        grid->addLayout(shared, line, 0, 1, 2);
    }
}

void InlineRow::arrange(Shape shape, const QList<int> &widths)
{
    if (m_shape != shape) {
        delete m_body->layout();
        qDeleteAll(std::exchange(m_labels, {}));
        if (shape == Shape::Line)
            layOutLine();
        else
            layOutBlock(shape);
    }
    m_shape = shape;
    if (shape == Shape::Line) {
        auto *grid = static_cast<QGridLayout *>(m_body->layout());
        for (int i = 0; i < m_cells.size(); ++i) {
            m_cells.at(i)->setMinimumWidth(widths.at(i));
            grid->setColumnStretch(i, stretchOf(widths.at(i)));
        }
    }
    m_title->setVisible(shape != Shape::Line || !m_row.text.isEmpty());
}

void InlineRow::setNumber(int number)
{
    m_number = number;
    refresh();
}

void InlineRow::refresh()
{
    const QString number = u"%1 %2"_s.arg(capitalized(m_rowName), shownNumber(m_number));
    const QString name = m_row.text.isEmpty() ? number : m_row.text;
    m_title->setText(name);
    for (FieldCell *cell : std::as_const(m_cells)) {
        cell->setAccessibleLabel(u"%1: %2"_s.arg(capitalized(cell->field().item.label), name));
    }
    m_buttons->setRowName(name);
}

void InlineRow::setMarked(bool marked)
{
    m_buttons->setMarked(marked);
    m_body->setEnabled(!marked);
    QFont font = m_title->font();
    font.setStrikeOut(marked);
    m_title->setFont(font);
}

QString InlineRow::nameAt(const QString &name, int position) const
{
    const QString start = m_prefix + u'-';
    if (!name.startsWith(start))
        return name;
    const qsizetype end = name.indexOf(u'-', start.size());
    return end < 0 ? name : start + QString::number(position) + name.mid(end);
}

void InlineRow::collect(FormData &data, UploadedFiles &files, int position) const
{
    for (const auto &[name, value] : m_row.hiddenValues)
        data.append(nameAt(name, position), value);
    for (const FieldCell *cell : m_cells)
        cell->write(data, files, nameAt(cell->field().submitName, position));
    if (m_buttons->isMarked())
        data.append(nameAt(m_row.deleteName, position), u"on"_s);
}

void InlineRow::showErrors(const FormContents::Inline::Row &row)
{
    showErrorLines(*m_errors, row.errors, palette());
    for (int i = 0; i < m_cells.size() && i < row.fields.size(); ++i)
        m_cells.at(i)->showErrors(row.fields.at(i).errors);
}

void InlineRow::focusFirst()
{
    for (FieldCell *cell : std::as_const(m_cells)) {
        if (cell->editor()) {
            cell->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
}

QWidget *InlineRow::lastInTabOrder() const
{
    QWidget *last = m_buttons->lastInTabOrder();
    return last ? last : const_cast<InlineRow *>(this);
}

void InlineRow::putInTabOrder(QWidget *before, QWidget *after)
{
    QList<QWidget *> stops{before};
    const QList<QWidget *> children = findChildren<QWidget *>();
    for (QWidget *child : children) {
        if (child->focusPolicy() & Qt::TabFocus)
            stops.append(child);
    }
    stops.append(after);
    for (qsizetype i = 1; i < stops.size(); ++i)
        setTabOrder(stops.at(i - 1), stops.at(i));
}

} // namespace Quintette
