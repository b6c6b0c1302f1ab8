// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/tags/tags.h"

#include "core/templates/builtins.h"

namespace Quintette::Internal {

static std::shared_ptr<const Library> makeTags()
{
    auto tags = std::make_shared<Library>();
    tags->tag(u"autoescape"_s, compileAutoescape);
    tags->tag(u"block"_s, compileBlock);
    tags->tag(u"comment"_s, compileComment);
    tags->tag(u"csrf_token"_s, compileCsrfToken);
    tags->tag(u"cycle"_s, compileCycle);
    tags->tag(u"debug"_s, compileDebug);
    tags->tag(u"extends"_s, compileExtends);
    tags->tag(u"filter"_s, compileFilter);
    tags->tag(u"firstof"_s, compileFirstOf);
    tags->tag(u"for"_s, compileFor);
    tags->tag(u"if"_s, compileIf);
    tags->tag(u"ifchanged"_s, compileIfChanged);
    tags->tag(u"include"_s, compileInclude);
    tags->tag(u"load"_s, compileLoad);
    tags->tag(u"lorem"_s, compileLorem);
    tags->tag(u"now"_s, compileNow);
    tags->tag(u"partial"_s, compilePartial);
    tags->tag(u"partialdef"_s, compilePartialDef);
    tags->tag(u"regroup"_s, compileRegroup);
    tags->tag(u"resetcycle"_s, compileResetCycle);
    tags->tag(u"spaceless"_s, compileSpaceless);
    tags->tag(u"templatetag"_s, compileTemplateTag);
    tags->tag(u"url"_s, compileUrl);
    tags->tag(u"verbatim"_s, compileVerbatim);
    tags->tag(u"widthratio"_s, compileWidthRatio);
    tags->tag(u"with"_s, compileWith);
    tags->simpleTag(u"querystring"_s, {{}, true, true}, querystring);
    describeTags(*tags);
    return tags;
}

std::shared_ptr<const Library> builtinTags()
{
    static const std::shared_ptr<const Library> shared = makeTags();
    return shared;
}

} // namespace Quintette::Internal
