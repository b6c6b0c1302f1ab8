// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QStringList>

namespace Quintette {

/// Where in which template something is wrong, for messages and for the debug page.
struct QUINTETTE_CORE_EXPORT TemplatePlace
{
    struct SourceLine
    {
        int number = 0;
        QString text;
    };

    QString templateName;
    /// Counted from 1; 0 while the place is not known.
    int line = 0;
    /// Offsets in the source (UTF-16 units) of the tag or variable at fault.
    qsizetype start = 0;
    qsizetype end = 0;
    /// The line at fault with some lines before and after it.
    QList<SourceLine> excerpt;

    bool isKnown() const { return line > 0; }
    /// "blog/list.html:12".
    QString toString() const;

    static TemplatePlace in(const QString &templateName, const QString &source, int line,
                            qsizetype start, qsizetype end);
};

/// A template that cannot be compiled. message() names template, line and the offending source
/// line. Django: TemplateSyntaxError.
class QUINTETTE_CORE_EXPORT TemplateSyntaxError : public Error
{
public:
    explicit TemplateSyntaxError(const QString &problem, const TemplatePlace &place = {});
    ~TemplateSyntaxError() override;

    QString name() const override { return u"TemplateSyntaxError"_s; }
    /// What is wrong, without the place.
    const QString &problem() const { return m_problem; }
    const TemplatePlace &place() const { return m_place; }

private:
    QString m_problem;
    TemplatePlace m_place;
};

/// Rendering ended in an error: that error's name and message, with the place in the template where
/// it happened. Thrown for pages, where somebody has to find the place.
class QUINTETTE_CORE_EXPORT TemplateRenderError : public Error
{
public:
    TemplateRenderError(const Error &error, const TemplatePlace &place);
    ~TemplateRenderError() override;

    QString name() const override { return m_name; }
    const TemplatePlace &place() const { return m_place; }

private:
    QString m_name;
    TemplatePlace m_place;
};

/// No loader has a template of that name. Django: TemplateDoesNotExist.
class QUINTETTE_CORE_EXPORT TemplateDoesNotExist : public Error
{
public:
    explicit TemplateDoesNotExist(const QString &templateName, const QStringList &tried = {});
    ~TemplateDoesNotExist() override;

    QString name() const override { return u"TemplateDoesNotExist"_s; }
    const QString &templateName() const { return m_templateName; }
    /// The places where the loaders looked, in their order.
    const QStringList &tried() const { return m_tried; }

private:
    QString m_templateName;
    QStringList m_tried;
};

/// The argument of a filter or tag names a variable that the context lacks. Django:
/// VariableDoesNotExist.
QUINTETTE_ERROR(VariableDoesNotExist, Error)
/// A limit of the engine is reached: depth of includes, size of the output, width of a field.
QUINTETTE_ERROR(TemplateLimitError, Error)

} // namespace Quintette
