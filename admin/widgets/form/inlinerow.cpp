// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/form/inlinerow.h"

#include "admin/widgets/editors/placeeditor.h"
#include "admin/widgets/form/errorlines.h"
#include "admin/widgets/form/fieldcell.h"
#include "admin/widgets/form/inlineblock.h"
#include "admin/widgets/form/inlinerowbuttons.h"
#include "admin/widgets/form/prepopulator.h"
#include "admin/widgets/look/capitalized.h"
#include "admin/widgets/look/leadinglabel.h"
#include "admin/widgets/look/shownnumber.h"
#include "admin/widgets/look/textbindings.h"

#include <QGridLayout>
#include <QLabel>
#include <QShortcut>

namespace Quintette {

namespace {

constexpr int leastColumn = 70;
constexpr int leastWideColumn = 200;

} // namespace

InlineRow::InlineRow(const FormContents::Inline &group, const FormContents::Inline::Row &row,
                     const EditorContext &context, QWidget *parent)
    : QWidget(parent), m_prefix(group.prefix), m_rowName(group.rowName), m_row(row),
      m_title(new LeadingLabel(this)), m_errors(new LeadingLabel(this)), m_body(new QWidget(this)),
      m_buttons(new InlineRowButtons(row, this))
{
    buildCells(context);
    m_block = new InlineBlock(group.groups, m_cells, m_body);
    new Prepopulator(m_cells, this);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setForegroundRole(QPalette::PlaceholderText);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_errors->setWordWrap(true);
    connectButtons();
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

void InlineRow::buildCells(const EditorContext &context)
{
    for (const FormContents::Field &field : std::as_const(m_row.fields)) {
        auto *cell = new FieldCell(field, context, m_body);
        m_cells.append(cell);
        connect(cell, &FieldCell::edited, this, &InlineRow::edited);
        if (auto *place = qobject_cast<PlaceEditor *>(cell->editor()))
            m_place = place;
    }
    if (!m_place)
        return;
    connect(m_place, &PlaceEditor::moveRequested, this, &InlineRow::moveRequested);
    const auto addKey = [this](const QKeySequence &key, int step) {
        auto *shortcut = new QShortcut(key, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this,
                [this, step] { Q_EMIT moveRequested(step); });
    };
    addKey(Qt::ALT | Qt::Key_Up, -1);
    addKey(Qt::ALT | Qt::Key_Down, 1);
}

void InlineRow::connectButtons()
{
    connect(m_buttons, &InlineRowButtons::openClicked, this,
            [this] { Q_EMIT openRequested(PageAddress::change(m_row.ownAdmin, m_row.quotedPk)); });
    connect(m_buttons, &InlineRowButtons::siteClicked, this,
            [this] { Q_EMIT siteRequested(m_row.viewOnSiteUrl); });
    connect(m_buttons, &InlineRowButtons::removeClicked, this, &InlineRow::removeRequested);
    connect(m_buttons, &InlineRowButtons::markedChanged, this, [this](bool marked) {
        setMarked(marked);
        Q_EMIT edited();
    });
}

bool InlineRow::isFilledIn() const
{
    return std::any_of(m_cells.cbegin(), m_cells.cend(),
                       [](const FieldCell *cell) { return cell->isEdited() || cell->hasErrors(); });
}

int InlineRow::buttonsWidth() const
{
    return m_buttons->sizeHint().width();
}

int InlineRow::widthOf(qsizetype column) const
{
    // Of the layout: the cell's own minimum is what arrange() set.
    const FieldCell *cell = m_cells.at(column);
    const bool isWide = cell->editor() && cell->editor()->isWide();
    return std::max(isWide ? leastWideColumn : leastColumn, cell->layout()->minimumSize().width());
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

bool InlineRow::arrange(Shape shape, const QList<int> &widths, int buttonsWidth)
{
    const bool isAnew = m_shape != shape;
    if (isAnew) {
        delete m_body->layout();
        m_block->clear();
        if (shape == Shape::Line) {
            layOutLine();
        } else {
            for (FieldCell *cell : std::as_const(m_cells)) {
                cell->setHelpShown(true);
                cell->setMinimumWidth(0);
                cell->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
            }
            m_block->layOut(shape == Shape::Narrow ? InlineBlock::Labels::Above
                                                   : InlineBlock::Labels::Beside);
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
    m_buttons->setFixedWidth(buttonsWidth);
    m_title->setVisible(shape != Shape::Line || !m_row.text.isEmpty());
    return isAnew;
}

void InlineRow::setNumber(int number, int count)
{
    m_number = number;
    if (m_place)
        m_place->setWays(number > 1, number < count);
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
    if (m_place)
        m_place->setRowName(name);
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

void InlineRow::collect(FormData &data, UploadedFiles &files, int position, int place) const
{
    for (const auto &[name, value] : m_row.hiddenValues)
        data.append(nameAt(name, position), value);
    for (const FieldCell *cell : m_cells) {
        const QString name = nameAt(cell->field().submitName, position);
        if (place > 0 && cell->field().isPlace)
            data.append(name, QString::number(place));
        else
            cell->write(data, files, name);
    }
    if (m_buttons->isMarked())
        data.append(nameAt(m_row.deleteName, position), u"on"_s);
}

void InlineRow::showErrors(const FormContents::Inline::Row &row)
{
    showErrorLines(*m_errors, row.errors, palette());
    for (int i = 0; i < m_cells.size() && i < row.fields.size(); ++i)
        m_cells.at(i)->showErrors(row.fields.at(i).errors);
    m_block->openWithErrors();
}

void InlineRow::focusFirst()
{
    for (FieldCell *cell : std::as_const(m_cells)) {
        if (cell->editor() && !cell->field().isPlace && !cell->isHidden()) {
            cell->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
}

QList<QWidget *> InlineRow::tabStops() const
{
    QList<QWidget *> stops;
    const auto addThoseIn = [&stops](const QWidget *part) {
        const QList<QWidget *> children = part->findChildren<QWidget *>();
        for (QWidget *child : children) {
            if (child->focusPolicy() & Qt::TabFocus)
                stops.append(child);
        }
    };
    for (const FieldCell *cell : m_cells) {
        if (QWidget *toggle = m_block->toggleBefore(cell))
            stops.append(toggle);
        addThoseIn(cell);
    }
    addThoseIn(m_buttons);
    return stops;
}

} // namespace Quintette
