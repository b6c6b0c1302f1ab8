// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/meta/referencepage.h"

#include <QFile>
#include <QRegularExpression>

static QString read(const QString &path)
{
    QFile file(QStringLiteral(QUINTETTE_SOURCE_DIR "/") + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

ReferencePage::ReferencePage(const QString &path, const QString &tests)
    : m_text(read(path)), m_tests(tests)
{
}

QStringList ReferencePage::rows() const
{
    QStringList rows;
    const QStringList lines = m_text.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const bool isHead = i + 1 < lines.size() && lines.at(i + 1).startsWith(u"|---");
        if (lines.at(i).startsWith(u'|') && !lines.at(i).startsWith(u"|---") && !isHead)
            rows += lines.at(i);
    }
    return rows;
}

/// The cells of a line; a bar within backquotes separates none.
static QStringList cellsOf(const QString &row)
{
    QStringList cells{QString()};
    bool quoted = false;
    for (const QChar c : row) {
        quoted ^= c == u'`';
        if (c == u'|' && !quoted)
            cells += QString();
        else
            cells.last() += c;
    }
    for (QString &cell : cells)
        cell = cell.trimmed();
    return cells;
}

/// Whether the cell names tests, each of which is there.
bool ReferencePage::isHeld(const QString &cell) const
{
    const QStringList tests = cell.split(QStringLiteral(", "));
    return std::all_of(tests.cbegin(), tests.cend(),
                       [this](const QString &test) { return isThere(test); });
}

bool ReferencePage::isThere(const QString &test) const
{
    static const QRegularExpression named(QStringLiteral("^([\\w/]+)/(\\w+) (\\w+)$"));
    const QRegularExpressionMatch match = named.match(test);
    if (!match.hasMatch())
        return false;
    const QString folder = match.captured(1);
    const QString file = match.captured(2);
    const QString slot = QStringLiteral("void %1();").arg(match.captured(3));
    const QString step = QStringLiteral("async function %1(").arg(match.captured(3));
    return read(QStringLiteral("%1/%2/tst_%3.cpp").arg(m_tests, folder, file)).contains(slot)
            || read(QStringLiteral("tests/%1/tst_%2.cpp").arg(folder, file)).contains(slot)
            || read(QStringLiteral("tests/system/%1/%2.mjs").arg(folder, file)).contains(step);
}

QStringList ReferencePage::badRows() const
{
    QStringList bad;
    for (const QString &row : rows()) {
        const QStringList cells = cellsOf(row); // with an empty one at each end
        const bool isLeftOut =
                cells.size() == 5 && cells.at(3) == u"left out" && !cells.at(2).isEmpty();
        if (cells.size() != 5 || (!isLeftOut && !isHeld(cells.at(3))))
            bad += row;
    }
    return bad;
}

bool ReferencePage::names(const QString &name) const
{
    return m_text.contains(QRegularExpression(
            QStringLiteral("`(\\w+::)*%1(\\(\\))?`").arg(QRegularExpression::escape(name))));
}

QStringList ReferencePage::classesIn(const QString &header)
{
    static const QRegularExpression exported(QStringLiteral("^class QUINTETTE_\\w+ (\\w+)"),
                                             QRegularExpression::MultilineOption);
    const QString text = read(header);
    QStringList names;
    for (auto it = exported.globalMatch(text); it.hasNext();)
        names += it.next().captured(1);
    return names;
}

QStringList ReferencePage::namesIn(const QString &header, const QString &from,
                                   const QString &pattern)
{
    const QString text = read(header);
    const qsizetype start = text.indexOf(QRegularExpression(from));
    if (start < 0)
        return {};
    const QString declaration =
            text.mid(start, text.indexOf(QStringLiteral("\n};"), start) - start);
    const QRegularExpression name(pattern, QRegularExpression::MultilineOption);
    QStringList names;
    for (auto it = name.globalMatch(declaration); it.hasNext();)
        names += it.next().captured(1);
    names.removeDuplicates();
    return names;
}

QStringList ReferencePage::missing(const QStringList &all) const
{
    QStringList missing;
    for (const QString &name : all) {
        if (!names(name))
            missing += name;
    }
    return missing;
}
