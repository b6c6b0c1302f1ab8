// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/calltag.h"

#include "core/templates/engine.h"
#include "core/templates/parser.h"

namespace Quintette::Internal {

namespace {

struct Arguments
{
    std::vector<FilterExpression> positional;
    std::vector<std::pair<QString, FilterExpression>> keywords;
    /// The variable that takes the result, or null.
    QString target;
};

/// Whether word is name=value; then name and value.
std::optional<std::pair<QString, QString>> keywordOf(const QString &word)
{
    qsizetype end = 0;
    while (end < word.size() && (word[end].isLetterOrNumber() || word[end] == u'_'))
        ++end;
    if (end == 0 || end + 1 >= word.size() || word[end] != u'=')
        return std::nullopt;
    return std::pair(word.left(end), word.mid(end + 1));
}

QString bareName(const QString &parameter)
{
    return parameter.endsWith(u'=') ? parameter.chopped(1) : parameter;
}

void checkKeyword(const QString &tag, const QString &name, const TagParameters &parameters,
                  const Arguments &given)
{
    const qsizetype position =
            std::find_if(parameters.names.begin(), parameters.names.end(),
                         [&name](const QString &each) { return bareName(each) == name; })
            - parameters.names.begin();
    const bool known = position < parameters.names.size();
    if (!known && !parameters.moreKeywords)
        throw TemplateSyntaxError(
                u"'%1' received unexpected keyword argument '%2'"_s.arg(tag, name));
    const bool again = std::any_of(given.keywords.begin(), given.keywords.end(),
                                   [&name](const auto &each) { return each.first == name; });
    if (again || (known && size_t(position) < given.positional.size()))
        throw TemplateSyntaxError(
                u"'%1' received multiple values for keyword argument '%2'"_s.arg(tag, name));
}

void checkNothingMissing(const QString &tag, const TagParameters &parameters,
                         const Arguments &given)
{
    QStringList missing;
    for (qsizetype i = qsizetype(given.positional.size()); i < parameters.names.size(); ++i) {
        const QString &name = parameters.names[i];
        const bool named = std::any_of(given.keywords.begin(), given.keywords.end(),
                                       [&name](const auto &each) { return each.first == name; });
        if (!name.endsWith(u'=') && !named)
            missing += u'\'' + name + u'\'';
    }
    if (!missing.isEmpty()) {
        throw TemplateSyntaxError(u"'%1' did not receive value(s) for the argument(s): %2"_s.arg(
                tag, missing.join(u", "_s)));
    }
}

enum class Target : quint8 { Allowed, None };

Arguments readArguments(Parser &parser, const Token &token, const TagParameters &parameters,
                        Target target)
{
    QStringList words = token.splitContents();
    const QString tag = words.takeFirst();
    Arguments given;
    if (target == Target::Allowed && words.size() >= 2 && words[words.size() - 2] == u"as") {
        given.target = words.last();
        words = words.mid(0, words.size() - 2);
    }
    for (const QString &word : std::as_const(words)) {
        if (const auto keyword = keywordOf(word)) {
            checkKeyword(tag, keyword->first, parameters, given);
            given.keywords.emplace_back(keyword->first, parser.compile(keyword->second));
            continue;
        }
        if (!given.keywords.empty()) {
            throw TemplateSyntaxError(
                    u"'%1' received some positional argument(s) after some keyword argument(s)"_s
                            .arg(tag));
        }
        if (qsizetype(given.positional.size()) >= parameters.names.size()
            && !parameters.moreArguments)
            throw TemplateSyntaxError(u"'%1' received too many positional arguments"_s.arg(tag));
        given.positional.push_back(parser.compile(word));
    }
    checkNothingMissing(tag, parameters, given);
    return given;
}

/// What all three kinds share: the arguments of the call, resolved in each rendering.
class CallNode : public Node
{
public:
    CallNode(Arguments arguments, const TagParameters &parameters)
        : m_arguments(std::move(arguments))
    {
        for (const QString &name : parameters.names)
            m_names += bareName(name);
    }

protected:
    TagCall call(Context &context) const
    {
        TagCall call{context, {}, {}, m_names};
        for (const FilterExpression &argument : m_arguments.positional)
            call.arguments += argument.resolve(context);
        for (const auto &[name, argument] : m_arguments.keywords)
            call.keywords.insert(name, argument.resolve(context));
        return call;
    }

    void deliver(const Value &result, Context &context, Output &out) const
    {
        if (!m_arguments.target.isNull())
            context.set(m_arguments.target, result);
        else if (context.autoescape() && !result.isSafe())
            out.appendEscaped(result.toString());
        else
            out.append(result.toString());
    }

private:
    Arguments m_arguments;
    QStringList m_names;
};

class SimpleNode : public CallNode
{
public:
    SimpleNode(Arguments arguments, const TagParameters &parameters,
               const Library::SimpleTag &function)
        : CallNode(std::move(arguments), parameters), m_function(function)
    {
    }
    void render(Context &context, Output &out) const override
    {
        TagCall resolved = call(context);
        deliver(m_function(resolved), context, out);
    }

private:
    Library::SimpleTag m_function;
};

class SimpleBlockNode : public CallNode
{
public:
    SimpleBlockNode(Arguments arguments, const TagParameters &parameters, NodeList content,
                    const Library::SimpleBlockTag &function)
        : CallNode(std::move(arguments), parameters), m_content(std::move(content)),
          m_function(function)
    {
    }
    void render(Context &context, Output &out) const override
    {
        TagCall resolved = call(context);
        const QString content = m_content.toString(context);
        deliver(m_function(resolved, content), context, out);
    }

private:
    NodeList m_content;
    Library::SimpleBlockTag m_function;
};

class InclusionNode : public CallNode
{
public:
    InclusionNode(Arguments arguments, const TagParameters &parameters, const QString &templateName,
                  const Library::InclusionTag &function)
        : CallNode(std::move(arguments), parameters), m_templateName(templateName),
          m_function(function)
    {
    }
    void render(Context &context, Output &out) const override
    {
        TagCall resolved = call(context);
        const std::unique_ptr<Context> inner = context.isolated(m_function(resolved));
        if (const Value *token = context.find(u"csrf_token"))
            inner->set(u"csrf_token"_s, *token);
        context.engine().get(m_templateName)->renderInto(*inner, out);
    }

private:
    QString m_templateName;
    Library::InclusionTag m_function;
};

} // namespace

Library::CompileTag compileSimpleTag(TagParameters parameters, Library::SimpleTag function)
{
    return [parameters = std::move(parameters),
            function = std::move(function)](Parser &parser, const Token &token) {
        return std::make_unique<SimpleNode>(
                readArguments(parser, token, parameters, Target::Allowed), parameters, function);
    };
}

Library::CompileTag compileSimpleBlockTag(TagParameters parameters,
                                          Library::SimpleBlockTag function)
{
    return [parameters = std::move(parameters),
            function = std::move(function)](Parser &parser, const Token &token) {
        Arguments arguments = readArguments(parser, token, parameters, Target::Allowed);
        NodeList content = parser.parseThrough(u"end"_s + token.command());
        return std::make_unique<SimpleBlockNode>(std::move(arguments), parameters,
                                                 std::move(content), function);
    };
}

Library::CompileTag compileInclusionTag(const QString &templateName, TagParameters parameters,
                                        Library::InclusionTag function)
{
    return [templateName, parameters = std::move(parameters),
            function = std::move(function)](Parser &parser, const Token &token) {
        return std::make_unique<InclusionNode>(
                readArguments(parser, token, parameters, Target::None), parameters, templateName,
                function);
    };
}

} // namespace Quintette::Internal
