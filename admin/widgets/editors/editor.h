// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/form/formcontents.h"

#include <QWidget>

namespace Quintette {

/// What an editor may ask of its form.
struct EditorContext
{
    using Found = std::function<void(const QList<Choice> &)>;
    static constexpr int mostFound = 100; // by one search
    /// Objects of a relation whose text matches, a few at a time; found is called later, on the GUI
    /// thread.
    std::function<void(const QString &field, const QString &term, QObject *receiver,
                       const Found &found)>
            search;
    /// Opens the page of a related object that is only shown.
    std::function<void(const ChangeForm::Item &item)> showRelated = {};
    /// Shows a stored file that is only named.
    std::function<void(const QString &name)> openFile = {};
    // In a dialog that keeps the form; none of them where there is no place for one. What comes of
    // it reaches every editor by offer(), rename() and withdraw().
    std::function<void(const ChangeForm::Item &item, QObject *receiver,
                       const std::function<void(const Choice &)> &added)>
            addRelated = {};
    /// To change or look at the object whose key, as the field submits it, that is; to delete it.
    std::function<void(const ChangeForm::Item &item, const QString &key)> openRelated = {};
    std::function<void(const ChangeForm::Item &item, const QString &key)> deleteRelated = {};
};

/// Edits the value of one field and says what it would submit, in the words a browser would use:
/// names and texts. What it was not given anything else for, it submits as it got it, with every
/// digit.
class QUINTETTE_WIDGETS_EXPORT Editor : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    virtual void write(FormData &data, UploadedFiles &files, const QString &name) const = 0;
    /// Wants the width of the form rather than that of a word.
    virtual bool isWide() const { return false; }
    /// What a screen reader calls by the field's label.
    virtual QWidget *labelled() { return focusProxy() ? focusProxy() : this; }
    /// One text went in and comes out, so that another field may fill it.
    virtual void setText(const QString &) { }
    /// Takes an object of a relation that was just added.
    virtual void choose(const Choice &) { }
    /// One more object may be chosen from now on.
    virtual void offer(const Choice &) { }
    /// The object with that key has another text, and maybe another key.
    virtual void rename(const QString &, const Choice &) { }
    /// The object with that key is gone.
    virtual void withdraw(const QString &) { }

Q_SIGNALS:
    void edited();
};

/// The editor for a field's kind of widget; null for one that has nothing to see (hidden).
QUINTETTE_WIDGETS_EXPORT Editor *makeEditor(const FormContents::Field &field,
                                            const EditorContext &context, QWidget *parent);

/// The text of a value as forms read it: nothing for None, ISO for dates and times.
QUINTETTE_WIDGETS_EXPORT QString submittedText(const Value &value);

} // namespace Quintette
