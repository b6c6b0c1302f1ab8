// SPDX-License-Identifier: GPL-3.0-or-later
// Builds, binds, validates and renders a model form of 40 fields; prints microseconds for one. The
// same as forms.py.
#include "core/db/connection.h"
#include "core/forms/html.h"
#include "core/forms/modelform.h"
#include "core/orm/modelregistry.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>

using namespace Quintette;

namespace {

constexpr int perKind = 5;
constexpr int rounds = 2000;

struct Kind
{
    const char16_t *name;
    FieldKind kind;
    FieldOptions options;
    const char16_t *submitted;
};

QList<Kind> kinds()
{
    const QList<Choice> choices{{u"a"_s, QString(u"Apple"_s)},
                                {u"b"_s, QString(u"Banana"_s)},
                                {u"c"_s, QString(u"Cherry"_s)}};
    return {{u"char",
             FieldKind::Char,
             {.helpText = QString(u"Some help"_s), .maxLength = 100},
             u"A text of some words"},
            {u"text", FieldKind::Text, {.blank = true}, u"More words <b>than</b> that & this"},
            {u"integer", FieldKind::Integer, {}, u"12345"},
            {u"decimal", FieldKind::Decimal, {.maxDigits = 10, .decimalPlaces = 2}, u"1234.56"},
            {u"date", FieldKind::Date, {}, u"2024-03-05"},
            {u"datetime",
             FieldKind::DateTime,
             {.null = true, .blank = true},
             u"2024-03-05 14:07:09"},
            {u"email", FieldKind::Email, {.maxLength = 254}, u"somebody@example.com"},
            {u"choice", FieldKind::Char, {.maxLength = 1, .choices = choices}, u"b"}};
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    Databases databases;
    databases.add(u"default"_s, {.name = u":memory:"_s});
    ModelRegistry models(databases);
    auto description = std::make_unique<ModelInfo>(u"bench"_s, u"Wide"_s);
    description->addField(makeField(FieldKind::BigAuto, u"id"_s, {.primaryKey = true}));
    FormData data;
    for (const Kind &kind : kinds()) {
        for (int i = 0; i < perKind; ++i) {
            const QString name = QStringView(kind.name).toString() + QString::number(i);
            description->addField(makeField(kind.kind, name, kind.options));
            data.setList(name, {QStringView(kind.submitted).toString()});
        }
    }
    const ModelInfo &model = models.add(std::move(description));
    models.resolve();

    qsizetype length = 0;
    QElapsedTimer timer;
    const auto once = [&] {
        ModelForm form{Record(model)};
        form.bind(data);
        if (!form.isValid())
            qFatal("the form is not valid");
        length = Html::form(form).size();
    };
    once(); // what is made once stays out, as in Django
    timer.start();
    for (int i = 0; i < rounds; ++i)
        once();
    std::printf("%.1f %lld\n", double(timer.nsecsElapsed()) / 1000 / rounds, qlonglong(length));
    return 0;
}
