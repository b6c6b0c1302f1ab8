// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/adminsite.h"
#include "core/apps/application.h"
#include "core/auth/accounts.h"
#include "core/auth/permission.h"
#include "core/conf/project.h"
#include "core/forms/formdata.h"
#include "core/orm/modelregistry.h"
#include "core/orm/persistence.h"
#include "core/testing/client.h"
#include "tests/admin/webproject.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>

namespace Quintette {

/// A second-hand bookshop on a database that the real Django made: authors, tags, books with copies
/// (an inline, protected by loans) and tags. What tests of the administration's pages stand on.
class ShopApp final : public AppPlugin
{
public:
    ShopApp(ModelAdminOptions books, ModelAdminOptions authors, ModelAdminOptions tags)
        : m_books(std::move(books)), m_authors(std::move(authors)), m_tags(std::move(tags))
    {
    }

    QString label() const override { return u"shop"_s; }
    void registerModels(ModelRegistry &models) override
    {
        const auto add = [&models](const char16_t *name, const QList<Declared> &fields) {
            auto model = std::make_unique<ModelInfo>(u"shop"_s, QStringView(name).toString(),
                                                     ModelOptions{});
            model->addField(
                    makeField(FieldKind::Auto, u"id"_s,
                              {.verboseName = u"ID"_s, .primaryKey = true, .autoCreated = true}));
            for (const Declared &field : fields)
                model->addField(
                        makeField(field.kind, QStringView(field.name).toString(), field.options));
            if (model->findField(u"name"))
                model->editOptions().displayField = u"name"_s;
            if (model->findField(u"title"))
                model->editOptions().displayField = u"title"_s;
            if (model->name() == u"Book")
                model->editOptions().search = ModelOptions::Search{{u"title"_s, u"notes"_s}};
            if (model->name() == u"Copy") {
                model->editBehaviour().absoluteUrl = [](const Record &copy) {
                    return u"/copies/"_s + copy.pk().toString() + u'/';
                };
            }
            models.add(std::move(model));
        };
        add(u"Author", {{FieldKind::Char, u"name", {.maxLength = 80}}});
        add(u"Tag", {{FieldKind::Char, u"name", {.maxLength = 40}}});
        add(u"Book",
            {{FieldKind::Char, u"title", {.maxLength = 80}},
             {FieldKind::Integer, u"pages", {}},
             {FieldKind::Boolean, u"lent", {.defaultValue = defaultTo(false)}},
             {FieldKind::Text, u"notes", {.blank = true}},
             {FieldKind::DateTime, u"published", {.null = true, .blank = true, .dbIndex = true}},
             {FieldKind::ForeignKey,
              u"author",
              {.to = u"shop.Author"_s, .onDelete = OnDelete::Protect}},
             {FieldKind::ManyToMany, u"tags", {.blank = true, .to = u"shop.Tag"_s}}});
        add(u"Copy",
            {{FieldKind::ForeignKey, u"book", {.to = u"shop.Book"_s}},
             {FieldKind::Char, u"shelf", {.maxLength = 20}},
             {FieldKind::Integer, u"price", {.null = true, .blank = true}}});
        add(u"Loan",
            {{FieldKind::ForeignKey,
              u"copy",
              {.to = u"shop.Copy"_s, .onDelete = OnDelete::Protect}},
             {FieldKind::Char, u"who", {.maxLength = 40}}});
        add(u"Award",
            {{FieldKind::Char, u"name", {.maxLength = 40}},
             {FieldKind::ForeignKey,
              u"author",
              {.to = u"shop.Author"_s,
               .limitChoicesTo = Q{{u"book__tags__name"_s, u"signed"_s}}}}});
        add(u"Print",
            {{FieldKind::Char, u"title", {.maxLength = 80}},
             {FieldKind::Image, u"scan", {.maxLength = 100, .uploadTo = u"scans/%Y"_s}},
             {FieldKind::File,
              u"paper",
              {.blank = true, .maxLength = 100, .uploadTo = u"papers"_s}}});
    }
    void modelsReady(Application &application) override
    {
        AdminSite &site = *application.service<AdminSite>();
        site.add(u"shop.Author"_s, m_authors);
        site.add(u"shop.Tag"_s, m_tags);
        site.add(u"shop.Book"_s, m_books);
        site.add(u"shop.Copy"_s, ModelAdminOptions{});
        site.add(u"shop.Print"_s, ModelAdminOptions{});
        site.add(u"shop.Award"_s, {.rawIdFields = {u"author"_s}});
    }

private:
    struct Declared
    {
        FieldKind kind;
        const char16_t *name;
        FieldOptions options;
    };

