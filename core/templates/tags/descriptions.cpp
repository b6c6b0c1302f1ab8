// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/tags/tags.h"

namespace Quintette::Internal {

// Not translated: those who write templates read them beside the names of tags, which are English,
// too.
void describeTags(Library &tags)
{
    static constexpr std::pair<QStringView, QStringView> texts[] = {
            {u"autoescape",
             u"autoescape on|off ... endautoescape: says whether variables inside are escaped."},
            {u"block",
             u"block name ... endblock: a part that a template which extends this one "
             u"may replace; block.super is what it replaces."},
            {u"comment", u"comment [\"note\"] ... endcomment: leaves out everything inside."},
            {u"csrf_token",
             u"Hidden field that proves a form was made by this site; belongs into "
             u"every form that is sent by POST."},
            {u"cycle",
             u"cycle a b ... [as name [silent]]: gives the next of its values each time "
             u"it is reached."},
            {u"debug", u"Lists the variables of the template, if the site is in debug mode."},
            {u"extends",
             u"extends template: builds on another template and fills its blocks; has "
             u"to be the first tag."},
            {u"filter",
             u"filter a|b:argument ... endfilter: sends what is inside through "
             u"filters."},
            {u"firstof",
             u"firstof a b ... [as variable]: the first of its values that is true, or "
             u"nothing."},
            {u"for",
             u"for x in list [reversed] ... [empty ...] endfor: repeats its content for "
             u"each element; forloop knows the position."},
            {u"if",
             u"if condition ... [elif condition ...] [else ...] endif: shows the first "
             u"part whose condition is true."},
            {u"ifchanged",
             u"ifchanged [values] ... [else ...] endifchanged: shows its content in "
             u"a loop only when it or the values differ from the last round."},
            {u"include",
             u"include template [with name=value ...] [only]: renders another template "
             u"in this place."},
            {u"load",
             u"load libraries, or load names from library: makes the tags and filters of "
             u"libraries known."},
            {u"lorem",
             u"lorem [count] [w|p|b] [random]: Latin filler text as words, HTML "
             u"paragraphs or plain paragraphs."},
            {u"now",
             u"now format [as variable]: the present date and time, written as the date "
             u"filter does."},
            {u"partial", u"partial name: renders the part that partialdef named."},
            {u"partialdef",
             u"partialdef name [inline] ... endpartialdef: names a part of the "
             u"template for use elsewhere; inline shows it here, too."},
            {u"querystring",
             u"querystring [dictionaries] [name=value ...]: the query of the "
             u"present address with parameters replaced, or removed by None."},
            {u"regroup",
             u"regroup list by attribute as variable: groups neighbours with the same "
             u"attribute; each group has grouper and list."},
            {u"resetcycle", u"resetcycle [name]: lets a cycle start again at its first value."},
            {u"spaceless",
             u"spaceless ... endspaceless: removes the white space between HTML "
             u"tags."},
            {u"templatetag",
             u"templatetag name: writes the characters that begin or end a tag, "
             u"such as openblock or closevariable."},
            {u"url", u"url name [arguments] [as variable]: the address of a view by its name."},
            {u"verbatim",
             u"verbatim [name] ... endverbatim: shows its content as it is written, "
             u"tags and variables included."},
            {u"widthratio",
             u"widthratio value highest width [as variable]: value / highest * "
             u"width, rounded, as for the length of a bar."},
            {u"with", u"with name=value ... endwith: gives values a name inside."},
    };
    for (const auto &[name, about] : texts)
        tags.documentTag(name.toString(), about.toString());
}

} // namespace Quintette::Internal
