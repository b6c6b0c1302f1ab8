// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/orm/blogdatabase.h"

#include "core/migrations/modelstates.h"
#include "core/orm/persistence.h"

#include <QTest>

namespace Quintette::Testing {

void addBackends()
{
    QTest::addColumn<bool>("postgreSql");
    QTest::newRow("SQLite") << false;
    QTest::newRow("PostgreSQL") << true;
}

std::unique_ptr<BlogDatabase> BlogDatabase::make(std::unique_ptr<PostgresCluster> &cluster,
                                                 void (*addModels)(ModelRegistry &))
{
    QFETCH_GLOBAL(bool, postgreSql);
    std::unique_ptr<BlogDatabase> made(new BlogDatabase);
    if (postgreSql) {
        static int number = 0;
        if (!cluster)
            cluster = PostgresCluster::start();
        if (!cluster)
            return nullptr;
        made->open(cluster->createDatabase(u"blog%1"_s.arg(++number)), addModels);
    } else {
        made->m_folder = std::make_unique<QTemporaryDir>();
        DatabaseSettings settings;
        settings.name = made->m_folder->filePath(u"blog.sqlite3"_s);
        settings.mustExist = false;
        made->open(settings, addModels);
    }
    return made;
}

BlogDatabase::~BlogDatabase()
{
    databases.closeThisThread();
}

void BlogDatabase::open(const DatabaseSettings &settings, void (*addModels)(ModelRegistry &))
{
    databases.add(u"default"_s, settings);
    addModels(registry);
    registry.resolve();
    createTables(registry, connection());
    connection().setLogger(
            [this](const QString &sql, const ValueList &, qint64) { statements += sql; });
}

bool BlogDatabase::isPostgreSql() const
{
    return databases.settings(u"default"_s).engine == DatabaseSettings::Engine::PostgreSql;
}

Record BlogDatabase::author(const QString &name)
{
    return all(u"Author"_s).create({{u"name"_s, name}});
}

Record BlogDatabase::newArticle(const QString &title, const Record &author)
{
    Record record(model(u"Article"_s));
    record.setValue(u"title", title);
    record.setValue(u"author", author.pk());
    record.setValue(u"price", *Decimal::fromString(u"1.50"));
    record.setValue(u"featured", false);
    return record;
}

Record BlogDatabase::article(const QString &title, const Record &author)
{
    Record record = newArticle(title, author);
    save(record);
    return record;
}

Record BlogDatabase::tag(const QString &slug)
{
    return all(u"Tag"_s).create({{u"slug"_s, slug}});
}

Value BlogDatabase::scalar(const QString &sql)
{
    Cursor cursor = connection().execute(sql);
    return cursor.next() ? cursor.value(0) : Value();
}

} // namespace Quintette::Testing
