// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/modeladmin.h"
#include "admin/site/storedversion.h"
#include "core/orm/modelregistry.h"

#include <chrono>

namespace Quintette {

class Accounts;
class FileStorage;
class LoginForm;
class SetPasswordForm;
struct NavigationApp;

/// The administration of a project: its models' admins, its texts, its actions. Filled at start-up,
/// then read from any thread. Django: AdminSite.
class QUINTETTE_ADMIN_EXPORT AdminSite
{
public:
    explicit AdminSite(const ModelRegistry &models, const QString &name = u"admin"_s,
                       const QString &path = u"admin/"_s);
    ~AdminSite();
    Q_DISABLE_COPY_MOVE(AdminSite)

    const ModelRegistry &models() const { return m_models; }
    /// What reverse() knows its pages by: "admin:index".
    const QString &name() const { return m_name; }
    /// Where they are on the server: "admin/".
    const QString &path() const { return m_path; }

    Text title = QN_TEXT("admin", "Quintette site admin");
    Text header = QN_TEXT("admin", "Quintette administration");
    Text indexTitle = QN_TEXT("admin", "Site administration");
    QString siteUrl = u"/"_s;
    Text emptyValueDisplay = QString(u"-"_s);
    bool enableNavSidebar = true; // the models beside every page
    /// Unknown addresses lead to the login, or are told apart for those who may enter; without it
    /// the rest of the site's URLs gets them.
    bool finalCatchAllView = true;
    /// How long a page may count rows, and facets of each filter, before it says "about"; 0: it
    /// does not count large tables at all.
    std::chrono::milliseconds countTime{10};

    /// Templates that the web draws its own pages with, by the name of the usual one:
    /// {"index.html", "shop/start.html"}. Django: index_template, login_template, ...
    QHash<QString, QString> templates;
    /// Who may enter, instead of everybody active and of the staff. Django: has_permission.
    std::function<bool(const AdminRequest &request)> entry;
    /// The log-in form and that of one's own password, instead of the usual ones. Django:
    /// login_form, password_change_form.
    std::function<std::unique_ptr<LoginForm>()> loginForm;
    std::function<std::unique_ptr<SetPasswordForm>(const Accounts &accounts, const Record &user)>
            passwordChangeForm;
    /// What scripts of plugins say: they load "jsi18n/" and ask gettext() for it, or ngettext()
    /// where it has %n (see scriptTextsView()). Django: i18n_javascript.
    QList<Text> scriptTexts;
    /// Which lines of the log the start page shows, instead of the person's own: narrows entries,
    /// newest first. Django: get_log_entries.
    std::function<QuerySet(const AdminRequest &request, const QuerySet &entries)> logEntries;
    /// The last word on apps and models in navigation, which come by name. Django: get_app_list.
    std::function<void(const AdminRequest &request, QList<NavigationApp> &apps)> arrangeApps;

    /// Throws ImproperlyConfigured when the model is unknown, is abstract, has a key of several
    /// fields, or already has an admin. What is declared for a model that another one stands for
    /// (ModelRegistry::replace()) is kept, but appears nowhere.
    ModelAdmin &add(const QString &modelLabel, std::unique_ptr<ModelAdmin> admin);
    ModelAdmin &add(const QString &modelLabel, const ModelAdminOptions &options);
    void remove(const QString &modelLabel);
    /// Gives every inferred model that has no admin yet one from introspection.
    void addInferredModels();
    const ModelAdmin *find(const ModelInfo &model) const;
    const ModelAdmin *find(const QString &appLabel, const QString &modelName) const;
    /// In order of registration.
    QList<const ModelAdmin *> admins() const;

    /// The objects of a model that the row policy of its admin lets a person see: all where there
    /// is none.
    QuerySet visibleObjects(const AdminRequest &request, const ModelInfo &model) const;
    bool hasRowPolicy(const AdminRequest &request, const ModelInfo &model) const;
    /// Whether one object is among them; no query where there is no policy.
    bool isVisible(const AdminRequest &request, const Record &object) const;
    /// The text of an object, or what stands for one that this person may not see.
    QString visibleText(const AdminRequest &request, const Record &object) const;

    /// Whether a kind of filter fits a field, and what makes it.
    struct FilterKind
    {
        std::function<bool(const Field &field)> fits;
        std::function<std::unique_ptr<ListFilter>(const Field &field)> make;
    };
    enum class Priority : quint8 { First, Last };
    /// For fields that listFilter names without saying which kind: asked before Quintette's own
    /// kinds, or after them, where they leave "all values". Django: FieldListFilter.register.
    void registerFilter(const FilterKind &kind, Priority priority = Priority::Last);
    /// In order of registration.
    const QList<FilterKind> &filterKinds(Priority priority) const;

    /// How the app is called in navigation; the label with a capital where nobody said.
    void setAppName(const QString &appLabel, const Text &name);
    Text appName(const QString &appLabel) const;

    void addAction(const AdminAction &action);
    /// Offers the action to no model but those that name it in their options.
    void disableAction(const QString &name);
    /// Those that every model has.
    QList<AdminAction> actions() const;
    /// Also a disabled one; null when there is none of that name.
    const AdminAction *findAction(const QString &name) const;

    /// Keeps what is uploaded to file fields; without it, files are refused.
    std::shared_ptr<const FileStorage> files;

    /// Whether there is a table for what objects were before each change; see StoredVersion.
    bool keepsVersions() const { return m_versions.exists(); }

    bool mayEnter(const AdminRequest &request) const;

private:
    const ModelRegistry &m_models;
    QString m_name;
    QString m_path;
    AccountModels::TableCheck m_versions;
    std::vector<std::unique_ptr<ModelAdmin>> m_admins;
    std::vector<std::unique_ptr<ModelAdmin>> m_ofReplacedModels;
    QHash<const ModelInfo *, ModelAdmin *> m_byModel;
    QList<AdminAction> m_actions;
    QSet<QString> m_disabledActions;
    QList<FilterKind> m_firstFilters;
    QList<FilterKind> m_lastFilters;
};

} // namespace Quintette
