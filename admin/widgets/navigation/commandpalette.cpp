// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/navigation/commandpalette.h"

#include "admin/widgets/look/theme.h"
#include "core/base/text.h"

#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPointer>
#include <QTimer>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace Quintette {

namespace {

constexpr int shownEntries = 60;
constexpr int pauseMilliseconds = 150; // before asking the database
constexpr int pointsInOnePiece = 500; // the letters stand together somewhere

bool isWordStart(const QString &text, qsizetype at)
{
    return at == 0 || !text.at(at - 1).isLetterOrNumber();
}

} // namespace

CommandPalette::CommandPalette(const QList<Entry> &entries, QWidget *parent)
    : QDialog(parent, Qt::Popup), m_entries(entries), m_pause(new QTimer(this)),
      m_input(new QLineEdit(this)), m_list(new QTreeWidget(this)), m_nothing(new QLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    resize(520, 380);
    m_input->setPlaceholderText(
            QN_TEXT("desktop", "Go to a model or an object, or run a command").toString());
    m_input->setAccessibleName(m_input->placeholderText());
    setWindowTitle(m_input->placeholderText());
    m_input->installEventFilter(this);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHeaderHidden(true);
    m_list->setRootIsDecorated(false);
    m_list->setColumnCount(2);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(QN_TEXT("desktop", "Results").toString());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(m_input);
    layout->addWidget(m_list);
    layout->addWidget(m_nothing, 1);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    m_pause->setSingleShot(true);
    m_pause->setInterval(pauseMilliseconds);
    connect(m_pause, &QTimer::timeout, this, &CommandPalette::find);
    connect(m_input, &QLineEdit::textChanged, this, &CommandPalette::type);
    connect(m_input, &QLineEdit::returnPressed, this, &CommandPalette::choose);
    connect(m_list, &QTreeWidget::itemClicked, this, &CommandPalette::choose);
    filter({});
    m_input->setFocus();
}

int CommandPalette::score(const QString &typed, const QString &text)
{
    const QString wanted = typed.simplified().toCaseFolded();
    const QString folded = text.toCaseFolded();
    if (wanted.isEmpty())
        return 0;
    const qsizetype whole = folded.indexOf(wanted);
    if (whole == 0)
        return 1000;
    if (whole > 0)
        return isWordStart(folded, whole) ? 800 : pointsInOnePiece;
    int points = 0;
    qsizetype at = 0;
    for (const QChar letter : wanted) {
        if (letter.isSpace())
            continue;
        at = folded.indexOf(letter, at);
        if (at < 0)
            return -1;
        points += isWordStart(folded, at) ? 10 : 1;
        ++at;
    }
    return points;
}

int CommandPalette::score(const QString &typed, const Entry &entry)
{
    const int shown = score(typed, entry.text);
    const int other = score(typed, entry.otherNames);
    return other >= pointsInOnePiece ? std::max(shown, other - pointsInOnePiece / 2) : shown;
}

void CommandPalette::add(const QList<Entry> &entries)
{
    m_entries = entries + m_entries;
    filter(m_input->text());
}

void CommandPalette::type(const QString &typed)
{
    m_found.clear();
    m_isFinding = m_find && !typed.trimmed().isEmpty();
    if (m_isFinding)
        m_pause->start();
    else
        m_pause->stop();
    filter(typed);
}

void CommandPalette::find()
{
    const QString typed = m_input->text();
    m_find(typed, [self = QPointer<CommandPalette>(this), typed](const QList<Entry> &found) {
        if (!self || self->m_input->text() != typed)
            return;
        self->m_isFinding = false;
        self->m_found = found;
        // Whoever went down the list keeps what was chosen there.
        const int row = self->m_list->indexOfTopLevelItem(self->m_list->currentItem());
        const QString chosen = row > 0 ? self->m_shown.at(row).text : QString();
        self->filter(typed);
        for (int i = 0; row > 0 && i < self->m_shown.size(); ++i) {
            if (self->m_shown.at(i).text == chosen)
                self->m_list->setCurrentItem(self->m_list->topLevelItem(i));
        }
    });
}

void CommandPalette::filter(const QString &typed)
{
    QList<QPair<int, int>> ranked; // points, entry
    for (int i = 0; i < m_entries.size(); ++i) {
        const int points = score(typed, m_entries.at(i));
        if (points >= 0)
            ranked.append({points, i});
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto &a, const auto &b) { return a.first > b.first; });
    m_list->clear();
    m_shown.clear();
    // What was found has the letters in one piece; those with them scattered come after it.
    bool isFoundShown = false;
    const auto showFound = [&] {
        if (!std::exchange(isFoundShown, true)) {
            for (const Entry &entry : std::as_const(m_found))
                addItem(entry);
        }
    };
    for (const auto &[points, entry] : std::as_const(ranked).mid(0, shownEntries)) {
        if (points < pointsInOnePiece / 2)
            showFound();
        addItem(m_entries.at(entry));
    }
    showFound();
    m_list->setCurrentItem(m_list->topLevelItem(0));
    m_list->setVisible(!m_shown.isEmpty());
    m_nothing->setVisible(m_shown.isEmpty());
    m_nothing->setText((m_isFinding ? QN_TEXT("desktop", "Searching …")
                                    : QN_TEXT("desktop", "Nothing has such a name"))
                               .toString());
}

void CommandPalette::addItem(const Entry &entry)
{
    m_shown.append(entry);
    auto *item = new QTreeWidgetItem(m_list, {entry.text, entry.hint});
    item->setIcon(0, entry.icon);
    item->setForeground(1, quietColor(palette()));
    item->setTextAlignment(1, Qt::AlignTrailing | Qt::AlignVCenter);
}

void CommandPalette::choose()
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    if (row < 0)
        return;
    const std::function<void()> run = m_shown.at(row).run;
    // Closed first, so that what runs finds the window as it was.
    close();
    run();
}

void CommandPalette::paintEvent(QPaintEvent *event)
{
    QDialog::paintEvent(event);
    QPainter painter(this);
    painter.setPen(lineColor(palette()));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const int step = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
        const int count = m_list->topLevelItemCount();
        if (step != 0 && count > 0) {
            const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
            m_list->setCurrentItem(m_list->topLevelItem((row + step + count) % count));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace Quintette
