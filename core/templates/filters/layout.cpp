// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/filters/filters.h"

#include "core/templates/filters/arguments.h"
#include "core/templates/format/pythontext.h"
#include "core/templates/format/textwrap.h"
#include "core/templates/output.h"

namespace Quintette::Internal {

namespace {

qsizetype missing(const Value &value, const Value &width)
{
    return std::max<qsizetype>(0, widthArgument(width) - codePointCount(value.string()));
}

Value center(const Value &value, const Value &argument)
{
    const qsizetype spaces = missing(value, argument);
    // An odd space goes to the right.
    const qsizetype left = spaces / 2;
    return QString(left, u' ') + value.string() + QString(spaces - left, u' ');
}

Value lineNumbers(const Value &value, const Context &context)
{
    const bool escapes = context.autoescape() && !value.isSafe();
    QStringList lines = value.string().split(u'\n');
    const qsizetype width = QString::number(lines.size()).size();
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString number = QString::number(i + 1).rightJustified(width, u'0');
        lines[i] = number + u". "_s + (escapes ? escapeHtml(lines[i]) : lines[i]);
    }
    return Value::safe(lines.join(u'\n'));
}

Value wordWrap(const Value &value, const Value &argument)
{
    const qint64 width = integerArgument(argument);
    if (width <= 0)
        throw ValueError(u"invalid width %1 (must be > 0)"_s.arg(width));
    return wrapText(value.string(), width);
}

} // namespace

void addLayoutFilters(Library &filters)
{
    const FilterOptions safeText{.isSafe = true, .takesString = true};
    filters.filter(u"center"_s, center, safeText);
    filters.filter(
            u"ljust"_s,
            [](const Value &v, const Value &width) {
                return v.string() + QString(missing(v, width), u' ');
            },
            safeText);
    filters.filter(
            u"rjust"_s,
            [](const Value &v, const Value &width) {
                return QString(missing(v, width), u' ') + v.string();
            },
            safeText);
    filters.filter(u"linenumbers"_s, lineNumbers, safeText);
    filters.filter(u"wordwrap"_s, wordWrap, safeText);
}

} // namespace Quintette::Internal