    ModelAdminOptions m_books;
    ModelAdminOptions m_authors;
    ModelAdminOptions m_tags;
};

/// What few shops have.
struct ShopExtras
{
    QByteArray databaseSettings; // lines of the section
    std::unique_ptr<AppPlugin> app = {};
};

/// The opened project; check isOpen() first.
class ShopSite
{
public:
    explicit ShopSite(const ModelAdminOptions &books,
                      const ModelAdminOptions &authors = {.listDisplay = {u"name"},
                                                          .searchFields = {u"name"_s}},
                      const ModelAdminOptions &tags = {.listDisplay = {u"name"}},
                      ShopExtras more = {})
    {
        const QString database = m_folder.filePath(u"db.sqlite3"_s);
        QProcess django;
        django.start(u"/usr/bin/python3"_s,
                     {QStringLiteral(QUINTETTE_TEST_DATA "/admin/make_site.py"), database});
        if (!django.waitForFinished(120'000) || django.exitCode() != 0)
            return;
        QFile settings(m_folder.filePath(Project::settingsFileName));
        if (!settings.open(QIODevice::WriteOnly))
            return;
        settings.write("[site]\nallowed_hosts = [\"*\"]\n[database]\nurl = \"db.sqlite3\"\n"
                       + more.databaseSettings
                       + "[plugins]\ninstalled = []\n[middleware]\ninstalled = [\"session\", "
                         "\"common\", \"csrf\", \"authentication\", \"messages\"]\n");
        settings.close();
        Application::Options options;
        options.apps.push_back(std::make_unique<ShopApp>(books, authors, tags));
        if (more.app)
            options.apps.push_back(std::move(more.app));
        Result<std::unique_ptr<Application>> application =
                Testing::openWebProject(m_folder.path(), std::move(options));
        if (!application) {
            qWarning("%s", qPrintable(application.error()));
            return;
        }
        m_application = std::move(*application);
        m_application->databases().connection().executeScript(QStringLiteral(R"(
            CREATE TABLE shop_author (id integer PRIMARY KEY AUTOINCREMENT, name varchar(80) NOT NULL);
            CREATE TABLE shop_tag (id integer PRIMARY KEY AUTOINCREMENT, name varchar(40) NOT NULL);
            CREATE TABLE shop_book (id integer PRIMARY KEY AUTOINCREMENT, title varchar(80) NOT NULL,
                pages integer NOT NULL, lent bool NOT NULL, notes text NOT NULL, published datetime NULL,
                author_id integer NOT NULL REFERENCES shop_author(id));
            CREATE TABLE shop_book_tags (id integer PRIMARY KEY AUTOINCREMENT,
                book_id integer NOT NULL REFERENCES shop_book(id), tag_id integer NOT NULL REFERENCES shop_tag(id));
            CREATE TABLE shop_copy (id integer PRIMARY KEY AUTOINCREMENT, shelf varchar(20) NOT NULL,
                price integer NULL, book_id integer NOT NULL REFERENCES shop_book(id));
            CREATE TABLE shop_loan (id integer PRIMARY KEY AUTOINCREMENT, who varchar(40) NOT NULL,
                copy_id integer NOT NULL REFERENCES shop_copy(id));
            CREATE TABLE shop_award (id integer PRIMARY KEY AUTOINCREMENT, name varchar(40) NOT NULL,
                author_id integer NOT NULL REFERENCES shop_author(id));
            CREATE TABLE shop_print (id integer PRIMARY KEY AUTOINCREMENT, title varchar(80) NOT NULL,
                scan varchar(100) NOT NULL, paper varchar(100) NOT NULL);
            INSERT INTO shop_author (name) VALUES ('Ada'), ('Grace');
            INSERT INTO shop_tag (name) VALUES ('old'), ('rare'), ('signed');
            INSERT INTO shop_book (title, pages, lent, notes, author_id) VALUES
                ('Engines', 100, 0, '', 1), ('Compilers', 200, 1, 'worn', 2), ('Notes', 50, 0, '', 1);
            INSERT INTO shop_copy (shelf, price, book_id) VALUES ('A1', 5, 1), ('A2', 7, 1), ('B1', 9, 2);
            INSERT INTO shop_loan (who, copy_id) VALUES ('Charles', 2);
            INSERT INTO shop_book_tags (book_id, tag_id) VALUES (1, 1);
        )"));
        Permissions::createMissing(m_application->models());
    }

    bool isOpen() const { return m_application != nullptr; }
    Application &application() { return *m_application; }
    /// Where uploaded files go.
    QString mediaFolder() const { return m_folder.filePath(u"media"_s); }
    const AdminSite &site() const { return *m_application->service<AdminSite>(); }
    const ModelAdmin &admin(const QString &model) const { return *site().find(u"shop"_s, model); }
    const ModelInfo &model(const QString &label) const
    {
        return m_application->models().get(label);
    }
    Record object(const QString &label, qint64 pk) const
    {
        return objects(model(label)).get({{u"pk"_s, pk}});
    }

    /// Into the project's folder of templates, before it is first used.
    void writeTemplate(const QString &name, const QByteArray &text) const
    {
        const QString path = m_folder.filePath(u"templates/"_s + name);
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("The template %s cannot be written.", qPrintable(name));
    }

    void execute(const QString &script)
    {
        m_application->databases().connection().executeScript(script);
    }
    QStringList statementsOf(const std::function<void()> &work)
    {
        QStringList statements;
        Connection &connection = m_application->databases().connection();
        connection.setLogger([&statements](const QString &sql, const ValueList &, qint64) {
            statements += sql;
        });
        work();
        connection.setLogger({});
        return statements;
    }
    /// The table that "migrate" makes for the history with values.
    void makeHistoryTable()
    {
        execute(u"CREATE TABLE quintette_history_storedversion (id integer PRIMARY KEY "
                "AUTOINCREMENT, log_id bigint NULL, time datetime NOT NULL, user_id bigint NOT "
                "NULL, user_name varchar(150) NOT NULL, content_type_id bigint NOT NULL, object_id "
                "varchar(255) NOT NULL, object_text varchar(200) NOT NULL, action integer NOT "
                "NULL, "
                "before text NOT NULL, after text NOT NULL);"_s);
    }
    /// A browser in which somebody made by request() is logged in.
    Client client(const QString &name)
    {
        Record user = objects(model(u"auth.User"_s)).get({{u"username"_s, name}});
        if (user.value(u"password").toString().isEmpty()) {
            m_application->service<Accounts>()->setPassword(user, u"analytical"_s);
            save(user);
        }
        Client client(m_application->handler(), m_application->requestSettings());
        client.get("/admin/login/");
        client.post("/admin/login/", {{u"username"_s, name}, {u"password"_s, u"analytical"_s}});
        return client;
    }

    /// Somebody of the staff with exactly these rights ("change_book"); made on the first call.
    AdminRequest request(const QString &name, const QStringList &codenames = {})
    {
        const ModelInfo &users = model(u"auth.User"_s);
        std::optional<Record> user = objects(users).find({{u"username"_s, name}});
        if (!user) {
            user = Record(users);
            user->setValue(u"username", name);
            user->setValue(u"is_staff", true);
            save(*user);
            ValueList keys;
            for (const QString &codename : codenames)
                keys += objects(model(u"auth.Permission"_s))
                                .get({{u"content_type__app_label"_s, u"shop"_s},
                                      {u"codename"_s, codename}})
                                .pk();
            setManyToMany(*user, users.field(u"user_permissions"), keys);
        }
        AdminRequest request;
        const auto *accounts = m_application->service<Accounts>();
        request.user = accounts->find(user->pk().toString());
        request.policy = &accounts->policy();
        return request;
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Application> m_application;
};

/// What a form would submit as it stands: names and texts in one line each.
inline FormData formData(const QList<QPair<QString, QString>> &values)
{
    FormData data;
    for (const auto &[name, text] : values)
        data.append(name, text);
    return data;
}

} // namespace Quintette
