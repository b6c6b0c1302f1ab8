// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

#include <QRegularExpression>

namespace Quintette::Internal {

/// Finds tags and text in HTML that may be broken, by the rules of Python's html.parser, which
/// Django's filters show: a real HTML parser would repair what they leave as it is. Time linear in
/// the text's length.
class HtmlParser
{
public:
    enum class References : quint8 { Resolve, Report };

    explicit HtmlParser(References references) : m_resolves(references == References::Resolve) { }
    virtual ~HtmlParser();

    /// Reports what is complete in html. What is not is dropped, or reported by finish().
    void feed(const QString &html);
    void finish();

protected:
    virtual void onText(const QString &text) = 0;
    /// source is the tag as it stands in the text.
    virtual void onStartTag(const QString &name, const QString &source, bool isSelfClosing) = 0;
    virtual void onEndTag(const QString &name) = 0;
    /// "amp" of &amp; and "#38" of &#38;, only if they are not resolved.
    virtual void onReference(const QString &) { }

    const QString &source() const { return m_text; }

private:
    enum class End : quint8 { Open, Final };

    void run(End end);
    qsizetype nextSpecial(qsizetype from) const;
    void report(qsizetype from, qsizetype to);
    /// The end of the markup at m_at; -1 when it is not complete, -2 when it is only a "<".
    qsizetype markup();
    qsizetype startTag();
    qsizetype endTag();
    qsizetype comment() const;
    qsizetype declaration() const;
    /// Reports the reference at m_at and goes on behind it; false when it may go on beyond the
    /// text.
    bool reference(End end);
    bool startsWith(QStringView text) const;

    QString m_text;
    qsizetype m_at = 0;
    bool m_resolves;
    /// In script and the like: the end tag that ends the text, and whether it has references.
    QString m_rawElement;
    QRegularExpression m_rawEnd;
    bool m_rawHasReferences = false;
};

} // namespace Quintette::Internal
