// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrations/migrationexecutor.h"

#include "core/base/error.h"
#include "core/db/backend.h"
#include "core/db/databaseerror.h"
#include "core/migrations/migrationrecorder.h"
#include "core/migrations/operations/modeloperations.h"
#include "core/migrations/statetables.h"
#include "core/orm/signals.h"

namespace Quintette {

namespace {

QStringList appsOf(const ModelRegistry &registry)
{
    QStringList apps;
    for (const ModelInfo *model : registry.models()) {
        // An inferred model only mirrors tables that another program looks after.
        if (!apps.contains(model->appLabel()) && !model->options().inferred)
            apps += model->appLabel();
    }
    apps.sort();
    return apps;
}

} // namespace

MigrationExecutor::MigrationExecutor(ModelRegistry &registry, const QStringList &folders,
                                     const QString &database)
    : m_registry(registry), m_database(database),
      m_loader(folders, appsOf(registry), registry.replacements())
{
}

Connection &MigrationExecutor::connection() const
{
    return m_registry.databases().connection(m_database);
}

QList<MigrationExecutor::Step> MigrationExecutor::migrate(const QList<Target> &targets,
                                                          const Report &report, Fake fake)
{
    const QList<Step> steps = plan(targets);
    tell(false);
    MigrationRecorder recorder(connection());
    recorder.ensureTable();
    // The state of all that is applied grows with each step; going back needs the state before the
    // step.
    QList<MigrationKey> done;
    for (const MigrationKey &key : recorder.applied()) {
        if (m_loader.migrations().contains(key))
            done += key;
    }
    for (const Step &step : steps) {
        if (step.backwards)
            done.removeAll(step.key);
        run(step, m_loader.stateAfter(done), fake, report);
        if (!step.backwards)
            done += step.key;
    }
    tell(true);
    return steps;
}

void MigrationExecutor::run(const Step &step, const ProjectState &before, Fake fake,
                            const Report &report)
{
    const Migration &migration = m_loader.migrations()[step.key];
    if (step.backwards && fake != Fake::All && !migration.isReversible())
        throw CommandError(
                QN_TEXT("migrations",
                        "Migration %1 cannot be undone: one of its steps has no way back.")
                        .arg(step.key.toString())
                        .toString());
    const bool faked = fake == Fake::All
            || (fake == Fake::Initial && !step.backwards && isAlreadyThere(migration, before));
    if (report)
        report({Progress::Stage::Start, step, faked});
    MigrationRecorder recorder(connection());
    const auto record = [&] {
        step.backwards ? recorder.forget(step.key) : recorder.record(step.key);
    };
    if (faked) {
        record();
    } else {
        const std::unique_ptr<SchemaEditor> editor = SchemaEditor::make(connection());
        const auto work = [&] {
            runOperations(migration, *editor, before, step.backwards);
            record();
        };
        if (migration.atomic)
            editor->atomically(work);
        else
            editor->withoutTransaction(work);
    }
    if (report)
        report({Progress::Stage::Done, step, faked});
}

void MigrationExecutor::runOperations(const Migration &migration, SchemaEditor &editor,
                                      const ProjectState &before, bool backwards) const
{
    Connection &database = connection();
    const OperationContext context{migration.key.app,  editor, database,
                                   database.backend(), m_code, m_registry};
    QList<ProjectState> states = {before};
    for (const auto &operation : migration.operations) {
        ProjectState next = states.constLast();
        operation->applyToState(migration.key.app, next);
        states += next;
    }
    const auto guarded = [&](qsizetype index, const auto &work) {
        try {
            work(*migration.operations[index]);
        } catch (const ValueError &error) {
            throw ImproperlyConfigured(QN_TEXT("migrations", "Migration %1, step %2: %3.")
                                               .arg(migration.key.toString())
                                               .arg(index + 1)
                                               .arg(error.message())
                                               .toString());
        }
    };
    if (!backwards) {
        for (qsizetype i = 0; i < migration.operations.size(); ++i)
            guarded(i, [&](const Operation &step) {
                step.forwards(context, states[i], states[i + 1]);
            });
        return;
    }
    for (qsizetype i = migration.operations.size() - 1; i >= 0; --i)
        guarded(i,
                [&](const Operation &step) { step.backwards(context, states[i], states[i + 1]); });
}

bool MigrationExecutor::isAlreadyThere(const Migration &migration, const ProjectState &before) const
{
    const bool isInitial = migration.initial
            || std::none_of(migration.dependencies.cbegin(), migration.dependencies.cend(),
                            [&](const MigrationKey &key) { return key.app == migration.key.app; });
    if (!isInitial)
        return false;
    ProjectState after = before;
    migration.applyToState(after);
    const QStringList tables = connection().backend().tableNames(connection());
    bool any = false;
    for (const auto &operation : migration.operations) {
        const auto *create = dynamic_cast<const CreateModel *>(operation.get());
        if (!create
            || !m_registry.allowsMigrate(m_database, migration.key.app,
                                         create->model().name.toLower()))
            continue;
        any = true;
        if (!after.contains(migration.key.app, create->model().name)
            || !tables.contains(after.model(migration.key.app, create->model().name).table()))
            return false;
    }
    return any;
}

void MigrationExecutor::tell(bool after) const
{
    const ModelSignals &signals_ = m_registry.modelSignals();
    QStringList apps;
    for (const ModelInfo *model : m_registry.models()) {
        if (!apps.contains(model->appLabel()))
            apps += model->appLabel();
    }
    for (const QString &app : std::as_const(apps))
        (after ? signals_.postMigrate : signals_.preMigrate).send(nullptr, {app, m_database});
}

QList<MigrationExecutor::Shown> MigrationExecutor::show() const
{
    const MigrationRecorder recorder(connection());
    QSet<QString> applied;
    for (const MigrationKey &key : recorder.applied())
        applied.insert(key.toString());
    QList<Shown> shown;
    for (const QString &app : m_loader.apps()) {
        QSet<QString> listed;
        for (const MigrationKey &leaf : m_loader.graph().leaves(app)) {
            for (const MigrationKey &key : m_loader.graph().forwardsPlan(leaf)) {
                if (key.app != app || listed.contains(key.name))
                    continue;
                listed.insert(key.name);
                const bool isApplied = applied.contains(key.toString());
                shown += Shown{key, isApplied ? recorder.appliedAt(key) : std::nullopt, isApplied};
            }
        }
    }
    return shown;
}

QStringList MigrationExecutor::sql(const QString &app, const QString &name, bool backwards) const
{
    const MigrationKey key = m_loader.find(app, name);
    const std::unique_ptr<SchemaEditor> editor =
            SchemaEditor::make(connection(), SchemaEditor::Mode::Collect);
    editor->atomically([&] {
        runOperations(m_loader.migrations()[key], *editor,
                      m_loader.stateAfter(m_loader.graph().parents(key)), backwards);
    });
    return editor->statements();
}

} // namespace Quintette
