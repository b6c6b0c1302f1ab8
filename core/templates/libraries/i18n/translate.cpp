// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/libraries/i18n/tags.h"

namespace Quintette::Internal {

namespace {

class TranslateNode : public Node
{
public:
    TranslateNode(FilterExpression message, std::optional<FilterExpression> messageContext,
                  bool translates, const QString &target)
        : m_message(std::move(message)), m_messageContext(std::move(messageContext)),
          m_translates(translates), m_target(target)
    {
    }

    void render(Context &context, Output &out) const override
    {
        const QString messageContext =
                m_messageContext ? m_messageContext->resolve(context).toString() : QString();
        const Value value = m_translates ? m_message.resolveTranslated(context, messageContext)
                                         : m_message.resolve(context);
        const Value shown = renderedValue(value, context);
        const QString text = shown.toString().replace(u"%%"_s, u"%"_s);
        if (m_target.isNull())
            out.append(text);
        else
            context.set(m_target, shown.isSafe() ? Value::safe(text) : Value(text));
    }

private:
    FilterExpression m_message;
    std::optional<FilterExpression> m_messageContext;
    bool m_translates;
    QString m_target;
};

QString takeArgument(QStringList &words, const QString &option)
{
    if (words.isEmpty())
        throw TemplateSyntaxError(
                u"No argument provided to the 'translate' tag for the %1 option."_s.arg(option));
    return words.takeFirst();
}

} // namespace

std::unique_ptr<Node> compileTranslate(Parser &parser, const Token &token)
{
    QStringList words = token.splitContents();
    const QString tag = words.takeFirst();
    if (words.isEmpty())
        throw TemplateSyntaxError(u"'%1' takes at least one argument"_s.arg(tag));
    FilterExpression message = parser.compile(words.takeFirst());
    std::optional<FilterExpression> messageContext;
    bool translates = true;
    QString target;
    QStringList seen;
    while (!words.isEmpty()) {
        const QString option = words.takeFirst();
        if (seen.contains(option))
            throw TemplateSyntaxError(
                    u"The '%1' option was specified more than once."_s.arg(option));
        seen += option;
        if (option == u"noop") {
            translates = false;
        } else if (option == u"context") {
            const QString argument = takeArgument(words, option);
            if (argument == u"as" || argument == u"noop") {
                throw TemplateSyntaxError(
                        u"Invalid argument '%1' provided to the '%2' tag for the context option"_s
                                .arg(argument, tag));
            }
            messageContext = parser.compile(argument);
        } else if (option == u"as") {
            target = takeArgument(words, option);
        } else {
            throw TemplateSyntaxError(
                    u"Unknown argument for '%1' tag: '%2'. The only options available are 'noop', 'context' \"xxx\", and 'as VAR'."_s
                            .arg(tag, option));
        }
    }
    return std::make_unique<TranslateNode>(std::move(message), std::move(messageContext),
                                           translates, target);
}

} // namespace Quintette::Internal
