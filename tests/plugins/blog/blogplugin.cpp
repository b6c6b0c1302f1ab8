// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/site/adminextension.h"
#include "core/apps/appplugin.h"
#include "core/orm/modelregistry.h"

namespace Quintette {

/// The articles that tests/bench/admin measures, with an index of the words of their titles; their
/// search asks nothing else.
class BlogPlugin : public QObject, public AppPlugin, public AdminExtension
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QUINTETTE_APP_PLUGIN_IID FILE "blog.json")
    Q_INTERFACES(Quintette::AppPlugin Quintette::AdminExtension)

public:
    QString label() const override { return u"blog"_s; }
    void registerModels(ModelRegistry &models) override
    {
        add(models, u"Category"_s, u"name"_s, {.maxLength = 60});
        add(models, u"Author"_s, u"name"_s, {.dbIndex = true, .maxLength = 100});
        ModelInfo &article = add(models, u"Article"_s, u"title"_s, {.maxLength = 200});
        article.editOptions().search = ModelOptions::Search{{u"title"_s}};
        article.addField(makeField(FieldKind::Slug, u"slug"_s, {.unique = true, .maxLength = 50}));
        for (const QString &name : {u"Category"_s, u"Author"_s})
            article.addField(makeField(FieldKind::ForeignKey, name.toLower(),
                                       {.to = u"blog."_s + name, .onDelete = OnDelete::Protect}));
        article.addField(
                makeField(FieldKind::Char, u"status"_s, {.dbIndex = true, .maxLength = 10}));
        article.addField(makeField(FieldKind::Boolean, u"featured"_s, {}));
        article.addField(makeField(FieldKind::Integer, u"views"_s, {}));
        article.addField(makeField(FieldKind::DateTime, u"published_at"_s, {.dbIndex = true}));
        article.addField(makeField(FieldKind::Text, u"body"_s, {}));
    }
    void registerAdmin(AdminSite &site) override
    {
        ModelAdminOptions articles = optionsFromIntrospection(site.models().get(u"blog.Article"_s));
        articles.searchFields = {u"@title"_s};
        site.add(u"blog.Article"_s, articles);
        for (const QString &label : {u"blog.Category"_s, u"blog.Author"_s})
            site.add(label, {.searchFields = {u"name"_s}});
    }

private:
    static ModelInfo &add(ModelRegistry &models, const QString &model, const QString &nameField,
                          const FieldOptions &options)
    {
        ModelOptions named;
        named.displayField = nameField;
        auto made = std::make_unique<ModelInfo>(u"blog"_s, model, named);
        made->addField(
                makeField(FieldKind::BigAuto, u"id"_s, {.primaryKey = true, .autoCreated = true}));
        made->addField(makeField(FieldKind::Char, nameField, options));
        return models.add(std::move(made));
    }
};

} // namespace Quintette

#include "blogplugin.moc"
