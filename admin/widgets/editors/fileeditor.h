// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/editors/editor.h"

class QCheckBox;
class QLabel;

namespace Quintette {

/// The stored file's name, a button to choose another, and a box to clear it where it may be empty.
class QUINTETTE_WIDGETS_EXPORT FileEditor : public Editor
{
    Q_OBJECT
public:
    explicit FileEditor(const FormContents::Field &field, QWidget *parent = nullptr);

    void write(FormData &data, UploadedFiles &files, const QString &name) const override;

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void askForFile();
    void take(const QString &path);
    void refresh();

    QString m_stored;
    std::optional<UploadedFile> m_chosen; // read when it was chosen
    QString m_problem; // why the last one could not be read
    QLabel *m_name;
    QCheckBox *m_clear;
};

} // namespace Quintette
