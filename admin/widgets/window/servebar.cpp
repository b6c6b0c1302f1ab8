// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/window/servebar.h"

#include "admin/widgets/look/textbindings.h"
#include "admin/widgets/look/theme.h"
#include "admin/widgets/look/themedicon.h"
#include "admin/widgets/window/servercontrol.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDesktopServices>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace Quintette {

ServeBar::ServeBar(ServerControl &server, QWidget *parent)
    : QWidget(parent), m_server(server), m_switch(new QCheckBox(this)), m_address(new QLabel(this)),
      m_copy(new QToolButton(this)), m_open(new QToolButton(this))
{
    m_address->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_address->setOpenExternalLinks(true);
    m_copy->setIcon(themedIcon(u"copy"_s));
    m_open->setIcon(themedIcon(u"external"_s));
    for (QToolButton *button : {m_copy, m_open})
        button->setAutoRaise(true);
    auto *texts = new TextBindings(this);
    const auto name = [texts](QToolButton *button, const Text &text) {
        texts->bind(button, &QToolButton::setToolTip, text);
        texts->bind(button, &QWidget::setAccessibleName, text);
    };
    texts->bind(m_switch, &QCheckBox::setText, QN_TEXT("desktop", "Serve"));
    texts->bind(m_switch, &QCheckBox::setToolTip,
                QN_TEXT("desktop", "Answer web browsers while this program runs"));
    name(m_copy, QN_TEXT("desktop", "Copy address"));
    name(m_open, QN_TEXT("desktop", "Open in browser"));

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(12, 8, 8, 8);
    grid->setSpacing(2);
    grid->setColumnStretch(0, 1);
    grid->addWidget(m_switch, 0, 0);
    grid->addWidget(m_copy, 0, 1);
    grid->addWidget(m_open, 0, 2);
    grid->addWidget(m_address, 1, 0, 1, 3);

    connect(m_switch, &QCheckBox::clicked, this, [this](bool on) {
        if (on)
            m_server.start();
        else
            m_server.stop();
    });
    connect(m_copy, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_server.url().toString()); });
    connect(m_open, &QToolButton::clicked, this,
            [this] { QDesktopServices::openUrl(m_server.url()); });
    connect(&server, &ServerControl::changed, this, &ServeBar::refresh);
    connect(&server, &ServerControl::failed, this, &ServeBar::refresh);
    refresh();
}

void ServeBar::refresh()
{
    const bool on = m_server.isRunning();
    m_switch->setChecked(on);
    for (QWidget *widget : QList<QWidget *>{m_address, m_copy, m_open})
        widget->setVisible(on);
    const QString url = m_server.url().toString().toHtmlEscaped();
    m_address->setText(u"<a href=\"%1\" style=\"color:%2\">%1</a>"_s.arg(
            url, palette().color(QPalette::Link).name()));
    update();
}

void ServeBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        refresh();
    QWidget::changeEvent(event);
}

void ServeBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor window = palette().color(QPalette::Window);
    if (m_server.isRunning())
        painter.fillRect(rect(), mixed(window, toneColor(palette(), Tone::Good), 0.12));
    painter.fillRect(QRect(0, 0, width(), 1), lineColor(palette()));
}

} // namespace Quintette
