// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/templates/filterexpression.h"
#include "core/templates/node.h"
#include "core/templates/token.h"

#include <any>
#include <typeindex>
#include <unordered_map>

namespace Quintette {

class BlockNode;

/// Compiles the tokens of one template; the functions of tags are called with it. Everything throws
/// TemplateSyntaxError; the parser adds the place of the innermost tag. Django: Parser.
class QUINTETTE_CORE_EXPORT Parser
{
public:
    Parser(const Engine &engine, Template &target, QList<Token> tokens);
    ~Parser();

    /// The nodes up to a tag of one of these names, which stays to be read by nextToken(); no
    /// names: to the end.
    NodeList parse(const QStringList &until = {});
    /// The same, and reads that tag away.
    NodeList parseThrough(const QString &endTag);
    /// The next token, read away; there must be one.
    Token nextToken();
    const Token *peek() const { return m_at < m_tokens.size() ? &m_tokens[m_at] : nullptr; }
    /// Reads away everything up to a tag whose contents are exactly endTag.
    void skipPast(const QString &endTag);

    /// For a tag that closes another one but not as expected.
    [[noreturn]] void failUnexpected(const Token &token, const QStringList &expected) const;

    /// A variable with its filters.
    FilterExpression compile(const QString &source);
    /// name=value words from the front of words, taken away from it; with legacy also "value as
    /// name and ...".
    std::vector<std::pair<QString, FilterExpression>> takeKeywords(QStringList &words,
                                                                   bool legacy = false);

    void load(const Library &library);
    void addFilter(const QString &name, const std::shared_ptr<const Filter> &filter)
    {
        m_filters[name] = filter;
    }
    void addTag(const QString &name, const Library::CompileTag &tag) { m_tags[name] = tag; }
    /// Throws when there is none of that name.
    std::shared_ptr<const Filter> filter(const QString &name) const;

    const Engine &engine() const { return m_engine; }
    /// The template being compiled; complete only when its nodes are rendered.
    const Template &target() const { return m_target; }
    void markAsChild();
    /// What the template's blocks() and partial() find.
    void addBlock(const QString &name, const BlockNode *block);
    void addPartial(const QString &name, const NodeList *nodes);

    /// What tags of one kind share while one template is compiled (the named cycles).
    template <typename T> T &shared()
    {
        std::any &any = m_shared[std::type_index(typeid(T))];
        if (!any.has_value())
            any = T();
        return std::any_cast<T &>(any);
    }

    /// How deep tags may stand in each other.
    static constexpr int depthLimit = 300;

private:
    std::unique_ptr<Node> compileTag(const Token &token, const QString &command,
                                     const QStringList &until);
    void append(NodeList &list, std::unique_ptr<Node> node, const Token &token, bool &hasTags);
    [[noreturn]] void failUnclosed(const QStringList &until);
    [[noreturn]] void failAt(const Token &token, const QString &problem) const;
    /// Runs a step; an error in it gets the token's place, unless it has one.
    template <typename Step> auto at(const Token &token, Step step) const;

    const Engine &m_engine;
    Template &m_target;
    QList<Token> m_tokens;
    qsizetype m_at = 0;
    QHash<QString, Library::CompileTag> m_tags;
    QHash<QString, std::shared_ptr<const Filter>> m_filters;
    std::vector<std::pair<QString, Token>> m_open;
    std::unordered_map<std::type_index, std::any> m_shared;
};

} // namespace Quintette
