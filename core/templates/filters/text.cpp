// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/filters/filters.h"

#include "core/templates/filters/arguments.h"
#include "core/templates/format/pythontext.h"

namespace Quintette::Internal {

namespace {

Value addSlashes(const Value &value)
{
    QString text = value.string();
    return text.replace(u"\\"_s, u"\\\\"_s).replace(u"\""_s, u"\\\""_s).replace(u"'"_s, u"\\'"_s);
}

Value capitalizeFirst(const Value &value)
{
    const QString &text = value.string();
    const bool isPlain = !text.isEmpty() && text[0] < u'\x80';
    if (text.isEmpty() || (isPlain && !(text[0] >= u'a' && text[0] <= u'z')))
        return value;
    if (isPlain) {
        QString changed = text;
        changed[0] = text[0].toUpper();
        return changed;
    }
    const QString first = leftCodePoints(text, 1);
    return first.toUpper() + text.mid(first.size());
}

/// Words with a capital, but none behind an apostrophe or a digit.
Value title(const Value &value)
{
    QString text = titleCase(value.string());
    for (qsizetype i = 1; i < text.size(); ++i) {
        const bool isCapital = text[i] >= u'A' && text[i] <= u'Z';
        const bool behindLetter =
                i > 1 && text[i - 1] == u'\'' && text[i - 2] >= u'a' && text[i - 2] <= u'z';
        if (isCapital && (behindLetter || text[i - 1].isDigit()))
            text[i] = text[i].toLower();
    }
    return text;
}

Value slugify(const Value &value)
{
    QString slug;
    for (const QChar c : value.string().normalized(QString::NormalizationForm_KD).toLower()) {
        if (c.unicode() > 0x7f)
            continue;
        if (c.isLetterOrNumber() || c == u'_')
            slug += c;
        else if ((c == u'-' || isPythonSpace(c)) && !slug.endsWith(u'-'))
            slug += u'-';
    }
    const auto isEdge = [](QChar c) { return c == u'-' || c == u'_'; };
    while (!slug.isEmpty() && isEdge(slug.back()))
        slug.chop(1);
    while (!slug.isEmpty() && isEdge(slug.front()))
        slug.remove(0, 1);
    return slug;
}

Value cut(const Value &value, const Value &argument)
{
    const QString what = textArgument(argument);
    QString text = value.string();
    if (!what.isEmpty())
        text.remove(what);
    // Without its semicolons a safe text is not safe any more.
    return value.isSafe() && what != u";" ? Value::safe(text) : Value(text);
}

Value phoneToNumeric(const Value &value)
{
    static constexpr char digits[] = "22233344455566677778889999";
    QString text = textArgument(value).toLower();
    for (QChar &c : text) {
        if (c >= u'a' && c <= u'z')
            c = QLatin1Char(digits[c.unicode() - u'a']);
    }
    return text;
}

Value makeList(const Value &value)
{
    const QStringList letters = toCodePoints(value.string());
    return ValueList(letters.begin(), letters.end());
}

} // namespace

void addTextFilters(Library &filters)
{
    const FilterOptions safeText{.isSafe = true, .takesString = true};
    const FilterOptions text{.takesString = true};
    filters.filter(u"addslashes"_s, addSlashes, safeText);
    filters.filter(u"capfirst"_s, capitalizeFirst, safeText);
    filters.filter(u"cut"_s, cut, text);
    filters.filter(
            u"lower"_s, [](const Value &v) { return toPythonLower(v.string()); }, safeText);
    filters.filter(u"make_list"_s, makeList, text);
    filters.filter(u"phone2numeric"_s, phoneToNumeric, {.isSafe = true});
    filters.filter(u"slugify"_s, slugify, safeText);
    filters.filter(u"title"_s, title, safeText);
    filters.filter(
            u"upper"_s, [](const Value &v) { return v.string().toUpper(); }, text);
    filters.filter(
            u"wordcount"_s, [](const Value &v) { return qint64(splitWords(v.string()).size()); },
            text);
}

} // namespace Quintette::Internal
