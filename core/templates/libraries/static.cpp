// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/libraries/libraries.h"

#include "core/templates/engine.h"
#include "core/templates/format/urlquote.h"

namespace Quintette::Internal {

namespace {

Value staticUrl(TagCall &call)
{
    const EngineOptions &options = call.context.engine().options();
    const QString path = call.value(u"path").toString();
    const QString url = options.staticUrl
            ? options.staticUrl(path)
            : options.staticPrefix + quoteUrl(path, u"/~:#@!$&'()*+,;=");
    // Escaped here already, because {% static ... as url %} gives an escaped text, too.
    return call.context.autoescape() ? Value::safe(escapeHtml(url)) : Value(url);
}

} // namespace

std::shared_ptr<const Library> staticLibrary()
{
    static const std::shared_ptr<const Library> shared = [] {
        auto library = std::make_shared<Library>();
        library->simpleTag(u"static"_s, {{u"path"_s}}, staticUrl);
        library->simpleTag(u"get_static_prefix"_s, {}, [](TagCall &call) {
            return Value(call.context.engine().options().staticPrefix);
        });
        library->simpleTag(u"get_media_prefix"_s, {}, [](TagCall &call) {
            return Value(call.context.engine().options().mediaPrefix);
        });
        library->documentTag(u"static"_s,
                             u"static path [as variable]: the address of a static file."_s);
        library->documentTag(
                u"get_static_prefix"_s,
                u"get_static_prefix [as variable]: the start of the addresses of static files."_s);
        library->documentTag(
                u"get_media_prefix"_s,
                u"get_media_prefix [as variable]: the start of the addresses of uploaded files."_s);
        return library;
    }();
    return shared;
}

} // namespace Quintette::Internal
