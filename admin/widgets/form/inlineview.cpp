// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/form/inlineview.h"

#include "admin/widgets/form/errorlines.h"
#include "admin/widgets/form/fieldcell.h"
#include "admin/widgets/form/inlineheaders.h"
#include "admin/widgets/form/inlinerow.h"
#include "admin/widgets/form/relatedchange.h"
#include "admin/widgets/look/capitalized.h"
#include "admin/widgets/look/leadinglabel.h"
#include "admin/widgets/look/opentoggle.h"
#include "admin/widgets/look/shownnumber.h"
#include "admin/widgets/look/textbindings.h"
#include "admin/widgets/look/themedicon.h"

#include <QLabel>
#include <QPushButton>
#include <QResizeEvent>
#include <QVBoxLayout>

namespace Quintette {

namespace {

constexpr int labelsBesideFromWidth = 600; // of a block

} // namespace

InlineView::InlineView(const FormContents::Inline &contents, const EditorContext &context,
                       QWidget *parent)
    : Card(parent), m_contents(contents), m_context(context), m_title(new OpenToggle(1.1, this)),
      m_errors(new LeadingLabel(this)), m_note(new LeadingLabel(this)), m_body(new QWidget(this)),
      m_headers(new InlineHeaders(contents.headers, m_body)), m_column(new QVBoxLayout(m_body)),
      m_add(new QPushButton(m_body))
{
    buildHead();
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(6);
    m_column->addWidget(m_headers);
    for (const FormContents::Inline::Row &row : contents.rows)
        m_column->addWidget(makeRow(row));
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_note->setVisible(contents.hiddenRows > 0);
    m_column->addWidget(m_note);
    m_add->setIcon(themedIcon(u"add"_s));
    m_add->setVisible(contents.blank.has_value());
    m_column->addWidget(m_add, 0, Qt::AlignLeading);
    connect(m_add, &QPushButton::clicked, this, &InlineView::addRow);
    (new TextBindings(this))->add([this] {
        refresh();
        // After the rows have their new texts too.
        QMetaObject::invokeMethod(this, &InlineView::arrange, Qt::QueuedConnection);
    });
    m_title->setOpen(!contents.isCollapsed);
    showErrors(contents);
    arrange();
}

void InlineView::buildHead()
{
    connect(m_title, &OpenToggle::openChanged, m_body, &QWidget::setVisible);
    m_errors->setWordWrap(true);
    QFont strong = m_errors->font();
    strong.setWeight(QFont::DemiBold);
    m_errors->setFont(strong);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 8, 14, 12);
    layout->setSpacing(6);
    layout->addWidget(m_title, 0, Qt::AlignLeading);
    layout->addWidget(m_errors);
    layout->addWidget(m_body);
    m_body->setContentsMargins(4, 0, 0, 0);
}

InlineRow *InlineView::makeRow(const FormContents::Inline::Row &row)
{
    auto *made = new InlineRow(m_contents, row, m_context, m_body);
    m_rows.append(made);
    m_order.append(made);
    connect(made, &InlineRow::edited, this, &InlineView::edited);
    connect(made, &InlineRow::openRequested, this, &InlineView::openRequested);
    connect(made, &InlineRow::siteRequested, this, &InlineView::siteRequested);
    connect(made, &InlineRow::removeRequested, this, [this, made] { removeRow(made); });
    connect(made, &InlineRow::moveRequested, this, [this, made](int step) { moveRow(made, step); });
    return made;
}

void InlineView::addRow()
{
    if (!m_contents.blank || m_rows.size() >= m_contents.maxRows)
        return;
    FormContents::Inline::Row blank = *m_contents.blank;
    blank.isNew = true;
    InlineRow *row = makeRow(blank);
    m_column->insertWidget(int(m_rows.size()), row);
    row->show();
    arrange();
    refresh();
    row->focusFirst();
    Q_EMIT edited();
}

void InlineView::moveRow(InlineRow *row, int step)
{
    if (!m_order.move(row, step))
        return;
    m_column->removeWidget(row);
    m_column->insertWidget(int(m_order.rows().indexOf(row)) + 1, row); // after the headers
    refresh();
    chainTabStops();
    Q_EMIT edited();
    Q_EMIT moved(row);
}

