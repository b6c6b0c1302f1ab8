// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/urls/reversetable.h"

#include "core/http/urlquote.h"
#include "core/urls/errors.h"

namespace Quintette::Internal {

void ReverseTable::add(const std::vector<CompiledPattern> &patterns)
{
    Prefix root;
    root.templates = {UrlTemplate{{{u"/"_s, false}}}};
    root.expression = u"/"_s;
    collect(m_root, patterns, root);
}

ReverseTable::Prefix ReverseTable::joined(const Prefix &prefix, const CompiledPattern &pattern)
{
    Prefix result = prefix;
    result.templates.clear();
    for (const UrlTemplate &left : prefix.templates) {
        for (const UrlTemplate &right : pattern.templates(prefix.unnamed))
            result.templates += UrlTemplate{left.parts + right.parts};
    }
    int unnamed = prefix.unnamed;
    for (const UrlTemplate &url : std::as_const(result.templates)) {
        const QStringList parameters = url.parameters();
        unnamed = std::max(
                unnamed,
                int(std::count_if(parameters.begin(), parameters.end(), [](const QString &name) {
                    return name.startsWith(u'_') && name.size() > 1 && name[1].isDigit();
                })));
    }
    result.unnamed = unnamed;
    result.expression += pattern.expression();
    result.route += pattern.source().pattern;
    result.converters.insert(pattern.converters());
    for (const Dict::Item &item : pattern.source().options.arguments)
        result.defaults.insert(item.key, item.value);
    return result;
}

void ReverseTable::collect(Space &space, const std::vector<CompiledPattern> &patterns,
                           const Prefix &prefix)
{
    for (const CompiledPattern &pattern : patterns) {
        const Prefix here = joined(prefix, pattern);
        const UrlPattern &source = pattern.source();
        if (pattern.isEndpoint()) {
            if (source.name.isEmpty())
                continue;
            for (const UrlTemplate &url : here.templates) {
                const QRegularExpression check(u"\\A"_s + here.expression,
                                               QRegularExpression::UseUnicodePropertiesOption);
                space.entries[source.name].append(
                        {url, url.parameters(), here.converters, here.defaults, check, here.route});
            }
        } else if (source.nameSpace.isEmpty()) {
            collect(space, pattern.children(), here);
        } else {
            std::shared_ptr<Space> &inner = space.spaces[source.nameSpace];
            if (!inner)
                inner = std::make_shared<Space>();
            space.instances[source.appName] += source.nameSpace;
            collect(*inner, pattern.children(), here);
        }
    }
}

const ReverseTable::Space &ReverseTable::find(QStringList nameSpaces,
                                              const QString &currentApp) const
{
    const Space *space = &m_root;
    QStringList current = currentApp.split(u':', Qt::SkipEmptyParts);
    QStringList seen;
    for (QString name : nameSpaces) {
        const QString preferred = current.isEmpty() ? QString() : current.takeFirst();
        if (const auto it = space->instances.constFind(name); it != space->instances.cend()) {
            if (it->contains(preferred))
                name = preferred;
            else if (!it->contains(name))
                name = it->constLast();
        }
        if (name != preferred)
            current.clear();
        const auto inner = space->spaces.constFind(name);
        if (inner == space->spaces.cend()) {
            const QString place =
                    seen.isEmpty() ? QString() : u" inside \"%1\""_s.arg(seen.join(u':'));
            throw NoReverseMatch(u"\"%1\" is not a registered namespace%2"_s.arg(name, place));
        }
        seen += name;
        space = inner->get();
    }
    return *space;
}

std::optional<QString> ReverseTable::build(const Entry &entry, const ValueList &args,
                                           const Dict &kwargs)
{
    QMap<QString, QString> texts;
    const auto add = [&](const QString &name, const Value &value) {
        const auto converter = entry.converters.constFind(name);
        const auto text = converter == entry.converters.cend() ? std::optional(value.toString())
                                                               : converter->toUrl(value);
        if (text)
            texts.insert(name, *text);
        return text.has_value();
    };
    if (!args.isEmpty()) {
        if (args.size() != entry.parameters.size())
            return std::nullopt;
        for (qsizetype i = 0; i < args.size(); ++i) {
            if (!add(entry.parameters[i], args[i]))
                return std::nullopt;
        }
    } else {
        for (const QString &name : entry.parameters) {
            const Value *value = kwargs.find(name);
            if (!value)
                value = entry.defaults.find(name);
            if (!value || !add(name, *value))
                return std::nullopt;
        }
        for (const Dict::Item &item : kwargs) {
            const Value *fixed = entry.defaults.find(item.key);
            const bool isWrong =
                    fixed ? !(*fixed == item.value) : !entry.parameters.contains(item.key);
            if (isWrong)
                return std::nullopt;
        }
    }
    QString url;
    for (const UrlTemplate::Part &part : entry.url.parts)
        url += part.isParameter ? texts.value(part.text) : part.text;
    if (!entry.check.match(url).hasMatch())
        return std::nullopt;
    QByteArray encoded = quoteUrl(url, "!$&'()*+,;=/~:@");
    if (encoded.startsWith("//"))
        encoded.replace(0, 2, "/%2F");
    return QString::fromLatin1(encoded);
}

QString ReverseTable::reverse(const QString &viewName, const ValueList &args, const Dict &kwargs,
                              const QString &currentApp) const
{
    QStringList nameSpaces = viewName.split(u':');
    const QString name = nameSpaces.takeLast();
    const QList<Entry> entries = find(nameSpaces, currentApp).entries.value(name);
    // Of several patterns of one name the last fits first, so that a site can override an
    // application's URL.
    for (auto it = entries.crbegin(); it != entries.crend(); ++it) {
        if (const auto url = build(*it, args, kwargs))
            return *url;
    }
    if (entries.isEmpty())
        throw NoReverseMatch(u"There is no URL pattern named \"%1\""_s.arg(viewName));
    QStringList routes;
    for (const Entry &entry : entries)
        routes += entry.route;
    const QString given = !args.isEmpty() ? Value(args).toRepr() : Value(kwargs).toRepr();
    throw NoReverseMatch(u"No URL pattern named \"%1\" takes the arguments %2; tried: %3"_s.arg(
            viewName, given, routes.join(u", "_s)));
}

} // namespace Quintette::Internal
