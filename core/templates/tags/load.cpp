// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/tags/tags.h"

#include "core/templates/engine.h"
#include "core/templates/format/pythontext.h"

namespace Quintette::Internal {

static std::shared_ptr<const Library> libraryNamed(const Parser &parser, const QString &name)
{
    std::shared_ptr<const Library> library = parser.engine().library(name);
    if (!library) {
        throw TemplateSyntaxError(u"'%1' is not a registered tag library. Must be one of: %2"_s.arg(
                name, parser.engine().libraryNames().join(u", "_s)));
    }
    return library;
}

static void loadOne(Parser &parser, const Library &library, const QString &libraryName,
                    const QString &name)
{
    const Library::CompileTag *tag = library.findTag(name);
    const std::shared_ptr<const Filter> filter = library.findFilter(name);
    if (!tag && !filter) {
        throw TemplateSyntaxError(
                u"'%1' is not a valid tag or filter in tag library '%2'"_s.arg(name, libraryName));
    }
    if (tag)
        parser.addTag(name, *tag);
    if (filter)
        parser.addFilter(name, filter);
}

std::unique_ptr<Node> compileLoad(Parser &parser, const Token &token)
{
    const QStringList words = splitWords(token.contents);
    if (words.size() >= 4 && words[words.size() - 2] == u"from") {
        const std::shared_ptr<const Library> library = libraryNamed(parser, words.last());
        for (const QString &name : words.mid(1, words.size() - 3))
            loadOne(parser, *library, words.last(), name);
    } else {
        for (const QString &name : words.mid(1))
            parser.load(*libraryNamed(parser, name));
    }
    return std::make_unique<SilentNode>();
}

} // namespace Quintette::Internal
