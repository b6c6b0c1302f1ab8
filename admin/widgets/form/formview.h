// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/editors/editor.h"
#include "admin/widgets/form/formloading.h"
#include "admin/widgets/window/pageaddress.h"

#include <QScrollArea>

namespace Quintette {

class AdminSession;
class FieldCell;
class ConflictView;
class FormSections;
class InlineView;
class RelatedObjects;
struct RelatedChange;

/// The fields of a form with their editors, errors and help, in the sections that the admin
/// declares. It knows what it would submit and whether that differs from what it was given; loading
/// and saving are its owner's.
class QUINTETTE_WIDGETS_EXPORT FormView : public QScrollArea
{
    Q_OBJECT
public:
    explicit FormView(AdminSession &session, QWidget *parent = nullptr);

    /// Replaces everything.
    void setContents(const FormKey &key, const FormContents &contents);
    /// Puts the errors of a refused submission beside what was typed, which stays.
    void showErrors(const FormContents &contents);

    FormData data() const;
    UploadedFiles files() const;
    /// Whether data() is not what the form started with, or what it started with was never stored.
    bool isEdited() const;
    /// The first field with an error, else the first field.
    void focusFirst();
    /// The submitted name of the field that has the keyboard, to put it there again later.
    QString currentField() const;
    void focusField(const QString &submitName);
    /// Takes back the changes to the field that has the keyboard.
    void revertCurrentField();

Q_SIGNALS:
    void edited();
    void openRequested(const Quintette::PageAddress &address);
    /// To look at a page of the public site.
    void siteRequested(const QString &path);
    /// An object of another model was added, changed or deleted from here.
    void relatedChanged(const Quintette::ModelAdmin *admin);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    FieldCell *currentCell() const;
    void arrange();
    void take(const RelatedChange &change);
    EditorContext makeContext(const QString &inlinePrefix = {});
    void collect(FormData &data, UploadedFiles &files) const;

    AdminSession &m_session;
    RelatedObjects *m_related;
    FormKey m_key;
    FormContents m_contents;
    FormSections *m_sections = nullptr;
    QList<FieldCell *> m_cells; // those of inlines are theirs
    QList<InlineView *> m_inlines;
    QList<ConflictView *> m_conflicts;
    FormData m_initial;
};

} // namespace Quintette
