// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/filters/filters.h"

namespace Quintette::Internal {

// Not translated: those who write templates read them beside the names of filters, which are
// English, too.
void describeFilters(Library &filters)
{
    static constexpr std::pair<QStringView, QStringView> texts[] = {
            {u"add", u"Adds the argument: numbers by value, texts and lists end to end."},
            {u"addslashes", u"Puts a backslash before quotation marks and backslashes."},
            {u"capfirst", u"Writes the first letter large."},
            {u"center", u"Centres the text in as many characters as the argument says."},
            {u"cut", u"Removes every occurrence of the argument."},
            {u"date",
             u"Writes a date in the format of the argument, such as \"Y-m-d\", or in that "
             u"of the language."},
            {u"default", u"The argument in place of a value that is false or empty."},
            {u"default_if_none", u"The argument in place of None; other empty values stay."},
            {u"dictsort",
             u"Sorts a list by the key, attribute or position that the argument "
             u"names."},
            {u"dictsortreversed", u"As dictsort, from the largest to the smallest."},
            {u"divisibleby", u"Whether the number can be divided by the argument without rest."},
            {u"escape", u"Escapes the text for HTML, once, when it is shown."},
            {u"escapejs", u"Escapes the text for a string in JavaScript."},
            {u"escapeseq", u"Escapes each element of a list for HTML."},
            {u"filesizeformat",
             u"Writes a number of bytes as a size that people read, such as "
             u"13 KB."},
            {u"first", u"The first element of a list or character of a text."},
            {u"floatformat",
             u"Rounds to one decimal place or to as many as the argument says; a "
             u"negative one shows them only where needed."},
            {u"force_escape", u"Escapes the text for HTML at once, so that later filters see it."},
            {u"get_digit",
             u"The digit of a whole number at that place, counted from the right "
             u"from 1."},
            {u"iriencode", u"Makes an address with letters of all languages fit for a link."},
            {u"join", u"Joins the elements of a list with the argument between them."},
            {u"json_script",
             u"Writes the value as JSON into a script element, whose id is the "
             u"argument."},
            {u"last", u"The last element of a list or character of a text."},
            {u"length", u"The number of elements or characters."},
            {u"linebreaks", u"Makes HTML paragraphs at empty lines and br elements at line ends."},
            {u"linebreaksbr", u"Makes a br element of every line end."},
            {u"linenumbers", u"Puts its number before each line."},
            {u"ljust", u"Fills the text with spaces at its end to the width of the argument."},
            {u"lower", u"Writes all letters small."},
            {u"make_list", u"Makes a list of the characters of a text or the digits of a number."},
            {u"phone2numeric", u"Replaces letters by the digits on whose telephone keys they are."},
            {u"pluralize",
             u"An s unless the value is one; the argument says other endings: "
             u"\"es\" or \"y,ies\"."},
            {u"pprint", u"Shows a value with its structure, for the search for errors."},
            {u"random", u"An element of the list, picked by chance."},
            {u"rjust", u"Fills the text with spaces at its start to the width of the argument."},
            {u"safe", u"Marks the text as HTML that needs no escaping; only for trusted text."},
            {u"safeseq", u"Marks each element of a list as HTML that needs no escaping."},
            {u"slice", u"The part of a list or text that the argument picks, such as \":2\"."},
            {u"slugify",
             u"Makes a word for addresses: small letters, digits, underscores and "
             u"hyphens."},
            {u"stringformat",
             u"Writes the value in the printf format of the argument, without "
             u"its per cent sign."},
            {u"striptags", u"Removes HTML tags; does not make hostile text safe."},
            {u"time",
             u"Writes a time in the format of the argument, such as \"H:i\", or in that "
             u"of the language."},
            {u"timesince", u"How long ago a time is, from now or from the time of the argument."},
            {u"timeuntil", u"How far ahead a time is, from now or from the time of the argument."},
            {u"title", u"Writes the first letter of each word large and the others small."},
            {u"truncatechars",
             u"Cuts the text to as many characters as the argument says, an "
             u"ellipsis included."},
            {u"truncatechars_html",
             u"As truncatechars for HTML: counts no tags and closes those "
             u"it leaves open."},
            {u"truncatewords", u"Cuts the text after as many words as the argument says."},
            {u"truncatewords_html",
             u"As truncatewords for HTML: counts no tags and closes those "
             u"it leaves open."},
            {u"unordered_list",
             u"Makes li elements of a list and nested ul elements of the lists "
             u"in it."},
            {u"upper", u"Writes all letters large."},
            {u"urlencode",
             u"Quotes the text for an address; the argument names the characters "
             u"that stay, \"/\" if it is left out."},
            {u"urlize", u"Makes links of the addresses in a text."},
            {u"urlizetrunc",
             u"As urlize, each link's text cut to as many characters as the "
             u"argument says."},
            {u"wordcount", u"The number of words."},
            {u"wordwrap", u"Breaks lines that are longer than the argument says."},
            {u"yesno",
             u"A word for true, false and None; the argument names them: "
             u"\"yes,no,maybe\"."},
    };
    for (const auto &[name, about] : texts)
        filters.documentFilter(name.toString(), about.toString());
}

} // namespace Quintette::Internal
