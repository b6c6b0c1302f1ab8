// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/editconflict.h"
#include "admin/pages/formitem.h"
#include "admin/pages/inlinegroup.h"
#include "admin/pages/liststate.h"
#include "admin/site/adminsite.h"
#include "admin/site/logentry.h"

namespace Quintette {

class FormData;
class ModelForm;
class UploadedFiles;

/// The form page of one object, to add, change or view it; every face draws just this and hands
/// back what was submitted. Belongs to one thread. Django: ModelAdmin.changeform_view.
///
///     auto page = ChangeForm::forObject(admin, request, u"7"_s);
///     page->submit(data);
///     if (page->isValid())
///         page->save(request);
///
class QUINTETTE_ADMIN_EXPORT ChangeForm
{
public:
    enum class Mode : quint8 { Add, Change, View };

    using Item = FormItem;
    struct Section
    {
        Text name;
        Text description;
        bool collapsed = false; // never when it has errors
        bool wide = false;
        QList<QList<Item>> lines;
    };

    /// An empty form; initial are field values from a URL. Throws PermissionDenied.
    static std::unique_ptr<ChangeForm>
    forAdding(const ModelAdmin &admin, const AdminRequest &request, const Parameters &initial = {});
    /// Throws ObjectDoesNotExist, PermissionDenied. Without the right to change, everything is
    /// read-only. keyField: see findObject().
    static std::unique_ptr<ChangeForm> forObject(const ModelAdmin &admin,
                                                 const AdminRequest &request,
                                                 const QString &quotedKey,
                                                 const QString &keyField = {});
    ~ChangeForm();
    Q_DISABLE_COPY_MOVE(ChangeForm)

    const ModelAdmin &admin() const { return m_admin; }
    Mode mode() const { return m_mode; }
    /// "Add article", "Change article", "View article".
    Text title() const;
    /// Of the object, empty when adding.
    QString objectText() const;
    QString quotedPk() const;
    const Record &object() const { return m_object; }

    QList<Section> sections() const;
    ModelForm &form() const { return *m_form; }
    /// Rows of other models below the fields; a face draws them as InlineGroup says.
    const std::vector<std::unique_ptr<InlineGroup>> &inlines() const { return m_inlines; }
    /// What others saved meanwhile, of the object and of rows; filled by submit(). A form with
    /// conflicts is not valid; shown again it carries the version that settles them.
    const QList<EditConflict> &conflicts() const { return m_conflicts; }
    /// To be submitted as versionName({}): what the object was when this form was made.
    const QString &version() const { return m_version; }
    /// Of the form and all rows.
    qsizetype errorCount() const;
    bool needsMultipart() const;

    bool canSave() const { return m_mode != Mode::View; }
    bool canAddAnother() const { return m_canAdd && canSave(); }
    bool canDelete() const { return m_canDelete; }
    /// Whether there is a page of the object to come back to after saving, and whether things can
    /// be changed there.
    bool canContinue() const { return canSave() && m_canSeeAgain; }
    bool canContinueEditing() const { return canSave() && m_canChangeAgain; }
    /// What may be done with this one object beside saving and deleting it. Django: actions on the
    /// change form.
    QList<AdminAction> actions() const;
    bool hasHistory() const { return m_mode != Mode::Add; }
    /// Where the object is on the public site; empty for nowhere.
    QString viewOnSiteUrl() const;

    /// Fills the form with the values of a stored version of the object (when adding: of one that
    /// was deleted), to be looked at and saved. Throws ObjectDoesNotExist.
    void showVersion(qint64 version);
    /// Takes what a person submitted; fields that are read-only or not on the form are ignored.
    void submit(const FormData &data, const UploadedFiles &files);
    void submit(const FormData &data);
    /// The same for a form that was shown for another object, which stays as it is: its rows are
    /// copied too. Only when adding. Django: save_as.
    void submitAsNew(const FormData &data, const UploadedFiles &files);
    /// Checks everything submitted; runs queries for unique rules.
    bool isValid();
    /// Whether what was submitted differs from the object.
    bool hasChanged();
    /// Saves object, rows, many-to-many values and log entry in one transaction, and tells the
    /// request. Only after isValid(). Throws PermissionDenied when the right was lost meanwhile,
    /// StaleObject when somebody saved in this very moment (make the page again and submit the
    /// same), IntegrityError from the database, ValidationError when the row policy would hide the
    /// object from who saves it: draw the page again, it shows why and all that was typed.
    enum class Then : quint8 { Leave, EditAgain, AddAnother };
    /// then: where the person goes on, which the request is told.
    Record save(AdminRequest &request, Then then = Then::Leave);
    /// The sentence that save() tells, with this name of the object.
    Text savedText(Then then, const QString &name) const;

private:
    ChangeForm(const ModelAdmin &admin, const AdminRequest &request, Mode mode,
               const Record &object);
    void buildForm(const Parameters &initial);
    Value initialValue(const QString &name, const QString &text) const;
    QStringList formFieldNames() const;
    void requireUnchanged() const;
    bool pointsToHidden(const QString &name) const;
    ValueList hiddenKeys(const Field &field) const;
    void saveRelated(AdminRequest &request, bool adding);
    void requireVisible(const AdminRequest &request);
    void writeLog(AdminRequest &request, bool adding, const RecordVersion &before);

    const ModelAdmin &m_admin;
    const AdminRequest &m_request;
    Mode m_mode;
    Record m_object;
    bool m_canAdd = false;
    bool m_canDelete = false;
    bool m_canSeeAgain = false;
    bool m_canChangeAgain = false;
    QList<Fieldset> m_fieldsets;
    QList<Column> m_readOnly;
    std::unique_ptr<FormItemMaker> m_items;
    std::unique_ptr<ModelForm> m_form;
    std::vector<std::unique_ptr<InlineGroup>> m_inlines;
    QString m_version;
    QString m_digest; // of the object as it was loaded
    QList<EditConflict> m_conflicts;
};

} // namespace Quintette
