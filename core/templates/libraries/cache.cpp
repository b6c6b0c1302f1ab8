// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/libraries/libraries.h"

#include "core/templates/engine.h"
#include "core/templates/format/pythonnumber.h"
#include "core/templates/tags/tags.h"

#include <QCryptographicHash>

namespace Quintette::Internal {

namespace {

class CacheNode : public EnclosingNode
{
public:
    CacheNode(FilterExpression seconds, const QString &fragment,
              std::vector<FilterExpression> variants, NodeList nodes)
        : EnclosingNode(std::move(nodes)), m_seconds(std::move(seconds)), m_fragment(fragment),
          m_variants(std::move(variants))
    {
    }

    void render(Context &context, Output &out) const override
    {
        const std::optional<qint64> seconds = lifetime(context);
        const std::shared_ptr<FragmentStore> &store = context.engine().options().fragments;
        if (!store) {
            m_nodes.render(context, out);
            return;
        }
        const QString key = keyIn(context);
        std::optional<QString> html = store->get(key);
        if (!html) {
            html = m_nodes.toString(context);
            store->set(key, *html, seconds);
        }
        out.append(*html);
    }

private:
    std::optional<qint64> lifetime(Context &context) const
    {
        const Value seconds = m_seconds.resolve(context);
        if (seconds.isNone())
            return std::nullopt;
        const std::optional<qint64> number = toPythonIndex(seconds);
        if (!number)
            throw TemplateSyntaxError(
                    u"\"cache\" tag got a non-integer timeout value: %1"_s.arg(seconds.toRepr()));
        return number;
    }

    /// Django's key, so that both programs can share a cache and forget the same fragments.
    QString keyIn(Context &context) const
    {
        QCryptographicHash hash(QCryptographicHash::Md5);
        for (const FilterExpression &variant : m_variants) {
            hash.addData(variant.resolve(context).toString().toUtf8());
            hash.addData(QByteArrayView(":"));
        }
        return u"template.cache.%1.%2"_s.arg(m_fragment,
                                             QString::fromLatin1(hash.result().toHex()));
    }

    FilterExpression m_seconds;
    QString m_fragment;
    std::vector<FilterExpression> m_variants;
};

std::unique_ptr<Node> compileCache(Parser &parser, const Token &token)
{
    NodeList nodes = parser.parseThrough(u"endcache"_s);
    QStringList words = token.splitContents();
    if (words.size() < 3)
        throw TemplateSyntaxError(u"'cache' tag requires at least 2 arguments."_s);
    if (words.size() > 3 && words.last().startsWith(u"using="))
        words.removeLast(); // the engine has one store
    std::vector<FilterExpression> variants;
    for (const QString &word : words.mid(3))
        variants.push_back(parser.compile(word));
    return std::make_unique<CacheNode>(parser.compile(words[1]), words[2], std::move(variants),
                                       std::move(nodes));
}

} // namespace

std::shared_ptr<const Library> cacheLibrary()
{
    static const std::shared_ptr<const Library> shared = [] {
        auto library = std::make_shared<Library>();
        library->tag(u"cache"_s, compileCache);
        library->documentTag(
                u"cache"_s,
                u"cache seconds name [variants] ... endcache: keeps what is inside for that "
                u"time, once for each value of the variants."_s);
        return library;
    }();
    return shared;
}

} // namespace Quintette::Internal
