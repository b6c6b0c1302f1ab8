// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/editors/editor.h"

class QLabel;
class QPlainTextEdit;
class QToolButton;

namespace Quintette {

/// JSON as indented text, checked while one types.
class QUINTETTE_WIDGETS_EXPORT JsonEditor : public Editor
{
    Q_OBJECT
public:
    explicit JsonEditor(const FormContents::Field &field, QWidget *parent = nullptr);

    void write(FormData &data, UploadedFiles &files, const QString &name) const override;
    bool isWide() const override { return true; }
    void setText(const QString &text) override;

private:
    void check();
    void format();

    QPlainTextEdit *m_text;
    QLabel *m_verdict;
    QToolButton *m_format;
    QString m_given; // what the form gave,
    QString m_shown; // and how it was shown
};

} // namespace Quintette
