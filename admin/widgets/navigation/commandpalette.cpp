// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/navigation/commandpalette.h"

#include "core/base/text.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

namespace Quintette {

namespace {

constexpr int shownEntries = 60;

bool isWordStart(const QString &text, qsizetype at)
{
    return at == 0 || !text.at(at - 1).isLetterOrNumber();
}

} // namespace

CommandPalette::CommandPalette(const QList<Entry> &entries, QWidget *parent)
    : QDialog(parent, Qt::Popup), m_entries(entries), m_input(new QLineEdit(this)),
      m_list(new QListWidget(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    resize(520, 380);
    m_input->setPlaceholderText(QN_TEXT("desktop", "Go to a model or run a command").toString());
    m_input->setAccessibleName(m_input->placeholderText());
    m_input->installEventFilter(this);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(QN_TEXT("desktop", "Results").toString());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(m_input);
    layout->addWidget(m_list);
    connect(m_input, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_input, &QLineEdit::returnPressed, this, &CommandPalette::choose);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::choose);
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
        return isWordStart(folded, whole) ? 800 : 500;
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

void CommandPalette::filter(const QString &typed)
{
    QList<QPair<int, int>> ranked; // points, entry
    for (int i = 0; i < m_entries.size(); ++i) {
        const int points = score(typed, m_entries.at(i).text);
        if (points >= 0)
            ranked.append({points, i});
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto &a, const auto &b) { return a.first > b.first; });
    m_list->clear();
    for (const auto &[points, entry] : std::as_const(ranked).mid(0, shownEntries)) {
        const Entry &each = m_entries.at(entry);
        const QString line =
                each.hint.isEmpty() ? each.text : u"%1    %2"_s.arg(each.text, each.hint);
        auto *item = new QListWidgetItem(each.icon, line, m_list);
        item->setData(Qt::UserRole, entry);
    }
    m_list->setCurrentRow(0);
}

void CommandPalette::choose()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item)
        return;
    const std::function<void()> run = m_entries.at(item->data(Qt::UserRole).toInt()).run;
    // Closed first, so that what runs finds the window as it was.
    close();
    run();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const int step = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
        if (step != 0 && m_list->count() > 0) {
            m_list->setCurrentRow((m_list->currentRow() + step + m_list->count())
                                  % m_list->count());
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace Quintette