void InlineView::chainTabStops()
{
    // As they stand: one that was made last would else be the last stop of the whole form.
    QWidget *before = m_title;
    const auto goOnTo = [&before](QWidget *next) {
        setTabOrder(std::exchange(before, next), next);
    };
    for (const InlineRow *row : m_order.rows()) {
        for (QWidget *stop : row->tabStops())
            goOnTo(stop);
    }
    goOnTo(m_add);
}

void InlineView::removeRow(InlineRow *row)
{
    m_rows.removeOne(row);
    m_order.remove(row);
    m_add->setFocus();
    row->hide();
    row->deleteLater();
    refresh();
    Q_EMIT edited();
}

void InlineView::collect(FormData &data, UploadedFiles &files) const
{
    for (const auto &[name, value] : m_contents.management) {
        const bool isTotal = name.endsWith("-TOTAL_FORMS"_L1);
        data.append(name, isTotal ? QString::number(m_rows.size()) : value);
    }
    const QHash<const InlineRow *, int> places = m_order.numbers();
    for (int i = 0; i < m_rows.size(); ++i)
        m_rows.at(i)->collect(data, files, i, places.value(m_rows.at(i)));
}

void InlineView::showErrors(const FormContents::Inline &contents)
{
    showErrorLines(*m_errors, contents.errors, palette());
    for (int i = 0; i < m_rows.size() && i < contents.rows.size(); ++i)
        m_rows.at(i)->showErrors(contents.rows.at(i));
    if (!contents.errors.isEmpty() || firstError())
        m_title->setOpen(true);
}

void InlineView::take(const RelatedChange &change)
{
    for (const InlineRow *row : std::as_const(m_rows)) {
        for (FieldCell *cell : row->cells())
            cell->take(change);
    }
    if (!m_contents.blank)
        return;
    for (FormContents::Field &field : m_contents.blank->fields)
        change.applyTo(field);
}

FieldCell *InlineView::firstError() const
{
    for (const InlineRow *row : m_rows) {
        for (FieldCell *cell : row->cells()) {
            if (cell->hasErrors())
                return cell;
        }
    }
    return nullptr;
}

void InlineView::arrange()
{
    QList<int> widths(m_contents.headers.size(), 0);
    int behind = InlineRow::columnGap;
    for (const InlineRow *row : std::as_const(m_rows))
        behind = std::max(behind, row->buttonsWidth());
    int needed = behind;
    for (qsizetype column = 0; column < widths.size(); ++column) {
        for (const InlineRow *row : std::as_const(m_rows))
            widths[column] = std::max(widths[column], row->widthOf(column));
        needed += widths[column] + InlineRow::columnGap;
    }
    const int room = m_room > 0 ? m_room : width();
    m_isTable = m_contents.style == InlineOptions::Style::Tabular && needed <= room - 30;
    const auto shape = m_isTable            ? InlineRow::Shape::Line
            : room >= labelsBesideFromWidth ? InlineRow::Shape::Block
                                            : InlineRow::Shape::Narrow;
    bool isAnew = false;
    for (InlineRow *row : std::as_const(m_rows))
        isAnew = row->arrange(shape, widths, behind) || isAnew;
    if (isAnew)
        chainTabStops();
    m_headers->arrange(widths, behind);
    m_headers->setVisible(m_isTable && !m_rows.isEmpty());
}

void InlineView::setRoom(int width)
{
    m_room = width;
    arrange();
}

void InlineView::refresh()
{
    m_title->setText(u"%1  %2"_s.arg(capitalized(m_contents.title), shownNumber(m_rows.size())));
    m_add->setText(QN_TEXT("desktop", "Add another %1").arg(m_contents.rowName).toString());
    m_add->setEnabled(m_rows.size() < m_contents.maxRows);
    m_note->setText(QN_PLURAL("desktop", "%n more row(s) are not shown here.")
                            .plural(m_contents.hiddenRows)
                            .toString());
    const int count = int(m_order.rows().size());
    for (int i = 0; i < count; ++i)
        m_order.rows().at(i)->setNumber(i + 1, count);
}

void InlineView::resizeEvent(QResizeEvent *event)
{
    Card::resizeEvent(event);
    // Not now: layouts around this one are at work, and this makes and deletes widgets in them.
    if (event->oldSize().width() != width())
        QMetaObject::invokeMethod(this, &InlineView::arrange, Qt::QueuedConnection);
}

} // namespace Quintette
