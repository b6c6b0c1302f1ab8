// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/form/inlineview.h"

#include "admin/widgets/form/errorlines.h"
#include "admin/widgets/form/fieldcell.h"
#include "admin/widgets/form/inlinerow.h"
#include "admin/widgets/form/relatedchange.h"
#include "admin/widgets/look/capitalized.h"
#include "admin/widgets/look/leadinglabel.h"
#include "admin/widgets/look/shownnumber.h"
#include "admin/widgets/look/textbindings.h"
#include "admin/widgets/look/themedicon.h"

#include <QLabel>
#include <QPushButton>
#include <QResizeEvent>
#include <QToolButton>
#include <QVBoxLayout>

namespace Quintette {

namespace {

constexpr int labelsBesideFromWidth = 600; // of a block

} // namespace

InlineView::InlineView(const FormContents::Inline &contents, const EditorContext &context,
                       QWidget *parent)
    : Card(parent), m_contents(contents), m_context(context), m_title(new QToolButton(this)),
      m_errors(new LeadingLabel(this)), m_note(new LeadingLabel(this)), m_body(new QWidget(this)),
      m_headers(new QWidget(m_body)), m_column(new QVBoxLayout(m_body)),
      m_add(new QPushButton(m_body))
{
    buildHead();
    buildHeaders();
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
    (new TextBindings(this))->add([this] { refresh(); });
    showErrors(contents);
    setOpen(!contents.isCollapsed);
    arrange();
}

void InlineView::buildHead()
{
    m_title->setAutoRaise(true);
    m_title->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_title->setFocusPolicy(Qt::TabFocus);
    m_title->setFont(headingFont(m_title->font(), 1.1));
    connect(m_title, &QToolButton::clicked, this, [this] { setOpen(!m_isOpen); });
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
    connect(made, &InlineRow::edited, this, &InlineView::edited);
    connect(made, &InlineRow::openRequested, this, &InlineView::openRequested);
    connect(made, &InlineRow::removeRequested, this, [this, made] { removeRow(made); });
    return made;
}

void InlineView::addRow()
{
    if (!m_contents.blank || m_rows.size() >= m_contents.maxRows)
        return;
    FormContents::Inline::Row blank = *m_contents.blank;
    blank.isNew = true;
    QWidget *before = m_rows.isEmpty() ? m_title : m_rows.last()->lastInTabOrder();
    InlineRow *row = makeRow(blank);
    m_column->insertWidget(int(m_rows.size()), row);
    row->show();
    arrange();
    refresh();
    // Made last, but not the last stop of the whole form.
    row->putInTabOrder(before, m_add);
    row->focusFirst();
    Q_EMIT edited();
}

void InlineView::removeRow(InlineRow *row)
{
    m_rows.removeOne(row);
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
    for (int i = 0; i < m_rows.size(); ++i)
        m_rows.at(i)->collect(data, files, i);
}

void InlineView::showErrors(const FormContents::Inline &contents)
{
    showErrorLines(*m_errors, contents.errors, palette());
    for (int i = 0; i < m_rows.size() && i < contents.rows.size(); ++i)
        m_rows.at(i)->showErrors(contents.rows.at(i));
    if (!contents.errors.isEmpty() || firstError())
        setOpen(true);
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
    int needed = InlineRow::buttonsWidth;
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
    for (InlineRow *row : std::as_const(m_rows))
        row->arrange(shape, widths);
    arrangeHeaders(widths);
}

void InlineView::setRoom(int width)
{
    m_room = width;
    arrange();
}

void InlineView::buildHeaders()
{
    auto *line = new QHBoxLayout(m_headers);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(InlineRow::columnGap);
    for (const InlineGroup::Header &header : std::as_const(m_contents.headers)) {
        auto *label = new LeadingLabel(m_headers);
        label->setToolTip(header.helpText.toString());
        label->setForegroundRole(QPalette::PlaceholderText);
        QFont font = label->font();
        font.setWeight(header.isRequired ? QFont::DemiBold : QFont::Normal);
        label->setFont(font);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        line->addWidget(label);
        m_labels.append(label);
    }
    line->addSpacing(InlineRow::buttonsWidth);
}

void InlineView::arrangeHeaders(const QList<int> &widths)
{
    auto *line = static_cast<QHBoxLayout *>(m_headers->layout());
    for (qsizetype column = 0; column < widths.size(); ++column) {
        m_labels.at(column)->setMinimumWidth(widths.at(column));
        line->setStretch(int(column), InlineRow::stretchOf(widths.at(column)));
    }
    m_headers->setVisible(m_isTable && !m_rows.isEmpty());
}

void InlineView::refresh()
{
    m_title->setText(u"%1  %2"_s.arg(capitalized(m_contents.title), shownNumber(m_rows.size())));
    m_add->setText(QN_TEXT("desktop", "Add another %1").arg(m_contents.rowName).toString());
    m_add->setEnabled(m_rows.size() < m_contents.maxRows);
    m_note->setText(QN_PLURAL("desktop", "%n more row(s) are not shown here.")
                            .plural(m_contents.hiddenRows)
                            .toString());
    for (int i = 0; i < m_rows.size(); ++i)
        m_rows.at(i)->setNumber(i + 1);
    for (qsizetype column = 0; column < m_labels.size(); ++column)
        m_labels.at(column)->setText(capitalized(m_contents.headers.at(column).label));
}

void InlineView::setOpen(bool open)
{
    m_isOpen = open;
    m_body->setVisible(open);
    m_title->setAccessibleDescription(
            (open ? QN_TEXT("desktop", "Expanded") : QN_TEXT("desktop", "Collapsed")).toString());
    m_title->setIcon(open ? themedIcon(u"down"_s)
                          : themedIcon(u"forward"_s, QPalette::WindowText, Mirrored::Yes));
}

void InlineView::resizeEvent(QResizeEvent *event)
{
    Card::resizeEvent(event);
    // Not now: layouts around this one are at work, and this makes and deletes widgets in them.
    if (event->oldSize().width() != width())
        QMetaObject::invokeMethod(this, &InlineView::arrange, Qt::QueuedConnection);
}

} // namespace Quintette
