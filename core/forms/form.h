// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/forms/formdata.h"
#include "core/forms/formerrors.h"
#include "core/forms/formfield.h"
#include "core/http/uploadedfile.h"

#include <memory>
#include <vector>

namespace Quintette {

class BoundField;
class FormRenderer;

/// Fields in order, what was submitted for them, and what that means. Made for one page or dialog,
/// on one thread. Unbound until bind(); then isValid() cleans it once. Nothing of a submission that
/// is not a field's is read. Django: Form.
class QUINTETTE_CORE_EXPORT Form
{
public:
    explicit Form(const QString &prefix = {});
    virtual ~Form();
    Q_DISABLE_COPY_MOVE(Form)

    // Fields.
    FormField &add(const QString &name, std::unique_ptr<FormField> field);
    void remove(const QString &name);
    /// These first, the others after them. Django: order_fields.
    void orderFields(const QStringList &names);
    QStringList fieldNames() const;
    FormField *field(QStringView name) const;
    /// The field with its data; throws LookupError naming the form's fields.
    BoundField bound(const QString &name) const;
    QList<BoundField> boundFields() const;
    QList<BoundField> visibleFields() const;
    QList<BoundField> hiddenFields() const;

    // What it starts with.
    const QString &prefix() const { return m_prefix; }
    void setPrefix(const QString &prefix) { m_prefix = prefix; }
    /// "prefix-name". Django: add_prefix.
    QString prefixed(const QString &name) const
    {
        return m_prefix.isEmpty() ? name : m_prefix + u'-' + name;
    }
    /// Pattern of ids in HTML: "id_%1" by default; empty for none.
    const QString &idPattern() const { return m_idPattern; }
    void setIdPattern(const QString &pattern) { m_idPattern = pattern; }
    const Dict &initial() const { return m_initial; }
    void setInitial(const Dict &values) { m_initial = values; }
    void setInitial(const QString &name, const Value &value) { m_initial.insert(name, value); }
    /// The form's initial value of a field, else the field's own.
    Value initialValue(const QString &name) const;
    /// Who draws it as HTML; null, as it is at first: nobody but Html. Django: renderer.
    const FormRenderer *renderer() const { return m_renderer.get(); }
    void setRenderer(const std::shared_ptr<const FormRenderer> &renderer) { m_renderer = renderer; }
    /// An unchanged form is valid whatever its fields demand. Django: empty_permitted.
    void setEmptyPermitted(bool permitted) { m_emptyPermitted = permitted; }
    bool isEmptyPermitted() const { return m_emptyPermitted; }

    // What was submitted, and what it means.
    void bind(const FormData &data, const UploadedFiles &files = {});
    bool isBound() const { return m_isBound; }
    const FormData &data() const { return m_data; }
    const UploadedFiles &files() const { return m_files; }
    bool isValid();
    /// Cleans first if that was not done; empty for an unbound form.
    const FormErrors &errors();
    /// As they are now, without cleaning.
    const FormErrors &knownErrors() const { return m_errors; }
    /// Puts an error beside a field, or on the form as a whole (ValidationError::nonField), and
    /// drops its value.
    void addError(const QString &field, const Text &message, const QString &code = u"invalid"_s);
    void addErrors(const ValidationError &error);
    const Dict &cleanedData() const { return m_cleaned; }
    Value submitted(const QString &name) const;
    /// Names of the fields whose value is not the initial one any more. Django: changed_data.
    QStringList changedData() const;
    bool hasChanged() const { return !changedData().isEmpty(); }
    bool needsMultipart() const;

protected:
    /// One field's cleaned value, checked further; throws ValidationError. Django: clean_<field>.
    virtual Value cleanField(const QString &name, const Value &value);
    /// Checks over several fields; throws ValidationError. Django: clean.
    virtual void clean();
    /// After clean(): models check their object here. Django: _post_clean.
    virtual void postClean();
    void setCleaned(const QString &name, const Value &value) { m_cleaned.insert(name, value); }

private:
    struct Entry
    {
        QString name;
        std::unique_ptr<FormField> field;
    };

    void fullClean();
    void cleanFields();

    std::vector<Entry> m_fields;
    QString m_prefix;
    QString m_idPattern = u"id_%1"_s;
    Dict m_initial;
    FormData m_data;
    UploadedFiles m_files;
    std::shared_ptr<const FormRenderer> m_renderer;
    FormErrors m_errors;
    Dict m_cleaned;
    bool m_isBound = false;
    bool m_isCleaned = false;
    bool m_emptyPermitted = false;
};

/// The form as templates see it: fields by name, iteration over fields, "errors",
/// "non_field_errors", "visible_fields", "hidden_fields", "media", "is_bound", "as_p" and the other
/// layouts; shown itself it is its HTML. Paths of media stand below staticPrefix.
QUINTETTE_CORE_EXPORT Value toValue(const std::shared_ptr<const Form> &form,
                                    const QString &staticPrefix = u"/static/"_s);
/// One field of it, as templates see it.
QUINTETTE_CORE_EXPORT Value fieldValue(const std::shared_ptr<const Form> &form,
                                       const BoundField &field);

} // namespace Quintette
