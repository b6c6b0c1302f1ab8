// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/form/conflictview.h"

#include "admin/pages/conflicttexts.h"
#include "admin/widgets/look/capitalized.h"
#include "admin/widgets/look/leadinglabel.h"
#include "admin/widgets/look/theme.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QRadioButton>

namespace Quintette {

namespace {

constexpr int theirsId = 0;
constexpr int mineId = 1;
constexpr int longest = 300; // letters of a value shown; the whole is in the tool tip

QString shown(const QString &value)
{
    if (value.isEmpty())
        return u"–"_s;
    return value.size() > longest ? value.left(longest) + u" …"_s : value;
}

LeadingLabel *valueLabel(const QString &value, QWidget *parent)
{
    auto *label = new LeadingLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(shown(value));
    label->setToolTip(value.toHtmlEscaped());
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

ConflictView::ConflictView(const EditConflict &conflict, QWidget *parent) : Card(parent)
{
    const ConflictTexts texts(conflict);
    auto *title = new LeadingLabel(this);
    title->setTextFormat(Qt::PlainText);
    // Spaces where a line ends would push words of right-to-left text out of sight.
    title->setText(texts.title.toString().simplified());
    title->setFont(headingFont(title->font(), 1.1));
    title->setWordWrap(true);
    auto *advice = new LeadingLabel(this);
    advice->setText(texts.advice.toString());
    advice->setWordWrap(true);
    setAccessibleName(title->text());
    setAccessibleDescription(advice->text());
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(8);
    for (int column = 1; column <= 3; ++column)
        grid->setColumnStretch(column, 1);
    addHeader(grid, texts.theirs);
    for (const EditConflict::FieldChange &change : conflict.fields)
        addField(grid, change);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 12, 14, 14);
    layout->setSpacing(8);
    layout->addWidget(title);
    layout->addWidget(advice);
    layout->addLayout(grid);
}

void ConflictView::addHeader(QGridLayout *grid, const Text &theirs)
{
    int column = 0;
    for (const Text &text : {QN_TEXT("desktop", "Field"), QN_TEXT("desktop", "Before"), theirs,
                             QN_TEXT("desktop", "Yours")}) {
        auto *label = new LeadingLabel(this);
        label->setText(text.toString());
        label->setForegroundRole(QPalette::PlaceholderText);
        grid->addWidget(label, 0, column++);
    }
}

void ConflictView::addField(QGridLayout *grid, const EditConflict::FieldChange &change)
{
    const int row = grid->rowCount();
    auto *name = new LeadingLabel(this);
    name->setText(capitalized(change.label));
    QFont strong = name->font();
    strong.setWeight(QFont::DemiBold);
    name->setFont(strong);
    grid->addWidget(name, row, 0, Qt::AlignTop);
    grid->addWidget(valueLabel(change.was, this), row, 1, Qt::AlignTop);
    if (!change.isMine) {
        grid->addWidget(valueLabel(change.theirs, this), row, 2, Qt::AlignTop);
        auto *untouched = new LeadingLabel(this);
        untouched->setText(QN_TEXT("desktop", "not touched").toString());
        untouched->setForegroundRole(QPalette::PlaceholderText);
        grid->addWidget(untouched, row, 3, Qt::AlignTop);
        return;
    }
    auto *group = new QButtonGroup(this);
    const auto addChoice = [&](int id, const QString &value, const Text &whose) {
        auto *holder = new QWidget(this);
        auto *line = new QHBoxLayout(holder);
        line->setContentsMargins(0, 0, 0, 0);
        auto *button = new QRadioButton(holder);
        button->setAccessibleName(
                u"%1, %2: %3"_s.arg(name->text(), whose.toString(), shown(value)));
        group->addButton(button, id);
        line->addWidget(button, 0, Qt::AlignTop);
        LeadingLabel *text = valueLabel(value, holder);
        text->setBuddy(button);
        line->addWidget(text, 1);
        grid->addWidget(holder, row, 2 + id, Qt::AlignTop);
    };
    addChoice(theirsId, change.theirs, QN_TEXT("desktop", "theirs"));
    addChoice(mineId, change.mine, QN_TEXT("desktop", "yours"));
    group->button(mineId)->setChecked(true);
    m_choices.append({change.choiceName, group});
}

void ConflictView::collect(FormData &data) const
{
    for (const auto &[name, group] : m_choices)
        data.append(name, group->checkedId() == theirsId ? u"theirs"_s : u"mine"_s);
}

void ConflictView::paintEvent(QPaintEvent *event)
{
    Card::paintEvent(event);
    QPainter painter(this);
    const int stripe = 4;
    painter.fillRect(QRect(isRightToLeft() ? width() - stripe : 0, 6, stripe, height() - 12),
                     toneColor(palette(), Tone::Warning));
}

} // namespace Quintette
