// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/engine.h"
#include "core/templates/libraries/i18n/tags.h"

#include <QRegularExpression>

namespace Quintette::Internal {

QString trimmedMessage(const QString &message)
{
    static const QRegularExpression lineEnd(u"\\s*\\n\\s*"_s,
                                            QRegularExpression::UseUnicodePropertiesOption);
    return message.trimmed().replace(lineEnd, u" "_s);
}

QString messagePart(const Token &token)
{
    if (token.kind == Token::Kind::Variable)
        return u"%("_s + token.contents + u")s"_s;
    return QString(token.contents).replace(u"%"_s, u"%%"_s);
}

namespace {

/// The text between two tags as a message, its variables as %(name)s.
struct Message
{
    QString text;
    QStringList variables;
};

struct Options
{
    std::vector<std::pair<QString, FilterExpression>> values;
    std::vector<std::pair<QString, FilterExpression>> counter;
    std::optional<FilterExpression> messageContext;
    QString target;
    bool trimmed = false;
};

class BlockTranslateNode : public Node
{
public:
    BlockTranslateNode(Options options, const Message &singular, const Message &plural)
        : m_options(std::move(options)), m_singular(singular), m_plural(plural)
    {
    }

    void render(Context &context, Output &out) const override
    {
        const QString messageContext = m_options.messageContext
                ? m_options.messageContext->resolve(context).toString()
                : QString();
        Dict extra;
        for (const auto &[name, expression] : m_options.values)
            extra.insert(name, expression.resolve(context));
        QString text;
        {
            const Context::Scope scope(context);
            context.update(extra);
            text = translated(context, messageContext);
        }
        if (m_options.target.isNull())
            out.append(text);
        else
            context.set(m_options.target, Value::safe(text));
    }

private:
    QString translated(Context &context, const QString &messageContext) const
    {
        const Localization &localization = context.localization();
        if (m_options.counter.empty()) {
            const QString message = localization.translate(m_singular.text, messageContext);
            return filled(message, m_singular.text, m_singular.variables, context);
        }
        const auto &[name, expression] = m_options.counter.front();
        const Value count = expression.resolve(context);
        if (!count.isNumber())
            throw TemplateSyntaxError(
                    u"'%1' argument to 'blocktranslate' tag must be a number."_s.arg(name));
        context.set(name, count);
        const qint64 number = count.toInt().value_or(0);
        const QString message = localization.translatePlural(m_singular.text, m_plural.text, number,
                                                             messageContext);
        const QString original = number == 1 ? m_singular.text : m_plural.text;
        return filled(message, original, m_singular.variables + m_plural.variables, context);
    }

    QString filled(const QString &message, const QString &original, const QStringList &variables,
                   Context &context) const
    {
        QHash<QString, QString> values;
        for (const QString &variable : variables)
            values.insert(variable, shown(variable, context));
        // A translation may name a variable that there is not; then the original is shown.
        const std::optional<QString> text = substituted(message, values);
        return text ? *text : substituted(original, values).value_or(original);
    }

    static QString shown(const QString &variable, Context &context)
    {
        if (const Value *value = context.find(variable))
            return renderedValue(*value, context).toString();
        QString invalid = context.engine().options().stringIfInvalid;
        return invalid.replace(u"%s"_s, variable);
    }

    static std::optional<QString> substituted(const QString &message,
                                              const QHash<QString, QString> &values)
    {
        QString out;
        for (qsizetype i = 0; i < message.size(); ++i) {
            if (message[i] != u'%') {
                out += message[i];
                continue;
            }
            const QChar next = i + 1 < message.size() ? message[i + 1] : QChar();
            if (next == u'%') {
                out += u'%';
                ++i;
                continue;
            }
            const qsizetype end = next == u'(' ? message.indexOf(u")s"_s, i) : -1;
            const auto value = values.find(end < 0 ? QString() : message.mid(i + 2, end - i - 2));
            if (value == values.end())
                return std::nullopt;
            out += *value;
            i = end + 1;
        }
        return out;
    }

    Options m_options;
    Message m_singular;
    Message m_plural;
};

Options readOptions(Parser &parser, QStringList words, const QString &tag)
{
    Options options;
    QStringList seen;
    const auto argument = [&words, &tag](const QString &option) {
        if (words.isEmpty())
            throw TemplateSyntaxError(
                    u"\"%1\" in '%2' tag expected exactly one argument."_s.arg(option, tag));
        return words.takeFirst();
    };
    while (!words.isEmpty()) {
        const QString option = words.takeFirst();
        if (seen.contains(option))
            throw TemplateSyntaxError(
                    u"The '%1' option was specified more than once."_s.arg(option));
        seen += option;
        if (option == u"with") {
            options.values = parser.takeKeywords(words, true);
            if (options.values.empty())
                throw TemplateSyntaxError(
                        u"\"with\" in '%1' tag needs at least one keyword argument."_s.arg(tag));
        } else if (option == u"count") {
            options.counter = parser.takeKeywords(words, true);
            if (options.counter.size() != 1)
                throw TemplateSyntaxError(
                        u"\"count\" in '%1' tag expected exactly one keyword argument."_s.arg(tag));
        } else if (option == u"context") {
            options.messageContext = parser.compile(argument(option));
        } else if (option == u"trimmed") {
            options.trimmed = true;
        } else if (option == u"asvar") {
            options.target = argument(option);
        } else {
            throw TemplateSyntaxError(u"Unknown argument for '%1' tag: '%2'."_s.arg(tag, option));
        }
    }
    return options;
}

/// Reads text and variables up to the next tag, which is left in end.
Message readMessage(Parser &parser, bool trimmed, Token &end)
{
    Message message;
    while (parser.peek()) {
        end = parser.nextToken();
        if (end.kind != Token::Kind::Text && end.kind != Token::Kind::Variable)
            break;
        message.text += messagePart(end);
        if (end.kind == Token::Kind::Variable)
            message.variables += end.contents;
    }
    if (trimmed)
        message.text = trimmedMessage(message.text);
    return message;
}

} // namespace

std::unique_ptr<Node> compileBlockTranslate(Parser &parser, const Token &token)
{
    const QStringList words = token.splitContents();
    Options options = readOptions(parser, words.mid(1), words.first());
    Token end = token;
    const Message singular = readMessage(parser, options.trimmed, end);
    Message plural;
    if (!options.counter.empty()) {
        if (end.contents != u"plural") {
            throw TemplateSyntaxError(
                    u"'%1' doesn't allow other block tags inside it"_s.arg(words.first()));
        }
        plural = readMessage(parser, options.trimmed, end);
    }
    if (end.contents != u"end"_s + words.first()) {
        throw TemplateSyntaxError(
                u"'%1' doesn't allow other block tags (seen '%2') inside it"_s.arg(words.first(),
                                                                                   end.contents));
    }
    return std::make_unique<BlockTranslateNode>(std::move(options), singular, plural);
}

} // namespace Quintette::Internal
