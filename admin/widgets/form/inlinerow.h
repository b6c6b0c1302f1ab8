// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/editors/editor.h"
#include "admin/widgets/form/formcontents.h"
#include "admin/widgets/window/pageaddress.h"

class QLabel;

namespace Quintette {

class FieldCell;
class InlineBlock;
class InlineRowButtons;
class PlaceEditor;

/// One row of an inline: its cells in a line under shared headings, or one below the other with a
/// label each, and what can be done to the row as a whole.
class QUINTETTE_WIDGETS_EXPORT InlineRow : public QWidget
{
    Q_OBJECT
public:
    static constexpr int columnGap = 6;

    InlineRow(const FormContents::Inline &group, const FormContents::Inline::Row &row,
              const EditorContext &context, QWidget *parent = nullptr);

    const QList<FieldCell *> &cells() const { return m_cells; }
    bool isNew() const { return m_row.isNew; }
    /// Whether anything was put into a new row.
    bool isFilledIn() const;
    /// Whether it can be moved among its siblings.
    bool hasPlace() const { return m_place; }
    /// The least that a cell needs, in pixels.
    int widthOf(qsizetype column) const;
    /// The same for what comes after the last one.
    int buttonsWidth() const;
    /// How a column of that least width shares what is left over.
    static int stretchOf(int width) { return std::max(width, 1); }

    enum class Shape : quint8 { Line, Block, Narrow }; // Narrow: a block with labels above
    /// True where its cells were laid out anew.
    bool arrange(Shape shape, const QList<int> &widths, int buttonsWidth);
    /// Which one it is of how many, counted from 1.
    void setNumber(int number, int count);
    /// Under the names of that position, counted from 0; place is the number to submit for where it
    /// stands, 0 for the one it has.
    void collect(FormData &data, UploadedFiles &files, int position, int place) const;
    void showErrors(const FormContents::Inline::Row &row);
    void focusFirst();
    /// What takes the keyboard, as it stands.
    QList<QWidget *> tabStops() const;

Q_SIGNALS:
    void edited();
    void openRequested(const Quintette::PageAddress &address);
    /// To look at the object on the public site.
    void siteRequested(const QString &path);
    void removeRequested();
    /// To change places with the row before (-1) or after (1).
    void moveRequested(int step);

private:
    void buildCells(const EditorContext &context);
    void connectButtons();
    void layOutLine();
    void setMarked(bool marked);
    QString nameAt(const QString &name, int position) const;
    void refresh();

    QString m_prefix;
    Text m_rowName;
    FormContents::Inline::Row m_row;
    int m_number = 1;
    QList<FieldCell *> m_cells;
    QLabel *m_title;
    QLabel *m_errors;
    QWidget *m_body; // holds the cells, laid out anew by arrange()
    InlineBlock *m_block = nullptr;
    PlaceEditor *m_place = nullptr; // null where it cannot be moved
    InlineRowButtons *m_buttons;
    std::optional<Shape> m_shape;
};

} // namespace Quintette
