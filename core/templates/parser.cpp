// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/parser.h"

#include "core/templates/engine.h"
#include "core/templates/expressionparser.h"

#include <QRegularExpression>

namespace Quintette {

namespace {

class TextNode : public Node
{
public:
    explicit TextNode(const QString &text) : m_utf8(text.toUtf8()) { }
    void render(Context &, Output &out) const override { out.append(m_utf8); }
    bool isText() const override { return true; }

private:
    QByteArray m_utf8;
};

class VariableNode : public Node
{
public:
    explicit VariableNode(FilterExpression expression) : m_expression(std::move(expression)) { }
    void render(Context &context, Output &out) const override { m_expression.render(context, out); }

private:
    FilterExpression m_expression;
};

/// "'a', 'b' or 'c'".
QString listed(const QStringList &names)
{
    QStringList quoted;
    for (const QString &name : names)
        quoted += u'\'' + name + u'\'';
    if (quoted.size() < 2)
        return quoted.join(QString());
    const QString last = quoted.takeLast();
    return quoted.join(u", "_s) + u" or "_s + last;
}

} // namespace

Parser::Parser(const Engine &engine, Template &target, QList<Token> tokens)
    : m_engine(engine), m_target(target), m_tokens(std::move(tokens))
{
    for (const std::shared_ptr<const Library> &builtin : engine.builtins())
        load(*builtin);
}

Parser::~Parser() = default;

void Parser::markAsChild()
{
    m_target.m_isChild = true;
}

void Parser::failAt(const Token &token, const QString &problem) const
{
    throw TemplateSyntaxError(problem,
                              TemplatePlace::in(m_target.name(), m_target.source(), token.line,
                                                token.start, token.end));
}

template <typename Step> auto Parser::at(const Token &token, Step step) const
{
    try {
        return step();
    } catch (const TemplateSyntaxError &error) {
        if (error.place().isKnown())
            throw;
        failAt(token, error.problem());
    }
}

NodeList Parser::parse(const QStringList &until)
{
    if (m_open.size() > depthLimit)
        throw TemplateSyntaxError(u"tags stand more than %1 deep in each other"_s.arg(depthLimit));
    NodeList list;
    bool hasTags = false;
    while (m_at < m_tokens.size()) {
        const Token token = m_tokens[m_at];
        switch (token.kind) {
        case Token::Kind::Text:
            ++m_at;
            append(list, std::make_unique<TextNode>(token.contents), token, hasTags);
            break;
        case Token::Kind::Variable:
            ++m_at;
            if (token.contents.isEmpty())
                failAt(token, u"Empty variable tag on line %1"_s.arg(token.line));
            append(list,
                   at(token,
                      [&] { return std::make_unique<VariableNode>(compile(token.contents)); }),
                   token, hasTags);
            break;
        case Token::Kind::Block: {
            const QString command = token.command();
            if (command.isEmpty())
                failAt(token, u"Empty block tag on line %1"_s.arg(token.line));
            if (until.contains(command))
                return list;
            ++m_at;
            append(list, compileTag(token, command, until), token, hasTags);
            break;
        }
        case Token::Kind::Comment:
            ++m_at;
            break;
        }
    }
    if (!until.isEmpty())
        failUnclosed(until);
    return list;
}

std::unique_ptr<Node> Parser::compileTag(const Token &token, const QString &command,
                                         const QStringList &until)
{
    const auto tag = m_tags.find(command);
    if (tag == m_tags.end())
        failUnexpected(token, until);
    const Library::CompileTag compile = *tag; // a copy: {% load %} may add to the table meanwhile
    m_open.emplace_back(command, token);
    std::unique_ptr<Node> node = at(token, [&] { return compile(*this, token); });
    m_open.pop_back();
    return node;
}

void Parser::failUnexpected(const Token &token, const QStringList &expected) const
{
    const QString suffix = expected.isEmpty() ? QString() : u", expected "_s + listed(expected);
    failAt(token,
           u"Invalid block tag on line %1: '%2'%3. Did you forget to register or load this tag?"_s
                   .arg(token.line)
                   .arg(token.command(), suffix));
}

void Parser::append(NodeList &list, std::unique_ptr<Node> node, const Token &token, bool &hasTags)
{
    if (!node)
        return;
    if (node->mustBeFirst() && hasTags)
        failAt(token, u"'%1' must be the first tag in the template."_s.arg(token.command()));
    hasTags = hasTags || !node->isText();
    node->m_line = token.line;
    node->m_start = token.start;
    node->m_end = token.end;
    list.append(std::move(node));
}

NodeList Parser::parseThrough(const QString &endTag)
{
    NodeList list = parse({endTag});
    ++m_at;
    return list;
}

Token Parser::nextToken()
{
    Q_ASSERT(m_at < m_tokens.size());
    return m_tokens[m_at++];
}

void Parser::skipPast(const QString &endTag)
{
    while (m_at < m_tokens.size()) {
        const Token &token = m_tokens[m_at++];
        if (token.kind == Token::Kind::Block && token.contents == endTag)
            return;
    }
    failUnclosed({endTag});
}

void Parser::failUnclosed(const QStringList &until)
{
    if (m_open.empty())
        throw TemplateSyntaxError(
                u"Unclosed tag. Looking for one of: %1."_s.arg(until.join(u", "_s)));
    const auto &[command, token] = m_open.back();
    failAt(token,
           u"Unclosed tag on line %1: '%2'. Looking for one of: %3."_s.arg(token.line)
                   .arg(command, until.join(u", "_s)));
}

FilterExpression Parser::compile(const QString &source)
{
    return ExpressionParser(source, *this).run();
}

void Parser::load(const Library &library)
{
    for (const QString &name : library.tagNames())
        addTag(name, *library.findTag(name));
    for (const QString &name : library.filterNames())
        addFilter(name, library.findFilter(name));
}

std::shared_ptr<const Filter> Parser::filter(const QString &name) const
{
    const auto it = m_filters.find(name);
    if (it == m_filters.end())
        throw TemplateSyntaxError(u"Invalid filter: '%1'"_s.arg(name));
    return *it;
}

void Parser::addBlock(const QString &name, const BlockNode *block)
{
    m_target.m_blocks.insert(name, block);
}

void Parser::addPartial(const QString &name, const NodeList *nodes)
{
    m_target.m_partials.insert(name, nodes);
}

std::vector<std::pair<QString, FilterExpression>> Parser::takeKeywords(QStringList &words,
                                                                       bool legacy)
{
    static const QRegularExpression keyword(u"^(?:(\\w+)=)?(.+)$"_s,
                                            QRegularExpression::UseUnicodePropertiesOption);
    std::vector<std::pair<QString, FilterExpression>> found;
    if (words.isEmpty())
        return found;
    const auto nameOf = [](const QString &word) { return keyword.match(word).captured(1); };
    const bool modern = !nameOf(words.first()).isEmpty();
    if (!modern && (!legacy || words.size() < 3 || words[1] != u"as"))
        return found;
    const auto set = [&found](const QString &name, FilterExpression value) {
        for (auto &each : found) {
            if (each.first == name) {
                each.second = std::move(value);
                return;
            }
        }
        found.emplace_back(name, std::move(value));
    };
    while (!words.isEmpty()) {
        if (modern) {
            const QRegularExpressionMatch match = keyword.match(words.first());
            if (match.captured(1).isEmpty())
                break;
            words.removeFirst();
            set(match.captured(1), compile(match.captured(2)));
            continue;
        }
        if (words.size() < 3 || words[1] != u"as")
            break;
        set(words[2], compile(words[0]));
        words.remove(0, 3);
        if (words.isEmpty() || words.first() != u"and")
            break;
        words.removeFirst();
    }
    return found;
}

} // namespace Quintette
