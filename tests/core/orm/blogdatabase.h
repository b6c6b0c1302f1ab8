// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/queryset.h"
#include "tests/core/db/postgrescluster.h"
#include "tests/core/orm/blogmodels.h"

namespace Quintette::Testing {

/// The back-ends on which a test class runs: call from its initTestCase_data().
void addBackends();

/// A fresh database with the tables of the blog models, or of others, on the back-end that the test
/// runs on.
class BlogDatabase
{
public:
    /// Of the back-end of the current global row; cluster is started when first needed. Null where
    /// it is not installed.
    static std::unique_ptr<BlogDatabase> make(std::unique_ptr<PostgresCluster> &cluster,
                                              void (*addModels)(ModelRegistry &) = Blog::addTo);
    ~BlogDatabase();

    Databases databases;
    ModelRegistry registry{databases};
    /// What has run since the test cleared it.
    QStringList statements;

    bool isPostgreSql() const;
    Connection &connection() { return databases.connection(); }
    const ModelInfo &model(const QString &name) const { return registry.get(u"blog."_s + name); }
    QuerySet all(const QString &name) const { return QuerySet(model(name)); }
    Record author(const QString &name);
    /// Not saved yet.
    Record newArticle(const QString &title, const Record &author);
    Record article(const QString &title, const Record &author);
    Record tag(const QString &slug);
    /// The first column of the first row.
    Value scalar(const QString &sql);

private:
    BlogDatabase() = default;
    void open(const DatabaseSettings &settings, void (*addModels)(ModelRegistry &));

    std::unique_ptr<QTemporaryDir> m_folder;
};

} // namespace Quintette::Testing
