// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/editors/editor.h"

class QLineEdit;

namespace Quintette {

/// A line of text: names, addresses, passwords, and numbers in the signs of the person's language.
class QUINTETTE_WIDGETS_EXPORT LineEditor : public Editor
{
    Q_OBJECT
public:
    explicit LineEditor(const FormContents::Field &field, QWidget *parent = nullptr);

    void write(FormData &data, UploadedFiles &files, const QString &name) const override;
    bool isWide() const override { return m_isWide; }
    void setText(const QString &text) override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void step(int by);

    QLineEdit *m_line;
    bool m_isNumber;
    int m_step = 1; // of the arrow keys
    bool m_isWide;
};

} // namespace Quintette
