// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/editors/choicepopup.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QScreen>
#include <QTimer>
#include <QVBoxLayout>

namespace Quintette {

namespace {

constexpr int typingPauseMilliseconds = 200;
constexpr int popupHeight = 300;

} // namespace

ChoicePopup::ChoicePopup(const QList<Choice> &choices, const Search &search,
                         const QString &currentKey, QWidget *parent)
    : QFrame(parent, Qt::Popup), m_choices(choices), m_search(search), m_currentKey(currentKey),
      m_input(new QLineEdit(this)), m_list(new QListWidget(this)), m_note(new QLabel(this)),
      m_delay(new QTimer(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    m_input->setPlaceholderText(QN_TEXT("desktop", "Search").toString());
    m_input->setAccessibleName(m_input->placeholderText());
    m_input->setClearButtonEnabled(true);
    m_input->installEventFilter(this);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_note->setContentsMargins(4, 2, 4, 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->setSpacing(4);
    layout->addWidget(m_input);
    layout->addWidget(m_list);
    layout->addWidget(m_note);
    m_delay->setSingleShot(true);
    m_delay->setInterval(typingPauseMilliseconds);
    connect(m_input, &QLineEdit::textChanged, m_delay, qOverload<>(&QTimer::start));
    connect(m_delay, &QTimer::timeout, this, &ChoicePopup::filter);
    connect(m_input, &QLineEdit::returnPressed, this, &ChoicePopup::take);
    connect(m_list, &QListWidget::itemClicked, this, &ChoicePopup::take);
    filter();
}

void ChoicePopup::popUpBelow(const QWidget &anchor)
{
    resize(std::max(anchor.width(), 320), popupHeight);
    const QRect screen = anchor.screen()->availableGeometry();
    QPoint place = anchor.mapToGlobal(QPoint(0, anchor.height()));
    if (isRightToLeft())
        place.rx() += anchor.width() - width();
    if (place.y() + height() > screen.bottom())
        place.setY(anchor.mapToGlobal(QPoint()).y() - height());
    place.setX(std::clamp(place.x(), screen.left(),
                          std::max(screen.left(), screen.right() - width())));
    move(place);
    QWidget::show();
    m_input->setFocus();
}

void ChoicePopup::filter()
{
    const QString term = m_input->text().trimmed();
    const int generation = ++m_generation;
    QList<Choice> fitting;
    for (const Choice &choice : std::as_const(m_choices)) {
        if (term.isEmpty() || choice.label.toString().contains(term, Qt::CaseInsensitive))
            fitting.append(choice);
    }
    if (!m_search) {
        setShown(fitting);
        return;
    }
    m_note->setText(QN_TEXT("desktop", "Searching …").toString());
    QPointer<ChoicePopup> self(this);
    m_search(term, this, [self, generation, fitting](const QList<Choice> &found) {
        if (self && generation == self->m_generation)
            self->setShown(fitting + found);
    });
}

void ChoicePopup::setShown(const QList<Choice> &choices)
{
    m_shown = choices;
    m_list->clear();
    int current = 0;
    for (int i = 0; i < choices.size(); ++i) {
        m_list->addItem(choices.at(i).label.toString());
        if (submittedText(choices.at(i).value) == m_currentKey)
            current = i;
    }
    m_list->setCurrentRow(current);
    const bool isCut = m_search && choices.size() >= EditorContext::mostFound;
    m_note->setVisible(choices.isEmpty() || isCut);
    m_note->setText((isCut ? QN_TEXT("desktop", "These are only the first; type to find others.")
                           : QN_TEXT("desktop", "Nothing found"))
                            .toString());
}

void ChoicePopup::take()
{
    // What was typed a moment ago counts, not what was found before.
    if (m_delay->isActive()) {
        m_delay->stop();
        filter();
        if (m_search)
            return;
    }
    const int row = m_list->currentRow();
    if (row < 0 || row >= m_shown.size())
        return;
    const Choice choice = m_shown.at(row);
    close();
    Q_EMIT chosen(choice);
}

bool ChoicePopup::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const int step = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
        if (step != 0) {
            m_list->setCurrentRow(
                    std::clamp(m_list->currentRow() + step, 0, std::max(0, m_list->count() - 1)));
            return true;
        }
        if (key == Qt::Key_Escape) {
            close();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace Quintette
