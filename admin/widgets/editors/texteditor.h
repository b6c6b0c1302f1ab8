// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/editors/editor.h"

class QPlainTextEdit;

namespace Quintette {

/// Text of many lines, that grows with what is in it; Tab goes on to the next field.
class QUINTETTE_WIDGETS_EXPORT TextEditor : public Editor
{
    Q_OBJECT
public:
    explicit TextEditor(const FormContents::Field &field, QWidget *parent = nullptr);

    void write(FormData &data, UploadedFiles &files, const QString &name) const override;
    bool isWide() const override { return true; }
    void setText(const QString &text) override;

private:
    void fitHeight();

    QPlainTextEdit *m_text;
    int m_fewestLines = 4;
};

} // namespace Quintette
