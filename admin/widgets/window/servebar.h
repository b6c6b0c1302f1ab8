// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/global.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QToolButton;

namespace Quintette {

class ServerControl;

/// The switch that serves the site from inside the program, with its address to open and copy while
/// it is on.
class QUINTETTE_WIDGETS_EXPORT ServeBar : public QWidget
{
    Q_OBJECT
public:
    explicit ServeBar(ServerControl &server, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();

    ServerControl &m_server;
    QCheckBox *m_switch;
    QLabel *m_address;
    QToolButton *m_copy;
    QToolButton *m_open;
};

} // namespace Quintette
