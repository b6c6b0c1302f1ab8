// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/docparts.h"
#include "admin/site/adminsite.h"
#include "core/apps/application.h"
#include "core/auth/policy.h"
#include "core/base/error.h"

namespace Quintette {

namespace {

using Cell = DocPage::Cell;

QString addressOf(const ModelInfo &model)
{
    return u"models/%1.%2/"_s.arg(model.appLabel(), model.modelName());
}

bool maySee(const AdminRequest &request, const ModelInfo &model)
{
    return !model.options().autoCreated
            && (request.policy->canView(*request.user, model)
                || request.policy->canChange(*request.user, model));
}

/// Only what leads to a page that may be seen is a link.
Cell linkTo(const AdminRequest &request, const ModelInfo &model)
{
    return {model.label(), maySee(request, model) ? addressOf(model) : QString(), true};
}

QString typeOf(const Field &field)
{
    if (field.options().maxLength > 0)
        return QN_TEXT("admindocs", "%1, up to %2 characters")
                .arg(field.internalType())
                .arg(field.options().maxLength)
                .toString();
    return field.internalType();
}

QString aboutField(const Field &field)
{
    QStringList parts{field.verboseName().toString()};
    if (!field.options().helpText.isEmpty())
        parts += field.options().helpText.toString();
    QStringList choices;
    for (const Choice &choice : field.choices())
        choices += choice.label.toString();
    if (!choices.isEmpty())
        parts += choices.join(u", "_s);
    if (field.isNull())
        parts += QN_TEXT("admindocs", "may be empty").toString();
    if (field.isUnique())
        parts += QN_TEXT("admindocs", "unique").toString();
    return parts.join(u"; "_s);
}

DocPage::Table fieldTable(const AdminRequest &request, const ModelInfo &model)
{
    DocPage::Table table{QN_TEXT("admindocs", "Fields"),
                         {QN_TEXT("admindocs", "Field"), QN_TEXT("admindocs", "Kind"),
                          QN_TEXT("admindocs", "Leads to"), QN_TEXT("admindocs", "Description")},
                         {}};
    for (const Field *field : model.allFields()) {
        table.rows += QList<Cell>{{field->name(), {}, true},
                                  {typeOf(*field)},
                                  field->relatedModel() ? linkTo(request, *field->relatedModel())
                                                        : Cell{},
                                  {aboutField(*field)}};
    }
    return table;
}

DocPage::Table relationTable(const AdminRequest &request, const ModelInfo &model)
{
    DocPage::Table table{QN_TEXT("admindocs", "Relations from other models"),
                         {QN_TEXT("admindocs", "Name"), QN_TEXT("admindocs", "In lookups"),
                          QN_TEXT("admindocs", "Model"), QN_TEXT("admindocs", "Its field")},
                         {}};
    for (const ReverseRelation &relation : model.relatedObjects()) {
        if (relation.field->model().options().autoCreated)
            continue;
        table.rows += QList<Cell>{{relation.accessorName, {}, true},
                                  {relation.queryName, {}, true},
                                  linkTo(request, relation.field->model()),
                                  {relation.field->name(), {}, true}};
    }
    return table;
}

DocPage::Table methodTable(const ModelInfo &model)
{
    DocPage::Table table{QN_TEXT("admindocs", "Methods in templates"),
                         {QN_TEXT("admindocs", "Method"), QN_TEXT("admindocs", "Description")},
                         {}};
    const auto add = [&table](const QString &name, const Text &about) {
        table.rows += QList<Cell>{{name, {}, true}, {about.toString()}};
    };
    if (model.behaviour().absoluteUrl)
        add(u"get_absolute_url"_s, QN_TEXT("admindocs", "Where the object is on the site"));
    if (model.behaviour().naturalKey)
        add(u"natural_key"_s,
            QN_TEXT("admindocs", "What names the object apart from its primary key"));
    for (const Field *field : model.fields()) {
        if (field->hasChoices())
            add(u"get_%1_display"_s.arg(field->name()),
                QN_TEXT("admindocs", "The choice of \"%1\" as people read it")
                        .arg(field->verboseName()));
    }
    return table;
}

/// What the declaration says of a model, which C++ has no docstring for.
Text aboutModel(const Application &application, const ModelInfo &model)
{
    const ModelAdmin *admin = application.service<AdminSite>()->find(model);
    return admin ? admin->options().about : Text();
}

} // namespace

DocPage modelListDoc(const Application &application, const AdminRequest &request)
{
    DocPage page;
    page.title = QN_TEXT("admindocs", "Models");
    const AdminSite &site = *application.service<AdminSite>();
    QMap<QString, DocPage::Table> apps;
    for (const ModelInfo *model : application.models().models()) {
        if (!maySee(request, *model))
            continue;
        DocPage::Table &table = apps[model->appLabel()];
        table.title = site.appName(model->appLabel());
        table.headers = {QN_TEXT("admindocs", "Model"), QN_TEXT("admindocs", "Name"),
                         QN_TEXT("admindocs", "Table"), QN_TEXT("admindocs", "Description")};
        table.rows += QList<Cell>{{model->label(), addressOf(*model), true},
                                  {model->verboseName().toString()},
                                  {model->table(), {}, true},
                                  {aboutModel(application, *model).toString()}};
    }
    page.tables = apps.values();
    return page;
}

DocPage modelDoc(const Application &application, const AdminRequest &request, const QString &name)
{
    const ModelInfo *model =
            application.models().find(name.section(u'.', 0, 0), name.section(u'.', 1).toLower());
    if (!model || !maySee(request, *model))
        throw Http404(u"There is no model %1."_s.arg(name));
    DocPage page;
    page.title = QString(model->label());
    page.intro = QN_TEXT("admindocs", "%1; its rows are in the table %2.")
                         .arg(model->verboseName())
                         .arg(model->table());
    if (const Text about = aboutModel(application, *model); !about.isEmpty())
        page.intro = QString(about.toString() + u' ' + page.intro.toString());
    for (const DocPage::Table &table :
         {fieldTable(request, *model), relationTable(request, *model), methodTable(*model)}) {
        if (!table.rows.isEmpty())
            page.tables += table;
    }
    return page;
}

} // namespace Quintette
