// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/editors/twolisteditor.h"

#include "admin/widgets/editors/choices.h"
#include "admin/widgets/look/shownnumber.h"
#include "admin/widgets/look/textbindings.h"
#include "admin/widgets/look/themedicon.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace Quintette {

namespace {

constexpr int filterDelayMilliseconds = 200;
constexpr int listHeight = 170;

QSet<QString> keysOf(const QList<Choice> &choices)
{
    QSet<QString> keys;
    for (const Choice &choice : choices)
        keys.insert(submittedText(choice.value));
    return keys;
}

} // namespace

TwoListEditor::TwoListEditor(const FormContents::Field &field, const EditorContext &context,
                             QWidget *parent)
    : Editor(parent), m_field(field), m_context(context), m_filter(new QLineEdit(this)),
      m_chosenTitle(new QLabel(this)), m_left(new QListWidget(this)),
      m_right(new QListWidget(this)), m_choose(new QToolButton(this)),
      m_remove(new QToolButton(this)), m_delay(new QTimer(this))
{
    QSet<QString> keys;
    if (field.value.isList()) {
        for (const Value &key : field.value.list())
            keys.insert(submittedText(key));
    }
    for (const Choice &choice : field.widget.choices) {
        if (keys.contains(submittedText(choice.value)))
            m_chosen.append(choice);
    }
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(2, 1);
    buildSide(0, m_filter, m_left);
    buildSide(2, m_chosenTitle, m_right);
    auto *buttons = new QVBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_choose);
    buttons->addWidget(m_remove);
    if (field.item.canAddRelated && context.addRelated)
        buttons->addWidget(makeAddButton());
    buttons->addStretch();
    grid->addLayout(buttons, 1, 1);
    setFocusProxy(m_filter);
    m_filter->setClearButtonEnabled(true);
    m_choose->setIcon(themedIcon(u"forward"_s, QPalette::WindowText, Mirrored::Yes));
    m_remove->setIcon(themedIcon(u"back"_s, QPalette::WindowText, Mirrored::Yes));
    auto *texts = new TextBindings(this);
    texts->bind(m_filter, &QLineEdit::setPlaceholderText,
                QN_TEXT("desktop", "Available: type to filter"));
    texts->bind(m_choose, &QToolButton::setToolTip, QN_TEXT("desktop", "Choose (Enter)"));
    texts->bind(m_remove, &QToolButton::setToolTip, QN_TEXT("desktop", "Remove (Delete)"));
    texts->bind(m_choose, &QWidget::setAccessibleName, QN_TEXT("desktop", "Choose"));
    texts->bind(m_remove, &QWidget::setAccessibleName, QN_TEXT("desktop", "Remove"));
    texts->bind(m_left, &QWidget::setAccessibleName, QN_TEXT("desktop", "Available"));
    texts->bind(m_right, &QWidget::setAccessibleName, QN_TEXT("desktop", "Chosen"));
    texts->add([this] { refreshButtons(); });
    m_delay->setSingleShot(true);
    m_delay->setInterval(filterDelayMilliseconds);
    connect(m_filter, &QLineEdit::textChanged, m_delay, qOverload<>(&QTimer::start));
    connect(m_delay, &QTimer::timeout, this, &TwoListEditor::showAvailable);
    connect(m_left, &QListWidget::itemActivated, this, [this] { move(true); });
    connect(m_right, &QListWidget::itemActivated, this, [this] { move(false); });
    connect(m_choose, &QToolButton::clicked, this, [this] { move(true); });
    connect(m_remove, &QToolButton::clicked, this, [this] { move(false); });
    for (QListWidget *list : {m_left, m_right})
        connect(list, &QListWidget::itemSelectionChanged, this, &TwoListEditor::refreshButtons);
    showAvailable();
}

