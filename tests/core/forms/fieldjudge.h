// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/forms/fields/booleanfield.h"
#include "core/forms/fields/charfield.h"
#include "core/forms/fields/choicefield.h"
#include "core/forms/fields/combofield.h"
#include "core/forms/fields/filefield.h"
#include "core/forms/fields/filepathfield.h"
#include "core/forms/fields/identifierfield.h"
#include "core/forms/fields/jsonfield.h"
#include "core/forms/fields/numberfield.h"
#include "core/forms/fields/splitdatetimefield.h"
#include "core/forms/fields/temporalfield.h"
#include "core/forms/fields/urlfield.h"
#include "core/forms/formerrors.h"
#include "core/forms/widgetdata.h"

#include <QProcess>
#include <QTest>

namespace Quintette {

/// Two texts with a line between them; judge.py has the same.
class JoinedField final : public MultiValueFormField
{
public:
    using MultiValueFormField::MultiValueFormField;

protected:
    Value compress(const ValueList &cleaned) const override
    {
        QStringList texts;
        for (const Value &value : cleaned)
            texts += value.toString();
        return texts.join(u'|');
    }
    ValueList decompress(const Value &value) const override
    {
        return value.isNone() ? ValueList{Value(), Value()}
                              : ValueList{value.toString().section(u'|', 0, 0),
                                          value.toString().section(u'|', 1)};
    }
};

/// A date of three choices, of which the input is what each of them submits.
class MonthField final : public FormField
{
public:
    explicit MonthField(const FormFieldOptions &options) : m_date(options) { }

    Value clean(const Value &submitted, const Value &initial = {}) const override
    {
        FormData data;
        for (const Dict::Item &part : submitted.dict())
            data.append(u"d_"_s + part.key, part.value.toString());
        return m_date.clean(submittedValue(WidgetKind::SelectDate, u"d"_s, data, UploadedFiles()),
                            initial);
    }

private:
    DateFormField m_date;
};

/// The field that Django's class of that name with those arguments is here.
inline std::unique_ptr<FormField> makeField(const QString &name, const Dict &options)
{
    FormFieldOptions common;
    common.required = !options.contains(u"required") || options.value(u"required").isTrue();
    CharFormFieldOptions text;
    if (const auto limit = options.value(u"max_length").toInt())
        text.maxLength = int(*limit);
    if (const auto limit = options.value(u"min_length").toInt())
        text.minLength = int(*limit);
    const NumberFormFieldOptions limits{
            options.value(u"max_value"), options.value(u"min_value"), {}};
    QList<Choice> choices;
    if (options.contains(u"choices")) {
        for (const Value &choice : options.value(u"choices").list())
            choices += {choice, choice.toString()};
    }
    if (name == u"CharField")
        return std::make_unique<CharFormField>(common, text);
    if (name == u"IntegerField")
        return std::make_unique<IntegerFormField>(common, limits);
    if (name == u"FloatField")
        return std::make_unique<FloatFormField>(common, limits);
    if (name == u"DecimalField")
        return std::make_unique<DecimalFormField>(
                common, int(options.value(u"max_digits").toInt().value_or(-1)),
                int(options.value(u"decimal_places").toInt().value_or(-1)), limits);
    if (name == u"BooleanField")
        return std::make_unique<BooleanFormField>(common);
    if (name == u"NullBooleanField")
        return std::make_unique<NullBooleanFormField>(common);
    if (name == u"DateField")
        return std::make_unique<DateFormField>(common);
    if (name == u"TimeField")
        return std::make_unique<TimeFormField>(common);
    if (name == u"DateTimeField")
        return std::make_unique<DateTimeFormField>(common);
    if (name == u"SplitDateTimeField")
        return std::make_unique<SplitDateTimeFormField>(common);
    if (name == u"DurationField")
        return std::make_unique<DurationFormField>(common);
    if (name == u"EmailField")
        return std::make_unique<EmailFormField>(common);
    if (name == u"URLField")
        return std::make_unique<UrlFormField>(common, CharFormFieldOptions(), u"http"_s);
    if (name == u"SlugField")
        return std::make_unique<SlugFormField>(common, options.value(u"allow_unicode").isTrue());
    if (name == u"UUIDField")
        return std::make_unique<UuidFormField>(common);
    if (name == u"GenericIPAddressField")
        return std::make_unique<IpAddressFormField>(
                common,
                options.contains(u"protocol") ? options.value(u"protocol").toString() : u"both"_s,
                options.value(u"unpack_ipv4").isTrue());
    if (name == u"JSONField")
        return std::make_unique<JsonFormField>(common);
    if (name == u"ChoiceField")
        return std::make_unique<ChoiceFormField>(choices, common);
    if (name == u"MultipleChoiceField")
        return std::make_unique<MultipleChoiceFormField>(choices, common);
    if (name == u"FileField")
        return std::make_unique<FileFormField>(
                common, int(options.value(u"max_length").toInt().value_or(-1)),
                options.value(u"allow_empty_file").isTrue());
    if (name == u"RegexField")
        return std::make_unique<RegexFormField>(options.value(u"regex").toString(), common);
    if (name == u"FilePathField")
        return std::make_unique<FilePathFormField>(
                FilePathFormFieldOptions{.path = options.value(u"path").toString(),
                                         .match = options.contains(u"match")
                                                 ? options.value(u"match").toString()
                                                 : QString(),
                                         .recursive = options.value(u"recursive").isTrue(),
                                         .allowFiles = !options.contains(u"allow_files")
                                                 || options.value(u"allow_files").isTrue(),
                                         .allowFolders = options.value(u"allow_folders").isTrue()},
                common);
    if (name == u"MonthField")
        return std::make_unique<MonthField>(common);
    std::vector<std::unique_ptr<FormField>> fields;
    if (options.contains(u"fields")) {
        for (const Value &part : options.value(u"fields").list())
            fields.push_back(makeField(part.list()[0].toString(), part.list()[1].dict()));
    }
    if (name == u"ComboField")
        return std::make_unique<ComboFormField>(std::move(fields), common);
    if (name == u"JoinedField") {
        const bool wantsAll = !options.contains(u"require_all_fields")
                || options.value(u"require_all_fields").isTrue();
        return std::make_unique<JoinedField>(std::move(fields), common,
                                             wantsAll ? MultiValueFormField::Demands::AllParts
                                                      : MultiValueFormField::Demands::WhatEachSays);
    }
    qFatal("no field %s", qPrintable(name));
}

/// What Debian's Django makes of each [field, options, input]: ["ok", text], ["error", texts], or
/// ["crash", kind].
inline ValueList askDjango(const ValueList &cases)
{
    QProcess judge;
    judge.start(u"/usr/bin/python3"_s, {QStringLiteral(QUINTETTE_TEST_DATA "/forms/judge.py")});
    judge.write(Json::serialize(cases, Json::Style::Compact, true));
    judge.closeWriteChannel();
    if (!judge.waitForFinished(120'000) || judge.exitCode() != 0)
        qFatal("%s", judge.readAllStandardError().constData());
    const Result<Value> answers = Json::parse(judge.readAllStandardOutput());
    return answers ? answers->list() : ValueList();
}

} // namespace Quintette
