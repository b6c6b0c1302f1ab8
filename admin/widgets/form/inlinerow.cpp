// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/form/inlinerow.h"

#include "admin/widgets/form/errorlines.h"
#include "admin/widgets/form/fieldcell.h"
#include "admin/widgets/form/prepopulator.h"
#include "admin/widgets/look/capitalized.h"
#include "admin/widgets/look/leadinglabel.h"
#include "admin/widgets/look/shownnumber.h"
#include "admin/widgets/look/textbindings.h"
#include "admin/widgets/look/themedicon.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QToolButton>

namespace Quintette {

namespace {

constexpr int leastColumn = 70;
constexpr int leastWideColumn = 200;

} // namespace

InlineRow::InlineRow(const FormContents::Inline &group, const FormContents::Inline::Row &row,
                     const EditorContext &context, QWidget *parent)
    : QWidget(parent), m_prefix(group.prefix), m_rowName(group.rowName), m_row(row),
      m_title(new LeadingLabel(this)), m_errors(new LeadingLabel(this)), m_body(new QWidget(this)),
      m_buttons(new QWidget(this))
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
    buildButtons();
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

void InlineRow::buildButtons()
{
    auto *line = new QHBoxLayout(m_buttons);
    line->setContentsMargins(columnGap, 0, 0, 0);
    line->setSpacing(2);
    m_buttons->setFixedWidth(buttonsWidth);
    if (m_row.ownAdmin) {
        m_open = new QToolButton(m_buttons);
        m_open->setIcon(themedIcon(u"external"_s, QPalette::WindowText, Mirrored::Yes));
        connect(m_open, &QToolButton::clicked, this, [this] {
            Q_EMIT openRequested(PageAddress::change(m_row.ownAdmin, m_row.quotedPk));
        });
        line->addWidget(m_open);
    }
    if (m_row.isNew) {
        m_remove = new QToolButton(m_buttons);
        m_remove->setIcon(themedIcon(u"close"_s));
        connect(m_remove, &QToolButton::clicked, this, &InlineRow::removeRequested);
        line->addWidget(m_remove);
    } else if (!m_row.deleteName.isEmpty()) {
        m_delete = new QCheckBox(m_buttons);
        connect(m_delete, &QCheckBox::toggled, this, [this](bool on) {
            setMarked(on);
            Q_EMIT edited();
        });
        line->addWidget(m_delete);
    }
    for (QToolButton *button : {m_open, m_remove}) {
        if (button) {
            button->setAutoRaise(true);
            button->setFocusPolicy(Qt::TabFocus);
        }
    }
    line->addStretch();
}

int InlineRow::widthOf(qsizetype column) const
{
    // Of the layout: the cell's own minimum is what arrange() set.
    const FieldCell *cell = m_cells.at(column);
    const bool isWide = cell->editor() && cell->editor()->isWide();
    return std::max(isWide ? leastWideColumn : leastColumn, cell->layout()->minimumSize().width());
}

void InlineRow::arrange(Shape shape, const QList<int> &widths)
{
    if (m_shape != shape) {
        delete m_body->layout();
        qDeleteAll(std::exchange(m_labels, {}));
        auto *grid = new QGridLayout(m_body);
        grid->setContentsMargins(0, 0, 0, shape == Shape::Block ? 8 : 0);
        grid->setHorizontalSpacing(shape == Shape::Block ? 12 : columnGap);
        grid->setVerticalSpacing(6);
        for (int i = 0; i < m_cells.size(); ++i) {
            FieldCell *cell = m_cells.at(i);
            cell->setHelpShown(shape == Shape::Block);
            if (shape == Shape::Line) {
                cell->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
                grid->addWidget(cell, 0, i, Qt::AlignTop);
                continue;
            }
            cell->setMinimumWidth(0);
            cell->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
            if (QLabel *label = cell->makeLabel(m_body)) {
                label->setFixedWidth(140);
                label->show();
                m_labels.append(label);
                grid->addWidget(label, i, 0, Qt::AlignTop);
            }
            grid->addWidget(cell, i, 1);
            grid->setColumnStretch(1, 1);
        }
    }
    m_shape = shape;
    if (shape == Shape::Line) {
        auto *grid = static_cast<QGridLayout *>(m_body->layout());
        for (int i = 0; i < m_cells.size(); ++i) {
            m_cells.at(i)->setMinimumWidth(widths.at(i));
            grid->setColumnStretch(i, stretchOf(widths.at(i)));
        }
    }
    m_title->setVisible(shape == Shape::Block || !m_row.text.isEmpty());
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
    const auto describe = [](QAbstractButton *button, const QString &text) {
        button->setToolTip(text.toHtmlEscaped());
        button->setAccessibleName(text);
    };
    if (m_open)
        describe(m_open, QN_TEXT("desktop", "Open %1").arg(name).toString());
    if (m_remove)
        describe(m_remove, QN_TEXT("desktop", "Take %1 away again").arg(name).toString());
    if (m_delete) {
        m_delete->setText(QN_TEXT("desktop", "Delete").toString());
        describe(m_delete,
                 QN_TEXT("desktop", "Delete %1 when the form is saved").arg(name).toString());
    }
}

void InlineRow::setMarked(bool marked)
{
    if (m_delete) {
        const QSignalBlocker quiet(m_delete);
        m_delete->setChecked(marked);
    }
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
    if (m_delete && m_delete->isChecked())
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
    if (m_delete)
        return m_delete;
    if (m_remove)
        return m_remove;
    return m_open ? static_cast<QWidget *>(m_open) : const_cast<InlineRow *>(this);
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