QToolButton *TwoListEditor::makeAddButton()
{
    auto *add = new QToolButton(this);
    add->setAutoRaise(true);
    add->setIcon(themedIcon(u"add"_s));
    auto *texts = new TextBindings(add);
    texts->bind(add, &QToolButton::setToolTip, QN_TEXT("desktop", "Add another"));
    texts->bind(add, &QWidget::setAccessibleName, QN_TEXT("desktop", "Add another"));
    connect(add, &QToolButton::clicked, this, [this] {
        m_context.addRelated(m_field.item, this, [this](const Choice &added) { choose(added); });
    });
    return add;
}

void TwoListEditor::buildSide(int column, QWidget *top, QListWidget *list)
{
    auto *grid = static_cast<QGridLayout *>(layout());
    grid->addWidget(top, 0, column);
    grid->addWidget(list, 1, column);
    list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    list->setUniformItemSizes(true);
    list->setFixedHeight(listHeight);
}

void TwoListEditor::showAvailable()
{
    const QString term = m_filter->text().trimmed();
    const int generation = ++m_generation;
    if (m_field.isSearched) {
        QPointer<TwoListEditor> self(this);
        m_context.search(m_field.item.name, term, this,
                         [self, generation](const QList<Choice> &found) {
                             if (self && generation == self->m_generation)
                                 self->fill(found);
                         });
        return;
    }
    QList<Choice> fitting;
    for (const Choice &choice : std::as_const(m_field.widget.choices)) {
        if (term.isEmpty() || choice.label.toString().contains(term, Qt::CaseInsensitive))
            fitting.append(choice);
    }
    fill(fitting);
}

void TwoListEditor::fill(const QList<Choice> &choices)
{
    const QSet<QString> chosen = keysOf(m_chosen);
    m_available.clear();
    m_left->clear();
    for (const Choice &choice : choices) {
        const QString key = submittedText(choice.value);
        if (key.isEmpty() || chosen.contains(key))
            continue;
        m_available.append(choice);
        m_left->addItem(choice.label.toString());
    }
    m_right->clear();
    for (const Choice &choice : std::as_const(m_chosen))
        m_right->addItem(choice.label.toString());
    refreshButtons();
}

void TwoListEditor::move(bool choose)
{
    QListWidget *from = choose ? m_left : m_right;
    QList<int> rows;
    const QModelIndexList selected = from->selectionModel()->selectedRows();
    for (const QModelIndex &index : selected)
        rows.append(index.row());
    if (rows.isEmpty())
        return;
    std::sort(rows.begin(), rows.end());
    if (choose) {
        for (const int row : std::as_const(rows))
            m_chosen.append(m_available.at(row));
    } else {
        for (auto row = rows.crbegin(); row != rows.crend(); ++row)
            m_chosen.removeAt(*row);
    }
    const int next = rows.first();
    showAvailable();
    // Enter again goes on with the next one.
    from->setCurrentRow(std::min(next, from->count() - 1));
    Q_EMIT edited();
}

void TwoListEditor::refreshButtons()
{
    m_choose->setEnabled(!m_left->selectedItems().isEmpty());
    m_remove->setEnabled(!m_right->selectedItems().isEmpty());
    m_chosenTitle->setText(
            QN_TEXT("desktop", "Chosen: %1").arg(shownNumber(m_chosen.size())).toString());
}

void TwoListEditor::choose(const Choice &choice)
{
    m_chosen.append(choice);
    showAvailable();
    Q_EMIT edited();
}

void TwoListEditor::offer(const Choice &choice)
{
    m_field.widget.choices.append(choice);
    showAvailable();
}

void TwoListEditor::rename(const QString &key, const Choice &now)
{
    renameChoice(m_field.widget.choices, key, now);
    renameChoice(m_chosen, key, now);
    showAvailable();
}

void TwoListEditor::withdraw(const QString &key)
{
    removeChoice(m_field.widget.choices, key);
    const bool wasChosen = removeChoice(m_chosen, key);
    showAvailable();
    if (wasChosen)
        Q_EMIT edited();
}

void TwoListEditor::write(FormData &data, UploadedFiles &, const QString &name) const
{
    QStringList keys;
    for (const Choice &choice : m_chosen)
        keys.append(submittedText(choice.value));
    data.setList(name, keys);
}

} // namespace Quintette
