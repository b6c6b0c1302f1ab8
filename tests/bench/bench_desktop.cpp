// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop with its server inside, drawn 60 times a second: prints its address, then, when its
// input ends, how many ticks there were and the largest gap between two of them in milliseconds.
// usage: bench_desktop PROJECT USER
#include "admin/widgets/window/mainwindow.h"
#include "app/quintette-desktop/openproject.h"
#include "core/auth/accounts.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QSocketNotifier>
#include <QTextStream>
#include <QTimer>

#include <unistd.h>

using namespace Quintette;

namespace {

constexpr int tickMilliseconds = 16; // 60 Hz

/// Draws the window at each tick, as an animation would, and keeps the time between two.
class Metronome : public QObject
{
public:
    explicit Metronome(QWidget &window) : m_window(window)
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, [this] { tick(); });
        m_timer.start(tickMilliseconds);
        m_clock.start();
    }
    qint64 ticks() const { return m_ticks; }
    double largestGap() const { return double(m_largest) / 1e6; }

private:
    void tick()
    {
        m_largest = qMax(m_largest, m_clock.nsecsElapsed());
        m_clock.restart();
        ++m_ticks;
        m_window.repaint();
    }

    QWidget &m_window;
    QTimer m_timer;
    QElapsedTimer m_clock;
    qint64 m_ticks = 0;
    qint64 m_largest = 0;
};

} // namespace

int main(int argc, char *argv[])
{
    QApplication program(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() != 3)
        return 2;
    QTextStream out(stdout);
    const auto project = OpenProject::open(arguments[1]);
    if (!project) {
        QTextStream(stderr) << project.error() << Qt::endl;
        return 1;
    }
    OpenProject &open = **project;
    open.logIn(open.application().service<Accounts>()->findByName(arguments[2]),
               *open.sites().sites().first());
    MainWindow::Options options;
    options.server = &open.server();
    MainWindow window(*open.session(), options);
    window.resize(1200, 800);
    window.show();
    open.server().startOnFreePort();
    out << open.server().url().toString() << Qt::endl;

    std::unique_ptr<Metronome> metronome;
    // The first second belongs to building the window.
    QTimer::singleShot(1000, &window, [&] { metronome = std::make_unique<Metronome>(window); });
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &program, [&] {
        out << (metronome ? metronome->ticks() : 0) << ' '
            << (metronome ? metronome->largestGap() : 0) << Qt::endl;
        QApplication::quit();
    });
    return QApplication::exec();
}
