// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/editors/editor.h"
#include "admin/widgets/form/formcontents.h"
#include "admin/widgets/window/pageaddress.h"

class QLabel;

namespace Quintette {

class FieldCell;
class InlineRowButtons;

/// One row of an inline: its cells in a line under shared headings, or one below the other with a
/// label each, and what can be done to the row as a whole.
class QUINTETTE_WIDGETS_EXPORT InlineRow : public QWidget
{
    Q_OBJECT
public:
    static constexpr int columnGap = 6;
    static constexpr int buttonsWidth = 96; // after the last column

    InlineRow(const FormContents::Inline &group, const FormContents::Inline::Row &row,
              const EditorContext &context, QWidget *parent = nullptr);

    const QList<FieldCell *> &cells() const { return m_cells; }
    /// The least that a cell needs, in pixels.
    int widthOf(qsizetype column) const;
    /// How a column of that least width shares what is left over.
    static int stretchOf(int width) { return std::max(width, 1); }

    enum class Shape : quint8 { Line, Block, Narrow }; // Narrow: a block with labels above
    void arrange(Shape shape, const QList<int> &widths);
    /// Which one it is, counted from 1.
    void setNumber(int number);
    /// Under the names of that position, counted from 0.
    void collect(FormData &data, UploadedFiles &files, int position) const;
    void showErrors(const FormContents::Inline::Row &row);
    void focusFirst();
    QWidget *lastInTabOrder() const;
    void putInTabOrder(QWidget *before, QWidget *after);

Q_SIGNALS:
    void edited();
    void openRequested(const Quintette::PageAddress &address);
    void removeRequested();

private:
    void layOutLine();
    void layOutBlock(Shape shape);
    /// Null where the editor shows it itself.
    QLabel *labelOf(FieldCell *cell);
    void setMarked(bool marked);
    QString nameAt(const QString &name, int position) const;
    void refresh();

    QString m_prefix;
    Text m_rowName;
    QList<int> m_lines; // how many cells share each line of a block
    FormContents::Inline::Row m_row;
    int m_number = 1;
    QList<FieldCell *> m_cells;
    QLabel *m_title;
    QLabel *m_errors;
    QWidget *m_body; // holds the cells, laid out anew by arrange()
    QList<QWidget *> m_labels; // beside the cells of a block
    InlineRowButtons *m_buttons;
    std::optional<Shape> m_shape;
};

} // namespace Quintette
