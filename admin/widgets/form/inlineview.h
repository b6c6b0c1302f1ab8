// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/editors/editor.h"
#include "admin/widgets/form/formcontents.h"
#include "admin/widgets/form/roworder.h"
#include "admin/widgets/look/card.h"
#include "admin/widgets/window/pageaddress.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace Quintette {

class FieldCell;
class InlineHeaders;
class InlineRow;
class OpenToggle;

/// The rows of another model that belong to the object of a form: a table where there is room for
/// one and the admin declares one, else a block of lines per row. Rows can be added, moved where
/// they have places, and marked or taken away again before anything is saved.
class QUINTETTE_WIDGETS_EXPORT InlineView : public Card
{
    Q_OBJECT
public:
    InlineView(const FormContents::Inline &contents, const EditorContext &context,
               QWidget *parent = nullptr);

    /// How wide it may become; without it, as wide as it is.
    void setRoom(int width);
    const QString &prefix() const { return m_contents.prefix; }
    /// In the order in which they are submitted.
    const QList<InlineRow *> &rows() const { return m_rows; }
    /// In the order in which they stand.
    const QList<InlineRow *> &standingRows() const { return m_order.rows(); }
    void addRow();
    void moveRow(InlineRow *row, int step);
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
    /// To look at a page of the public site.
    void siteRequested(const QString &path);
    /// It stands elsewhere now, maybe out of sight.
    void moved(QWidget *row);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildHead();
    InlineRow *makeRow(const FormContents::Inline::Row &row);
    void removeRow(InlineRow *row);
    void arrange();
    void chainTabStops();
    void refresh();

    FormContents::Inline m_contents;
    EditorContext m_context;
    QList<InlineRow *> m_rows;
    RowOrder m_order;
    OpenToggle *m_title;
    QLabel *m_errors;
    QLabel *m_note;
    QWidget *m_body;
    InlineHeaders *m_headers;
    QVBoxLayout *m_column;
    QPushButton *m_add;
    bool m_isTable = false;
    int m_room = 0;
};

} // namespace Quintette
