// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/messageextractor.h"

#include "core/templates/error.h"
#include "core/templates/libraries/i18n/tags.h"
#include "core/templates/token.h"

#include <QRegularExpression>

namespace Quintette {

namespace {

/// A literal in a message's source: percent signs are doubled there.
QString messageOf(const QString &literal)
{
    return unquoted(literal).replace(u"%"_s, u"%%"_s);
}

class Extractor
{
public:
    Extractor(const QString &source, const QString &file) : m_tokens(tokenize(source)), m_file(file)
    {
    }

    QList<TemplateMessage> run()
    {
        while (m_at < m_tokens.size()) {
            const Token token = m_tokens[m_at++];
            try {
                read(token);
            } catch (const TemplateSyntaxError &) {
                // Compiling the template reports it; here the rest still counts.
            }
        }
        return m_messages;
    }

private:
    void read(const Token &token)
    {
        switch (token.kind) {
        case Token::Kind::Text:
            break;
        case Token::Kind::Comment:
            if (token.contents.startsWith(u"Translators"))
                m_comment = token.contents;
            break;
        case Token::Kind::Variable:
            addLiterals(token);
            break;
        case Token::Kind::Block: {
            const QString command = token.command();
            if (command == u"blocktranslate" || command == u"blocktrans")
                readBlock(token);
            else if (command == u"translate" || command == u"trans")
                readTranslate(token);
            else if (command == u"comment")
                skipComment();
            else
                addLiterals(token);
            break;
        }
        }
    }

    void add(const Token &token, const QString &source, const QString &plural,
             const QString &context)
    {
        if (!source.isEmpty())
            m_messages.append({m_file, token.line, context, source, plural, m_comment});
        m_comment.clear();
    }

    /// _("...") wherever an operand may stand.
    void addLiterals(const Token &token)
    {
        static const QRegularExpression literal(
                u"_\\(((\"[^\"\\\\]*(?:\\\\.[^\"\\\\]*)*\")|('[^'\\\\]*(?:\\\\.[^'\\\\]*)*'))\\)"_s);
        auto matches = literal.globalMatch(token.contents);
        while (matches.hasNext())
            add(token, messageOf(matches.next().captured(1)), {}, {});
    }

    /// The literal behind the word context, or null.
    static QString contextIn(const QStringList &words)
    {
        const QString word = words.value(words.indexOf(u"context"_s) + 1);
        return words.contains(u"context"_s) && isQuoted(word) && word.size() > 1 ? unquoted(word)
                                                                                 : QString();
    }

    void readTranslate(const Token &token)
    {
        const QStringList words = token.splitContents();
        // The message may go through filters: only its literal counts.
        static const QRegularExpression literal(
                u"^(\"[^\"\\\\]*(?:\\\\.[^\"\\\\]*)*\"|'[^'\\\\]*(?:\\\\.[^'\\\\]*)*')"_s);
        const QString message = literal.match(words.value(1)).captured();
        if (message.isEmpty())
            addLiterals(token);
        else
            add(token, messageOf(message), {}, contextIn(words));
    }

    void readBlock(const Token &token)
    {
        const QStringList words = token.splitContents();
        QString singular;
        QString plural;
        QString *current = &singular;
        while (m_at < m_tokens.size()) {
            const Token &inner = m_tokens[m_at++];
            if (inner.kind == Token::Kind::Text || inner.kind == Token::Kind::Variable)
                *current += Internal::messagePart(inner);
            else if (inner.kind == Token::Kind::Block && inner.contents == u"plural")
                current = &plural;
            else
                break;
        }
        if (words.contains(u"trimmed"_s)) {
            singular = Internal::trimmedMessage(singular);
            plural = Internal::trimmedMessage(plural);
        }
        add(token, singular, plural, contextIn(words));
    }

    /// {% comment %} hides what stands in it, but may hold a note for translators.
    void skipComment()
    {
        for (; m_at < m_tokens.size(); ++m_at) {
            const Token &inner = m_tokens[m_at];
            if (inner.kind == Token::Kind::Block && inner.contents == u"endcomment")
                return;
            if (inner.kind == Token::Kind::Text
                && inner.contents.trimmed().startsWith(u"Translators"))
                m_comment = inner.contents.trimmed();
        }
    }

    QList<Token> m_tokens;
    QString m_file;
    qsizetype m_at = 0;
    QString m_comment;
    QList<TemplateMessage> m_messages;
};

} // namespace

QList<TemplateMessage> extractMessages(const QString &source, const QString &file)
{
    return Extractor(source, file).run();
}

} // namespace Quintette
