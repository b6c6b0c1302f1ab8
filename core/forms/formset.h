// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/forms/form.h"

namespace Quintette {

struct FormSetOptions
{
    QString prefix = u"form"_s;
    int extra = 1; // empty forms shown beside the present ones
    int minNum = 0;
    int maxNum = 1000;
    bool canDelete = false;
    bool canOrder = false;
    bool validateMin = false;
    bool validateMax = false;
};

/// Several forms of one kind on one page. How many were submitted stands in the management form,
/// which is checked: nobody makes the server build more forms than maxNum + 1000. Django:
/// BaseFormSet.
class QUINTETTE_CORE_EXPORT FormSet
{
public:
    /// Makes the form of an index; -1 is the empty one that scripts copy. The prefix is set by the
    /// set.
    using Factory = std::function<std::shared_ptr<Form>(int index)>;

    /// initialForms: how many present things the first forms stand for.
    FormSet(const FormSetOptions &options, int initialForms, const Factory &factory);
    virtual ~FormSet();
    Q_DISABLE_COPY_MOVE(FormSet)

    void bind(const FormData &data, const UploadedFiles &files = {});
    bool isBound() const { return m_isBound; }
    bool isValid();
    const QList<std::shared_ptr<Form>> &forms();
    /// Those for present things, and those beyond.
    QList<std::shared_ptr<Form>> initialForms();
    QList<std::shared_ptr<Form>> extraForms();
    /// With "__prefix__" where an index belongs.
    std::shared_ptr<Form> emptyForm();
    /// Marked for deletion. Only of a bound set.
    bool isDeleted(const Form &form) const;
    /// Errors of the set as a whole: too many, too few, a broken management form.
    const FormErrors::Items &nonFormErrors();
    qsizetype errorCount();
    bool hasChanged();

    const FormSetOptions &options() const { return m_options; }
    const FormData &data() const { return m_data; }
    int totalFormCount() const;
    int initialFormCount() const;
    /// The hidden inputs that say how many forms there are; submitted values are kept.
    QString managementHtml() const;
    static QString indexPlaceholder() { return u"__prefix__"_s; }

protected:
    /// Fields that every form gets beside its own (DELETE, ORDER).
    virtual void addFields(Form &form, int index);
    /// Checks over several forms; throws ValidationError. Django: clean.
    virtual void clean();
    /// Whether a form must be right for the set to be: not where nobody could set it right.
    virtual bool isChecked(const Form &form) const;

private:
    std::optional<int> managementNumber(const QString &name) const;
    std::shared_ptr<Form> makeForm(int index);
    void fullClean();
    void checkNumbers();

    FormSetOptions m_options;
    int m_initialForms;
    Factory m_factory;
    FormData m_data;
    UploadedFiles m_files;
    QList<std::shared_ptr<Form>> m_forms;
    FormErrors::Items m_nonFormErrors;
    bool m_isBound = false;
    bool m_isBuilt = false;
    bool m_isCleaned = false;
    bool m_isTampered = false;
};

} // namespace Quintette
