// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/adminrequest.h"
#include "admin/widgets/look/theme.h"

#include <QFrame>
#include <QTimer>

class QLabel;
class QToolButton;

namespace Quintette {

/// A line above a page that tells what happened, without a box to click away: good news leaves by
/// itself, errors stay until they are closed or replaced. Hidden while there is nothing to tell.
class QUINTETTE_WIDGETS_EXPORT MessageBar : public QFrame
{
    Q_OBJECT
public:
    explicit MessageBar(QWidget *parent = nullptr);

    void tell(Tone tone, const Text &text);
    /// All messages of a request in one bar, in the tone of the worst.
    void tell(const QList<AdminRequest::Message> &messages);
    /// Offers one thing to do about it, beside the text; gone with the message.
    void offer(const Text &label, const std::function<void()> &action);
    void clear();
    QString text() const;
    Tone tone() const { return m_tone; }

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();

    QLabel *m_icon;
    QLabel *m_label;
    QToolButton *m_action;
    QToolButton *m_close;
    QTimer m_timer;
    QList<Text> m_texts;
    Text m_actionText;
    std::function<void()> m_actionDone;
    Tone m_tone = Tone::Neutral;
};

} // namespace Quintette
