// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/management/terminal.h"

#include "core/base/error.h"

#include <QTextStream>

#include <cstdio>
#include <termios.h>
#include <unistd.h>

namespace Quintette::Terminal {

namespace {

/// Switches the echo of the terminal off, and on again whatever happens.
class SilentInput
{
public:
    SilentInput()
    {
        m_active = tcgetattr(STDIN_FILENO, &m_before) == 0;
        if (!m_active)
            return;
        termios silent = m_before;
        silent.c_lflag &= ~tcflag_t(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    ~SilentInput()
    {
        if (!m_active)
            return;
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
        QTextStream(stderr) << u"\n"_s;
    }
    Q_DISABLE_COPY_MOVE(SilentInput)

private:
    termios m_before = {};
    bool m_active = false;
};

} // namespace

bool isInteractive()
{
    return isatty(STDIN_FILENO);
}

QString ask(const QString &question)
{
    QTextStream(stderr) << question << Qt::flush;
    static QTextStream in(stdin);
    const QString line = in.readLine();
    if (line.isNull())
        throw CommandError(u"The input ended before everything was answered."_s);
    return line;
}

QString askSecret(const QString &question)
{
    const SilentInput silent;
    return ask(question);
}

} // namespace Quintette::Terminal
