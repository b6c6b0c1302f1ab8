// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/editors/editor.h"
#include "admin/widgets/form/formcontents.h"
#include "admin/widgets/look/card.h"
#include "admin/widgets/window/pageaddress.h"

class QLabel;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace Quintette {

class FieldCell;
class InlineRow;

/// The rows of another model that belong to the object of a form: a table where there is room for
/// one and the admin declares one, else a block of lines per row. Rows can be added, and marked or
/// taken away again before anything is saved.
class QUINTETTE_WIDGETS_EXPORT InlineView : public Card
{
    Q_OBJECT
public:
    InlineView(const FormContents::Inline &contents, const EditorContext &context,
               QWidget *parent = nullptr);

    /// How wide it may become; without it, as wide as it is.
    void setRoom(int width);
    const QString &prefix() const { return m_contents.prefix; }
    const QList<InlineRow *> &rows() const { return m_rows; }
    void addRow();
    /// What the rows would submit, numbered without gaps, with how many there are.
    void collect(FormData &data, UploadedFiles &files) const;
    /// The errors of a refused submission, beside what was typed.
    void showErrors(const FormContents::Inline &contents);
    /// Shows what was done to an object that relations may point to, in rows still to be added too.
    void take(const RelatedChange &change);
    /// Null without any.
    FieldCell *firstError() const;

Q_SIGNALS:
    void edited();
    void openRequested(const Quintette::PageAddress &address);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildHead();
    InlineRow *makeRow(const FormContents::Inline::Row &row);
    void removeRow(InlineRow *row);
    void arrange();
    void buildHeaders();
    void arrangeHeaders(const QList<int> &widths);
    void refresh();
    void setOpen(bool open);

    FormContents::Inline m_contents;
    EditorContext m_context;
    QList<InlineRow *> m_rows;
    QToolButton *m_title;
    QLabel *m_errors;
    QLabel *m_note;
    QWidget *m_body;
    QWidget *m_headers;
    QList<QLabel *> m_labels; // of the columns
    QVBoxLayout *m_column;
    QPushButton *m_add;
    bool m_isTable = false;
    int m_room = 0;
    bool m_isOpen = true;
};

} // namespace Quintette
