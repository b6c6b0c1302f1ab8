// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/site/adminextension.h"
#include "admin/site/adminsites.h"
#include "core/apps/appplugin.h"
#include "tests/plugins/news/models.h"

#include <QThread>

namespace Quintette::News {

static ModelAdminOptions articleOptions()
{
    ModelAdminOptions articles;
    Column length(u"length"_s, QN_TEXT("news", "length"), [](const Record &article) {
        return Value(article.value(u"body").toString().size());
    });
    length.ordering = u"views"_s;
    articles.listDisplay = {u"headline",  u"status",           u"category", u"author",
                            u"published", u"embargo",          u"rating",   u"views",
                            u"featured",  u"category__parent", length};
    ListFilterOptions categories(u"category__name");
    categories.kind = ListFilterOptions::Kind::AllValues;
    ListFilterOptions authors(u"author");
    authors.kind = ListFilterOptions::Kind::RelatedOnly;
    ListFilterOptions lead(u"lead");
    lead.kind = ListFilterOptions::Kind::Empty;
    ListFilterOptions read(u"read");
    read.kind = ListFilterOptions::Kind::Simple;
    read.title = QN_TEXT("news", "read");
    read.choices = {{u"much"_s, QN_TEXT("news", "Much")}, {u"little"_s, QN_TEXT("news", "Little")}};
    read.condition = [](const QString &chosen) {
        return chosen == u"much" ? Q{{u"views__gte"_s, 50000}} : Q{{u"views__lt"_s, 50000}};
    };
    articles.listFilter = {u"status",    u"featured", u"category", categories, authors,
                           u"published", u"embargo",  u"tags",     lead,       read};
    articles.searchFields = {u"headline"_s, u"^slug"_s, u"=category__name"_s, u"tags__slug"_s,
                             u"comments__name"_s};
    articles.dateHierarchy = u"published"_s;
    articles.ordering = {u"-published"_s, u"headline"_s};
    articles.listPerPage = 7;
    articles.listMaxShowAll = 60;
    articles.filterHorizontal = {u"tags"_s};
    articles.prepopulatedFields = {{u"slug"_s, {u"headline"_s}}};
    articles.radioFields = {u"status"_s};
    articles.autocompleteFields = {u"author"_s};
    articles.saveOnTop = true;
    articles.saveAs = true;

    InlineOptions comments;
    comments.model = u"news.Comment"_s;
    comments.extra = 1;
    articles.inlines = {comments};
    return articles;
}

static ModelAdminOptions categoryOptions()
{
    Column articles(u"articles"_s, QN_TEXT("news", "articles"), [](const Record &category) {
        const ModelInfo &article = category.model().registry().get(u"news.Article"_s);
        const qint64 count = objects(article).filter({{u"category"_s, category.pk()}}).count();
        return count > 0 ? Value(count) : Value();
    });
    articles.emptyValue = QN_TEXT("news", "none");
    ModelAdminOptions categories;
    categories.listDisplay = {u"name", u"parent"};
    categories.listFilter = {u"parent"};
    categories.searchFields = {u"name__istartswith"_s};
    categories.ordering = {u"name"_s};
    categories.radioFields = {u"parent"_s};
    categories.fieldsets = {{.lines = {{u"name"_s, u"articles"_s}}},
                            {.name = QN_TEXT("news", "Place"),
                             .lines = {{u"parent"_s}},
                             .description = QN_TEXT("news", "Where it belongs."),
                             .collapsed = true}};
    categories.readonlyFields = {articles};
    categories.showFullResultCount = false;
    return categories;
}

/// Slow enough to be looked at while it runs.
static AdminAction approve()
{
    AdminAction action;
    action.name = u"approve"_s;
    action.description = QN_TEXT("news", "Approve selected %1");
    action.permissions = {u"change"_s};
    action.portion = 2;
    action.run = [](AdminRequest &, const ModelAdmin &, const QuerySet &chosen) {
        QThread::msleep(100);
        chosen.update(QList<QPair<QString, Value>>{{u"approved"_s, true}});
    };
    return action;
}

static ModelAdminOptions commentOptions()
{
    ModelAdminOptions comments;
    comments.actions->append(approve());
    comments.listDisplay = {u"name", u"article", u"created", u"approved"};
    comments.listEditable = {u"approved"_s};
    comments.listFilter = {u"approved", u"article__category", u"created", u"article__status"};
    comments.searchFields = {u"text"_s, u"article__headline"_s, u"name__exact"_s, u"id__exact"_s};
    comments.dateHierarchy = u"article__published"_s;
    comments.sortableBy = QStringList{u"name"_s, u"created"_s};
    comments.listPerPage = 10;
    comments.rawIdFields = {u"article"_s};
    return comments;
}

/// The sample's news with an administration that uses many options at once; the same one for Django
/// is tests/system/peer/news/admin.py.
class NewsPlugin : public QObject, public AppPlugin, public AdminExtension
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QUINTETTE_APP_PLUGIN_IID FILE "news.json")
    Q_INTERFACES(Quintette::AppPlugin Quintette::AdminExtension)

public:
    QString label() const override { return u"news"_s; }
    void registerModels(ModelRegistry &models) override
    {
        models.add<Tag>(u"news"_s, u"Tag"_s);
        models.add<Category>(u"news"_s, u"Category"_s);
        models.add<Article>(u"news"_s, u"Article"_s);
        models.add<Comment>(u"news"_s, u"Comment"_s);
    }
    void registerAdmin(AdminSite &site) override
    {
        site.add(u"news.Tag"_s, ModelAdminOptions{});
        site.add(u"news.Category"_s, categoryOptions());
        site.add(u"news.Article"_s, articleOptions());
        site.add(u"news.Comment"_s, commentOptions());
    }
    /// A second one for the news desk, with less in it.
    void registerSites(AdminSites &sites) override
    {
        AdminSite &desk = sites.add(u"desk"_s, u"desk/"_s);
        desk.header = QString(u"News desk"_s);
        desk.add(u"news.Category"_s, {.listDisplay = {u"name"}, .searchFields = {u"name"_s}});
        desk.add(u"news.Article"_s,
                 {.listDisplay = {u"headline", u"category"},
                  .listFilter = {u"status"},
                  .fields = {u"headline"_s, u"category"_s, u"status"_s},
                  .autocompleteFields = {u"category"_s}});
    }
};

} // namespace Quintette::News

#include "newsplugin.moc"
