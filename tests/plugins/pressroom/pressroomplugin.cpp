// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/site/adminextension.h"
#include "core/apps/appplugin.h"
#include "tests/plugins/news/models.h"
#include "tests/plugins/pressroom/pressroomactions.h"

namespace Quintette::Pressroom {

static ModelAdminOptions articleOptions()
{
    ModelAdminOptions articles;
    articles.listDisplay = {u"headline", u"status", u"category", u"published", u"featured"};
    articles.listFilter = {u"status", u"featured", u"category", u"published"};
    articles.searchFields = {u"headline"_s};
    articles.searchHelpText = u"Looks into headlines."_s;
    articles.dateHierarchy = u"published"_s;
    articles.ordering = {u"-published"_s, u"headline"_s};
    articles.listPerPage = 10;
    articles.actionsOnBottom = true;
    articles.actions->append(featureAction());
    articles.actions->append(statusAction());
    articles.actions->append(exportAction());
    articles.actions->append(proofreadAction());

    Fieldset text;
    text.lines = {{u"headline"_s}, {u"slug"_s}, {u"lead"_s}, {u"body"_s}, {u"tags"_s}};
    Fieldset place;
    place.name = u"Place"_s;
    place.lines = {{u"status"_s, u"featured"_s}, {u"category"_s, u"author"_s}};
    Fieldset dates;
    dates.name = u"Dates"_s;
    dates.lines = {{u"published"_s}, {u"embargo"_s}};
    Fieldset more;
    more.name = u"More"_s;
    more.collapsed = true;
    more.lines = {{u"rating"_s, u"views"_s}};
    articles.fieldsets = {text, place, dates, more};
    articles.autocompleteFields = {u"category"_s};
    articles.rawIdFields = {u"author"_s};
    articles.filterHorizontal = {u"tags"_s};
    articles.prepopulatedFields = {{u"slug"_s, {u"headline"_s}}};
    articles.saveAs = true;
    articles.saveOnTop = true;

    InlineOptions comments;
    comments.model = u"news.Comment"_s;
    comments.style = InlineOptions::Style::Stacked;
    comments.extra = 0;
    comments.showChangeLink = true;
    articles.inlines = {comments};
    return articles;
}

static ModelAdminOptions categoryOptions()
{
    InlineOptions children;
    children.model = u"news.Category"_s;
    children.extra = 0;
    children.minNum = 1;
    children.maxNum = 3;
    // In an order that people choose, for which the sample has this number only.
    InlineOptions articles;
    articles.model = u"news.Article"_s;
    articles.fields = {u"headline"_s, u"views"_s};
    articles.positionField = u"views"_s;
    articles.extra = 0;
    articles.canDelete = false;
    ModelAdminOptions categories;
    categories.listDisplay = {u"name", u"parent"};
    categories.searchFields = {u"name"_s};
    categories.ordering = {u"name"_s};
    categories.inlines = {children, articles};
    return categories;
}

static ModelAdminOptions commentOptions()
{
    ModelAdminOptions comments;
    comments.listDisplay = {u"id", u"name", u"email", u"approved"};
    comments.listEditable = {u"name"_s, u"approved"_s};
    comments.searchFields = {u"name"_s};
    comments.ordering = {u"id"_s};
    comments.listPerPage = 10;
    return comments;
}

/// The sample's news as a browser walks it: every kind of widget, action, inline and list that the
/// demonstration does not have.
class PressroomPlugin : public QObject, public AppPlugin, public AdminExtension
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QUINTETTE_APP_PLUGIN_IID FILE "pressroom.json")
    Q_INTERFACES(Quintette::AppPlugin Quintette::AdminExtension)

public:
    QString label() const override { return u"pressroom"_s; }
    void registerModels(ModelRegistry &models) override
    {
        models.add<News::Tag>(u"news"_s, u"Tag"_s);
        models.add<News::Category>(u"news"_s, u"Category"_s);
        models.add<News::Article>(u"news"_s, u"Article"_s);
        models.add<News::Comment>(u"news"_s, u"Comment"_s);
    }
    void registerAdmin(AdminSite &site) override
    {
        site.add(u"news.Tag"_s, {.listDisplayLinks = QStringList()});
        site.add(u"news.Category"_s, categoryOptions());
        site.add(u"news.Article"_s, articleOptions());
        site.add(u"news.Comment"_s, commentOptions());
    }
};

} // namespace Quintette::Pressroom

#include "pressroomplugin.moc"
