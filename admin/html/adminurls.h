// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/liststate.h"
#include "admin/site/modeladmin.h"

namespace Quintette {

/// Paths of the administration's pages; Django's, so that bookmarks and scripts keep working. Built
/// by joining, because a list has a hundred of them. Paths are encoded.
class QUINTETTE_ADMIN_EXPORT AdminUrls
{
public:
    /// root is the path of the index: "/admin/".
    explicit AdminUrls(const QString &root) : m_root(root) { }

    const QString &index() const { return m_root; }
    QString login() const { return m_root + u"login/"_s; }
    QString loginCode() const { return m_root + u"login/code/"_s; }
    QString account() const { return m_root + u"account/"_s; }
    QString accountCodes() const { return m_root + u"account/codes/"_s; }
    QString passwordReset() const { return m_root + u"password_reset/"_s; }
    QString passwordResetDone() const { return m_root + u"password_reset/done/"_s; }
    QString passwordResetComplete() const { return m_root + u"reset/done/"_s; }
    QString logout() const { return m_root + u"logout/"_s; }
    QString passwordChange() const { return m_root + u"password_change/"_s; }
    QString passwordChangeDone() const { return m_root + u"password_change/done/"_s; }
    /// Where objects that a field of a model points to are searched for.
    QString autocomplete(const ModelInfo &model, const QString &field) const;
    /// What the command palette finds.
    QString palette() const { return m_root + u"palette/"_s; }
    QString app(const QString &label) const { return m_root + encoded(label) + u'/'; }
    QString list(const ModelAdmin &admin) const;
    QString list(const ModelAdmin &admin, const ListState &state) const;
    QString add(const ModelAdmin &admin) const { return list(admin) + u"add/"_s; }
    /// What was deleted of a model, and the form that restores one of them.
    QString deleted(const ModelAdmin &admin) const { return list(admin) + u"deleted/"_s; }
    QString restoring(const ModelAdmin &admin, qint64 version) const
    {
        return add(admin) + query({{u"_restore"_s, QString::number(version)}});
    }
    /// quotedPk as quotePk() makes it.
    QString object(const ModelAdmin &admin, const QString &quotedPk,
                   const QString &page = u"change"_s) const;

    /// What runs in the background; "<id>/" below it takes orders for one.
    QString background() const { return m_root + u"background/"_s; }
    /// Where an object leads to its page on the site; asked when somebody goes there.
    QString onSite(const Record &object) const;

    static QString encoded(const QString &text);
    /// "?a=1&b=2"; empty for no parameters.
    static QString query(const Parameters &parameters);

private:
    QString m_root;
};

} // namespace Quintette
