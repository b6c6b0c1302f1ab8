// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/error.h"

namespace Quintette {

VariableDoesNotExist::~VariableDoesNotExist() = default;
TemplateLimitError::~TemplateLimitError() = default;
TemplateSyntaxError::~TemplateSyntaxError() = default;
TemplateRenderError::~TemplateRenderError() = default;
TemplateDoesNotExist::~TemplateDoesNotExist() = default;

QString TemplatePlace::toString() const
{
    const QString name = templateName.isEmpty() ? u"<unknown source>"_s : templateName;
    return line > 0 ? name + u':' + QString::number(line) : name;
}

TemplatePlace TemplatePlace::in(const QString &templateName, const QString &source, int line,
                                qsizetype start, qsizetype end)
{
    constexpr int around = 5;
    TemplatePlace place{templateName, line, start, end, {}};
    int number = 1;
    qsizetype from = 0;
    while (from <= source.size() && number <= line + around) {
        qsizetype to = source.indexOf(u'\n', from);
        if (to < 0)
            to = source.size();
        if (number >= line - around)
            place.excerpt.append({number, source.mid(from, to - from)});
        from = to + 1;
        ++number;
    }
    return place;
}

static QString describe(const QString &problem, const TemplatePlace &place)
{
    if (!place.isKnown())
        return problem;
    QString text = place.toString() + u": "_s + problem;
    for (const TemplatePlace::SourceLine &line : place.excerpt) {
        if (line.number == place.line)
            text += u"\n    "_s + line.text.trimmed().left(200);
    }
    return text;
}

TemplateSyntaxError::TemplateSyntaxError(const QString &problem, const TemplatePlace &place)
    : Error(describe(problem, place)), m_problem(problem), m_place(place)
{
}

TemplateRenderError::TemplateRenderError(const Error &error, const TemplatePlace &place)
    : Error(describe(error.message(), place)), m_name(error.name()), m_place(place)
{
}

static QString describeMissing(const QString &templateName, const QStringList &tried)
{
    QString text = u"there is no template \"%1\""_s.arg(templateName);
    if (!tried.isEmpty())
        text += u"; looked for "_s + tried.join(u", "_s);
    return text;
}

TemplateDoesNotExist::TemplateDoesNotExist(const QString &templateName, const QStringList &tried)
    : Error(describeMissing(templateName, tried)), m_templateName(templateName), m_tried(tried)
{
}

} // namespace Quintette
