// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/forms/form.h"
#include "core/orm/record.h"

namespace Quintette {

/// What a form over a model is told. Django: the Meta of a ModelForm.
struct ModelFormOptions
{
    std::optional<QStringList> fields = {}; // unset: every editable one
    QStringList exclude = {};
    QMap<QString, WidgetSpec> widgets = {};
    QMap<QString, Text> labels = {};
    QMap<QString, Text> helpTexts = {};
    QMap<QString, QMap<QString, Text>> errorMessages = {};
    QStringList localizedFields = {}; // "__all__" for all
    /// Makes the form field instead of formFieldFor(); null leaves the field out. Django:
    /// formfield_callback.
    std::function<std::unique_ptr<FormField>(const Field &, const FormFieldOptions &)> formField =
            {};
    /// Puts a submitted file where the project keeps files and returns its name there. Unset: files
    /// are refused.
    std::function<QString(const UploadedFile &, const Field &, const Record &)> storeFile = {};
};

/// A form whose fields are a model's. Only fields of the form are ever written to the object,
/// whatever is submitted. Django: ModelForm.
class QUINTETTE_CORE_EXPORT ModelForm : public Form
{
public:
    /// Throws FieldError for a name that is no editable field of the model.
    ModelForm(const Record &instance, const ModelFormOptions &options = {},
              const QString &prefix = {});
    ~ModelForm() override;

    const ModelInfo &model() const { return m_instance.model(); }
    /// Before isValid() as it was given, after it with the cleaned values.
    const Record &instance() const { return m_instance; }
    Record &editInstance() { return m_instance; }
    /// Names of fields that are checked for uniqueness together with the form's although they are
    /// not in it (the foreign key of an inline).
    void setImplied(const QStringList &names) { m_implied = names; }

    /// Saves object and many-to-many relations, in the caller's transaction. Throws ValueError if
    /// the form is not valid.
    const Record &save();
    /// The second half of save(), for callers that save the object themselves. Django: save_m2m.
    void saveManyToMany();
    /// Files go to their place and their names into the object; part of save(). For callers that
    /// save themselves.
    void storeFiles();

protected:
    void postClean() override;

private:
    void addModelFields();
    std::unique_ptr<FormField> makeField(const Field &field) const;
    void constructInstance();
    QStringList validationExclusions() const;

    ModelFormOptions m_options;
    Record m_instance;
    QStringList m_implied;
};

/// The values of an object as a form's initial data, keys of related objects included. Django:
/// model_to_dict.
QUINTETTE_CORE_EXPORT Dict initialFromRecord(const Record &record, const QStringList &fields);

/// The form field that fits a model field; null for one that is not edited (automatic keys,
/// generated columns). options are laid over what follows from the field. Django: Field.formfield.
QUINTETTE_CORE_EXPORT std::unique_ptr<FormField> formFieldFor(const Field &field,
                                                              const FormFieldOptions &options);
/// What every model field tells its form field: required, label, help text, default. Django:
/// Field.formfield's defaults.
QUINTETTE_CORE_EXPORT FormFieldOptions formFieldOptions(const Field &field);
/// The objects that may be chosen for a relation: the related model's, within limit_choices_to.
QUINTETTE_CORE_EXPORT ModelChoices relatedChoices(const Field &field);

} // namespace Quintette
