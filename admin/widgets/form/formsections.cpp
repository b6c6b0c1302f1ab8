// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/form/formsections.h"

#include "admin/widgets/form/fieldcell.h"
#include "admin/widgets/form/sectioncard.h"

#include <QFormLayout>
#include <QLabel>

namespace Quintette {

namespace {

constexpr int labelWidth = 150;
constexpr int labelsBesideFrom = 640;
constexpr int labelGap = 3; // above a field
constexpr int frame = 76; // around the lines: margins of the form and of a section, scroll bar

/// Whether what shares a line has room beside each other.
bool fitsBeside(const QBoxLayout &line, int width)
{
    int needed = frame;
    for (int i = 0; i < line.count(); ++i)
        needed += line.itemAt(i)->minimumSize().width() + line.spacing();
    return needed <= width;
}

} // namespace

FormSections::FormSections(const QList<FormContents::Section> &sections,
                           const EditorContext &context, QWidget *parent)
    : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    for (const FormContents::Section &section : sections) {
        auto *card = new SectionCard(section.head, this);
        m_cards.append(card);
        for (const QList<FormContents::Field> &line : section.lines)
            addLine(card->form(), line, context);
        column->addWidget(card);
    }
}

void FormSections::addLine(QFormLayout *form, const QList<FormContents::Field> &fields,
                           const EditorContext &context)
{
    QWidget *parent = form->parentWidget();
    if (fields.size() == 1) {
        auto *cell = new FieldCell(fields.first(), context, parent);
        m_cells.append(cell);
        if (!cell->editor() && !cell->field().item.readOnly) {
            cell->hide(); // submitted unseen
            return;
        }
        QLabel *label = cell->makeLabel(parent);
        if (!label)
            label = new QLabel(parent);
        label->setFixedWidth(labelWidth);
        form->addRow(label, cell);
        return;
    }
    // Several on one line, while there is room: each has its label above it.
    auto *line = new QWidget(parent);
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    m_lines.append(layout);
    for (const FormContents::Field &field : fields) {
        auto *cell = new FieldCell(field, context, line);
        m_cells.append(cell);
        auto *column = new QVBoxLayout;
        column->setSpacing(labelGap);
        if (QLabel *label = cell->makeLabel(line))
            column->addWidget(label);
        column->addWidget(cell);
        column->addStretch();
        layout->addLayout(column, 1);
    }
    form->addRow(line);
}

void FormSections::arrange(int width)
{
    const bool isWide = width >= labelsBesideFrom;
    for (SectionCard *card : std::as_const(m_cards))
        card->form()->setRowWrapPolicy(isWide ? QFormLayout::DontWrapRows
                                              : QFormLayout::WrapAllRows);
    for (QBoxLayout *line : std::as_const(m_lines))
        line->setDirection(isWide && fitsBeside(*line, width) ? QBoxLayout::LeftToRight
                                                              : QBoxLayout::TopToBottom);
}

void FormSections::showErrors(const QList<FormContents::Section> &sections)
{
    QHash<QString, QList<Text>> errors;
    for (const FormContents::Section &section : sections) {
        for (const QList<FormContents::Field> &line : section.lines) {
            for (const FormContents::Field &field : line)
                errors.insert(field.item.name, field.errors);
        }
    }
    for (FieldCell *cell : std::as_const(m_cells))
        cell->showErrors(errors.value(cell->name()));
    for (SectionCard *card : std::as_const(m_cards)) {
        const QList<FieldCell *> cells = card->findChildren<FieldCell *>();
        if (std::any_of(cells.begin(), cells.end(),
                        [](const FieldCell *cell) { return cell->hasErrors(); }))
            card->setOpen(true);
    }
}

} // namespace Quintette
