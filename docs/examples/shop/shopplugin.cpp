// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/html/webadminextension.h"
#include "admin/site/adminextension.h"
#include "admin/site/adminform.h"
#include "admin/site/adminsites.h"
#include "core/apps/application.h"
#include "core/apps/appplugin.h"
#include "core/auth/user.h"
#include "core/base/error.h"
#include "core/forms/modelform.h"
#include "core/orm/aggregates/aggregates.h"
#include "docs/examples/shop/models.h"

namespace Quintette::Shop {

class BookAdmin : public ModelAdmin
{
public:
    using ModelAdmin::ModelAdmin;

    QList<AdminAction> actions(const AdminRequest &request) const override
    {
        QList<AdminAction> all = ModelAdmin::actions(request);
        if (!hasChangePermission(request))
            return all;
        AdminAction back;
        back.name = u"mark_returned"_s;
        back.description = QN_TEXT("shop", "Mark selected %1 as returned");
        back.run = [](AdminRequest &asked, const ModelAdmin &, const QuerySet &chosen) {
            const qint64 count = chosen.update(QList<QPair<QString, Value>>{{u"lent"_s, false}});
            asked.tell(AdminRequest::Level::Success,
                       QN_PLURAL("shop", "%n book(s) are back.").plural(count));
        };
        all += back;
        return all;
    }

    std::unique_ptr<ModelForm> makeForm(const AdminRequest &request, const Record &object, bool,
                                        const QStringList &fields) const override
    {
        ModelFormOptions options = adminFormOptions(*this, request, fields);
        WidgetSpec title(WidgetKind::Textarea);
        title.attributes.insert(u"rows"_s, 2);
        options.widgets.insert(u"title"_s, title);
        return std::make_unique<ModelForm>(object, options);
    }
};

static ModelAdminOptions bookOptions()
{
    ModelAdminOptions books;
    books.listDisplay = {u"title", u"pages", u"author"};
    books.searchFields = {u"title"_s};

    ListFilterOptions length(u"length");
    length.kind = ListFilterOptions::Kind::Simple;
    length.title = QN_TEXT("shop", "length");
    length.choices = {{u"short"_s, QN_TEXT("shop", "Short")}, {u"long"_s, QN_TEXT("shop", "Long")}};
    length.condition = [](const QString &chosen) {
        return chosen == u"long" ? Q{{u"pages__gte"_s, 300}} : Q{{u"pages__lt"_s, 300}};
    };
    books.listFilter = {u"lent", length};

    InlineOptions copies;
    copies.model = u"shop.Copy"_s;
    copies.style = InlineOptions::Style::Tabular;
    copies.extra = 1;
    copies.showChangeLink = true;
    books.inlines = {copies};

    books.rows = [](const AdminRequest &request) {
        return request.user->isSuperuser ? Q() : Q{{u"author__name"_s, request.user->username}};
    };
    return books;
}

/// How many copies stand on each shelf: a page of its own.
static Response shelvesPage(const WebAdmin &face, Request &request, AdminRequest &asked)
{
    const ModelAdmin *copies = face.site().find(u"shop"_s, u"copy"_s);
    if (!copies->hasViewOrChangePermission(asked))
        throw PermissionDenied(u"You may not see copies."_s);
    ValueList shelves;
    const QuerySet counted =
            copies->queryset(asked).values({u"shelf"_s}).annotate(u"copies"_s, Count(u"*"_s));
    for (const Dict &row : counted.orderBy(QStringList{u"shelf"_s}).toDicts())
        shelves += Dict{{u"name"_s, row.value(u"shelf")}, {u"copies"_s, row.value(u"copies")}};
    return face.draw(request, asked, u"shop_shelves.html"_s,
                     {{u"title"_s, QN_TEXT("shop", "Shelves")}, {u"shelves"_s, shelves}});
}

class ShopPlugin : public QObject, public AppPlugin, public AdminExtension, public WebAdminExtension
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QUINTETTE_APP_PLUGIN_IID FILE "shop.json")
    Q_INTERFACES(Quintette::AppPlugin Quintette::AdminExtension Quintette::WebAdminExtension)

public:
    QString label() const override { return u"shop"_s; }
    void registerModels(ModelRegistry &models) override
    {
        models.add<Author>(u"shop"_s, u"Author"_s);
        models.add<Book>(u"shop"_s, u"Book"_s);
        models.add<Copy>(u"shop"_s, u"Copy"_s);
    }
    QStringList templateFolders() const override { return {u":/shop/templates"_s}; }

    void registerAdmin(AdminSite &site) override
    {
        site.add(u"shop.Author"_s, {.searchFields = {u"name"_s}});
        site.add(u"shop.Book"_s, std::make_unique<BookAdmin>(bookOptions()));
        site.add(u"shop.Copy"_s, {.listDisplay = {u"shelf", u"book"}});
    }

    void registerSites(AdminSites &sites) override
    {
        AdminSite &counter = sites.add(u"counter"_s, u"counter/"_s); // its name, and where it is
        counter.header = QN_TEXT("shop", "At the counter");
        counter.entry = [](const AdminRequest &request) { return request.user->isActive; };
        counter.add(u"shop.Book"_s, {.listDisplay = {u"title", u"lent"}});
    }

    UrlPatterns adminUrls(const WebAdmin &face) override
    {
        return {path(u"shelves/"_s, face.guarded(shelvesPage), u"shop_shelves"_s)};
    }
    QList<HeaderLink> headerLinks(const WebAdmin &face, const AdminRequest &) override
    {
        return {{QN_TEXT("shop", "Shelves"), face.addresses().index() + u"shelves/"_s}};
    }
};

} // namespace Quintette::Shop

#include "shopplugin.moc"
