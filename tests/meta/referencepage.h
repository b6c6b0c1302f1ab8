// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

/// A page of docs/reference whose tables have in each line Django's word, what stands for it here,
/// and the test that holds it: "orm/fields toValue_ofGoodInput_isTyped" below the page's own folder
/// of tests or below "tests", a step of a browser's script ("browser/widgets dates"), or "left out"
/// where the second cell says why. Tests with several such pages share this.
class ReferencePage
{
public:
    /// tests: the folder below which the third cells name files ("tests/admin").
    ReferencePage(const QString &path, const QString &tests);

    const QString &text() const { return m_text; }
    int rowCount() const { return int(rows().size()); }
    /// Lines of tables that name no test that is there, and say not why something is left out.
    QStringList badRows() const;
    /// Whether the page has the name between backquotes, alone or as Class::name().
    bool names(const QString &name) const;

    /// What the pattern captures in the declaration of a header that begins with from (a regular
    /// expression) and ends with a brace at the beginning of a line.
    static QStringList namesIn(const QString &header, const QString &from, const QString &pattern);
    /// The classes that a header exports.
    static QStringList classesIn(const QString &header);
    /// Those of them that the page does not have.
    QStringList missing(const QStringList &names) const;

private:
    QStringList rows() const;
    bool isHeld(const QString &cell) const;
    bool isThere(const QString &test) const;

    QString m_text;
    QString m_tests;
};
